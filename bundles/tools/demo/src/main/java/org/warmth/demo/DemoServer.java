package org.warmth.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The assembled server, unpacked fresh, on free ports of the loopback address; stopped by pid, and with the process that
 * started it.
 */
public final class DemoServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final int port;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;

    private DemoServer(Path home, int port) {
        this.home = home;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-server"));
    }

    /**
     * Unpacks and starts.
     *
     * @param archive the distribution's tar.gz
     * @param home where to unpack; emptied first
     * @param settings values by {@code pid/key}
     * @param environment variables for the process, for example {@code WARMTH_MAX_HEAP}
     */
    public static DemoServer start(
            Path archive, Path home, Map<String, String> settings, Map<String, String> environment)
            throws IOException, InterruptedException {
        DemoServer server = unpack(archive, home);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String[] pidAndKey = setting.getKey().split("/");
            server.set(pidAndKey[0], pidAndKey[1], setting.getValue());
        }
        server.environment.putAll(environment);
        return server.start();
    }

    /**
     * Unpacks; nothing runs yet.
     *
     * @param archive the distribution's tar.gz
     * @param home where to unpack; emptied first
     */
    public static DemoServer unpack(Path archive, Path home) throws IOException, InterruptedException {
        empty(home);
        Files.createDirectories(home);
        Process tar = new ProcessBuilder(
                        "tar", "-xzf", archive.toString(), "-C", home.toString(), "--strip-components=1")
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
        DemoServer server = new DemoServer(home, freePort());
        server.set("org.ops4j.pax.web", "org.osgi.service.http.port", Integer.toString(server.port));
        server.set("org.apache.karaf.shell", "sshPort", Integer.toString(freePort()));
        if (Files.exists(home.resolve("etc/org.apache.karaf.management.cfg"))) {
            server.set("org.apache.karaf.management", "rmiRegistryPort", Integer.toString(freePort()));
            server.set("org.apache.karaf.management", "rmiServerPort", Integer.toString(freePort()));
        }
        return server;
    }

    /** Sets a value in the file {@code etc/<pid>.cfg}, as an admin would. */
    public DemoServer set(String pid, String key, String value) throws IOException {
        Path file = home.resolve("etc/" + pid + ".cfg");
        String text = Files.exists(file) ? Files.readString(file) : "";
        String line = key + " = " + value;
        String changed = text.replaceFirst("(?m)^\\s*" + key.replace(".", "\\.") + "\\s*=.*$", line);
        if (changed.equals(text) && !text.contains(line)) {
            changed = text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n";
        }
        Files.writeString(file, changed, StandardCharsets.UTF_8);
        return this;
    }

    /** Sets a variable of the server's environment, for example {@code WARMTH_MAX_HEAP}. */
    public DemoServer environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it, for the first time or after {@link #close} on the same data; returns at once. */
    public DemoServer start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile());
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        builder.environment().putAll(environment);
        process = builder.start();
        return this;
    }

    /** Waits for the first password, then until the server misses nothing. */
    public void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        Instant until = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(until)) {
            if (!alive()) {
                throw new IOException("the server ended; see " + home.resolve("console.log"));
            }
            try {
                HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/warmth/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .header("Authorization", RestClient.basic("admin", adminPassword()))
                        .build();
                HttpResponse<String> answer = http.send(ready, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException notYet) {
                last = notYet.toString();
            }
            Thread.sleep(200);
        }
        throw new IOException("the server is not ready: " + last);
    }

    /** Where it listens, {@code http://127.0.0.1:port}. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it was unpacked. */
    public Path home() {
        return home;
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** The file with the first administrator's password. */
    public Path firstPassword() {
        return home.resolve("etc/warmth/first-admin-password");
    }

    /** The first administrator's password, once it is there. */
    public String adminPassword() throws IOException {
        return Files.readString(firstPassword()).strip();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return process != null && process.isAlive();
    }

    /** Waits until the server ends by itself or is interrupted. */
    void join() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        if (!alive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
