package org.warmth.itests.server;

import static org.ops4j.pax.exam.CoreOptions.serverMode;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.replaceConfigurationFile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.karaf.options.KarafDistributionBaseConfigurationOption;
import org.ops4j.pax.exam.karaf.options.KarafDistributionKitConfigurationOption;
import org.ops4j.pax.exam.karaf.options.KarafDistributionKitConfigurationOption.Platform;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * The assembled distribution in a folder of its own, on free ports of the loopback address.
 *
 * <p>Unpacked, it can be configured; started, it is asked over HTTP; killed, it can be started again on the same data.
 */
public final class WarmthServer implements AutoCloseable {

    /** The first administrator's password on every server that a test starts. */
    public static final String ADMIN_PASSWORD = "Itest-送温暖-2026";

    /** For a machine that does much else at the same time; what hangs is named all the same. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";
    private static final String MANAGEMENT = "org.apache.karaf.management.cfg";
    private static final String PROBE = "system/org/warmth/itests/probe/1/probe-1.jar";

    private final Path home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final int httpPort;
    private final int sshPort;
    private final int probePort = freePort();
    private final AnswerSchemas schemas = new AnswerSchemas(this::document);
    private Instant standing;
    private Path etc;
    private Path data;
    private ServerLog log;
    private ProcessHandle process;

    private WarmthServer(Path home, int httpPort, int sshPort) {
        this.home = home;
        this.httpPort = httpPort;
        this.sshPort = sshPort;
        this.etc = home.resolve("etc");
        this.data = home.resolve("data");
        this.log = new ServerLog(data.resolve("log/karaf.log"));
        environment.put("WARMTH_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("WARMTH_MAX_HEAP", "768m");
    }

    /** Unpacks the distribution; nothing runs yet. */
    public static WarmthServer unpack() {
        return unpack(freePort(), freePort());
    }

    /** Unpacks another copy, which is to come in the place of this one: on its ports. */
    public WarmthServer unpackBeside() {
        return unpack(httpPort, sshPort);
    }

    private static WarmthServer unpack(int httpPort, int sshPort) {
        try {
            Path servers = Files.createDirectories(Path.of(System.getProperty("warmth.servers")));
            Path folder = Files.createTempDirectory(servers, "server-");
            Process tar = new ProcessBuilder(
                            "tar",
                            "xzf",
                            System.getProperty("warmth.distribution"),
                            "--strip-components=1",
                            "-C",
                            "" + folder)
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IllegalStateException("cannot unpack " + System.getProperty("warmth.distribution"));
            }
            WarmthServer server = new WarmthServer(folder.toRealPath(), httpPort, sshPort);
            server.addProbe();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sets an environment variable of the server's process. */
    public WarmthServer environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Keeps configuration and data outside of the unpacked folder, as an admin does who means to upgrade.
     *
     * @param configuration a copy of the shipped {@code etc/}; made by the first start if it is not there
     * @param records where the data goes
     */
    public WarmthServer outside(Path configuration, Path records) {
        etc = configuration;
        data = records;
        log = new ServerLog(data.resolve("log/karaf.log"));
        return environment("KARAF_ETC", "" + etc).environment("KARAF_DATA", "" + data);
    }

    /** Lets the server live at an instant that stays until the probe is given another. */
    public WarmthServer standingClock(Instant instant) {
        standing = instant;
        return this;
    }

    /** Writes a file below {@code etc/}, as an admin would. */
    public WarmthServer etc(String file, String text) {
        try {
            Path target = (Files.exists(etc) ? etc : home.resolve("etc")).resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, text, StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces what starts with the server: these features stand in the place of {@code warmth}, say {@code warmth-kernel}. */
    public WarmthServer bootFeatures(String... features) {
        Path file = home.resolve(FEATURES);
        Properties properties = load(file);
        String boot = properties
                .getProperty("featuresBoot")
                .replaceFirst("(?<=^|[ ,])warmth/[^,]+", String.join(", ", features));
        properties.setProperty("featuresBoot", boot);
        store(properties, file);
        return this;
    }

    /** Starts the server and returns once all its features are installed and HTTP answers. */
    public WarmthServer start() {
        process = null;
        try {
            LoopbackSockets.install();
            writeStartScript();
            Path features = Files.copy(
                    home.resolve(FEATURES), home.resolve("features.cfg"), StandardCopyOption.REPLACE_EXISTING);
            ExamSystem system = PaxExamRuntime.createTestSystem(
                    new KarafDistributionKitConfigurationOption(
                                    new KarafDistributionBaseConfigurationOption(home.toFile()).useDeployFolder(false),
                                    Platform.NIX)
                            .executable("bin/itest"),
                    serverMode(),
                    doNotModifyLogConfiguration(),
                    // Without this Pax Exam would add its own feature, and fetch it.
                    replaceConfigurationFile(FEATURES, features.toFile()),
                    editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "" + httpPort),
                    editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", "" + sshPort));
            // Never stopped through Pax Exam, which would look for its own bundles in the server for minutes.
            PaxExamRuntime.createContainer(system).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the process", () -> Files.exists(home.resolve("itest.pid")));
        process = ProcessHandle.of(pid()).orElseThrow(() -> new IllegalStateException("ended at once: " + home));
        await("the features", () -> !probe().services("(objectClass=org.apache.karaf.features.BootFinished)")
                .isEmpty());
        await("HTTP", () -> status("/") > 0);
        return this;
    }

    /** Waits until nothing is missing. */
    public WarmthServer awaitReady() {
        awaitStatus("/warmth/health/ready", 200);
        return this;
    }

    /** Starts the server where its script has to refuse, and returns what it said. */
    public String startRefused() {
        ProcessBuilder script = new ProcessBuilder("" + home.resolve("bin/karaf"), "server").redirectErrorStream(true);
        script.environment().putAll(environment);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Spoken said = run(script);
        if (said.exit() == 0) {
            throw new IllegalStateException("it did not refuse: " + said.text());
        }
        return said.text();
    }

    /** Ends the server as a power failure would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends the server as its service manager would. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Stops what runs; the folder stays for whoever reads a failed test. */
    @Override
    public void close() {
        if (isRunning()) {
            stop();
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The folder that an admin would have unpacked. */
    public Path home() {
        return home;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort).resolve(path);
    }

    public String address() {
        return "http://127.0.0.1:" + httpPort;
    }

    /**
     * Runs a command of the server's shell as an admin's script does, by {@code bin/client}.
     *
     * @param command with its arguments
     */
    public Spoken shell(String command) {
        ProcessBuilder client = new ProcessBuilder(
                        "" + home.resolve("bin/client"),
                        "-h",
                        "127.0.0.1",
                        "-a",
                        "" + sshPort,
                        "-u",
                        "admin",
                        "-p",
                        ADMIN_PASSWORD,
                        command)
                .redirectErrorStream(true);
        client.environment().put("JAVA_HOME", System.getProperty("java.home"));
        client.environment().put("KARAF_ETC", "" + etc);
        client.environment().put("KARAF_DATA", "" + data);
        return run(client);
    }

    private static Spoken run(ProcessBuilder program) {
        try {
            Process running = program.start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Spoken(running.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a command of the shell said.
     *
     * @param exit 0 if it was done
     * @param text what it wrote
     */
    public record Spoken(int exit, String text) {}

    public int httpPort() {
        return httpPort;
    }

    public int sshPort() {
        return sshPort;
    }

    /** Where JMX answers once an admin has installed the feature {@code management}. */
    public int jmxPort() {
        return Integer.parseInt(load(etc.resolve(MANAGEMENT)).getProperty("rmiServerPort"));
    }

    /** The addresses on which the server waits for callers, as the operating system knows them. */
    public List<InetSocketAddress> listening() {
        return Listening.by(pid());
    }

    public long pid() {
        try {
            return Long.parseLong(Files.readString(home.resolve("itest.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProbeClient probe() {
        return new ProbeClient(http, probePort);
    }

    public ServerLog log() {
        return log;
    }

    /** What this server's API document promises. */
    AnswerSchemas schemas() {
        return schemas;
    }

    private JsonNode document() {
        TestUser admin = admin();
        return admin.raw(admin.request("openapi.json")).expect(200).json();
    }

    /** The first administrator. */
    public TestUser admin() {
        return user("admin", ADMIN_PASSWORD);
    }

    /** A user of this server. */
    public TestUser user(String name, String password) {
        return new TestUser(this, http, name, password);
    }

    /** A request that carries the first administrator's credentials. */
    public HttpRequest.Builder request(String path) {
        return request(path, "admin", ADMIN_PASSWORD);
    }

    /** A request that carries a user's credentials. */
    public HttpRequest.Builder request(String path, String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET as the first administrator. */
    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** Polls until a path answers with a status. */
    public void awaitStatus(String path, int status) {
        await(path + " to answer " + status, () -> status(path) == status);
    }

    /**
     * Polls until a condition holds. An answer that does not come yet counts as "not yet"; a server that has ended is not
     * waited for.
     */
    public void await(String what, BooleanSupplier condition) {
        Awaitility.await(what + ", see " + data.resolve("log"))
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the server ended, see " + home, () -> process != null && !process.isAlive())
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(condition::getAsBoolean);
    }

    /** An answer that does not come is no answer yet: a request that meets the start of the HTTP server may be lost in it. */
    private int status(String path) {
        return send(request(path).timeout(Duration.ofSeconds(15)).build()).statusCode();
    }

    private void addProbe() throws IOException {
        Path jar = home.resolve(PROBE);
        Files.createDirectories(jar.getParent());
        Files.move(TestBundle.of("probe", "Probe"), jar);
        Files.writeString(
                home.resolve("etc/startup.properties"),
                "mvn\\:org.warmth.itests/probe/1 = 20\n",
                StandardOpenOption.APPEND);
    }

    /** The server's own script, with the environment of this server; its process keeps the id of the script. */
    private void writeStartScript() throws IOException {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        environment.forEach((name, value) ->
                script.append("export ").append(name).append("='").append(value).append("'\n"));
        script.append("export JAVA_HOME='")
                .append(System.getProperty("java.home"))
                .append("'\n");
        script.append("export KARAF_OPTS='-Dwarmth.probe.port=")
                .append(probePort)
                .append(standing == null ? "" : " -Dwarmth.probe.clock=" + standing)
                .append("'\n");
        script.append("export KARAF_EXEC=exec\n");
        script.append("mkdir -p '").append(data).append("'\n");
        script.append("[ -d '").append(etc).append("' ] || cp -r '").append(home.resolve("etc"));
        script.append("' '").append(etc).append("'\n");
        script.append("echo $$ > '").append(home.resolve("itest.pid")).append("'\n");
        script.append("exec '").append(home.resolve("bin/karaf")).append("' server\n");
        Files.deleteIfExists(home.resolve("itest.pid"));
        Files.writeString(home.resolve("bin/itest"), script, StandardCharsets.UTF_8);
    }

    private void awaitExit() {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not end within a minute: " + home, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(Properties properties, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
