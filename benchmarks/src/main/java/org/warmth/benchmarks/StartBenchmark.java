package org.warmth.benchmarks;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.warmth.benchmarks.empty.EmptyResource;
import org.warmth.demo.DemoServer;
import org.warmth.demo.RestClient;

/**
 * From the start of the process to the first signed-in answer of {@code GET /warmth/v1/visits}, against the same Karaf
 * with only the REST feature and an empty resource, to its first answer.
 */
record StartBenchmark(Path archive, Path folder, boolean warm) implements Benchmark {
    private static final String PASSWORD = "Bench-送温暖-2026";
    private static final String EMPTY = "empty.jar";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** On empty data: unpacked and never started before. */
    static StartBenchmark cold(Path archive, Path folder) {
        return new StartBenchmark(archive, folder.resolve("start"), false);
    }

    /** On the data that an earlier start left. */
    static StartBenchmark warm(Path archive, Path folder) {
        return new StartBenchmark(archive, folder.resolve("start"), true);
    }

    @Override
    public String name() {
        return warm ? "start-warm" : "start";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        if (!warm) {
            return Result.of(
                    InTurn.medians(1, 5, () -> started(ours()), () -> started(floor())), Bar.timesTheFloor(1.8));
        }
        DemoServer ours = settled(ours());
        DemoServer floor = settled(floor());
        return Result.of(InTurn.medians(1, 7, () -> started(ours), () -> started(floor)), Bar.timesTheFloor(1.4));
    }

    /** Once started, and stopped only after Karaf has written down that all is installed: the next start installs nothing. */
    private static DemoServer settled(DemoServer server) throws IOException {
        long start = System.nanoTime();
        try (DemoServer running = server.start()) {
            while (!answers(running) || !installed(running)) {
                patience(running, start);
            }
        }
        return server;
    }

    private static boolean installed(DemoServer server) throws IOException {
        try (Stream<Path> bundles = Files.list(server.home().resolve("data/cache"))) {
            for (Path bundle : bundles.toList()) {
                Path state = bundle.resolve("data/state.json");
                if (Files.exists(state) && Files.readString(state).contains("\"bootDone\":true")) {
                    return true;
                }
            }
            return false;
        }
    }

    private DemoServer ours() throws IOException, InterruptedException {
        return DemoServer.unpack(archive, folder.resolve("ours")).environment("WARMTH_ADMIN_PASSWORD", PASSWORD);
    }

    /** The same archive; what it starts with is the REST feature in the place of the product and its database. */
    private DemoServer floor() throws Exception {
        DemoServer server = DemoServer.unpack(archive, folder.resolve("floor"));
        Path jar = server.home().resolve(EMPTY);
        bundle(jar);
        Path features = server.home().resolve("features.xml");
        Files.writeString(
                features,
                """
                <features name="benchmarks" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="empty" version="1">
                    <feature>warmth-lib-jaxrs</feature>
                    <bundle>%s</bundle>
                  </feature>
                </features>
                """
                        .formatted(jar.toUri()));
        Path boot = server.home().resolve("etc/org.apache.karaf.features.cfg");
        String changed = Files.readString(boot)
                .replaceFirst("(?m)^(featuresBoot\\s*=.*?)\\bwarmth/[^,\\s]+", "$1empty")
                .replaceFirst("(?m)^(featuresBoot\\s*=.*?), *warmth-derby/[^,\\s]+", "$1")
                .replaceFirst("(?m)^(featuresRepositories\\s*=.*)$", "$1, " + features.toUri());
        Files.writeString(boot, changed);
        return server;
    }

    private static void bundle(Path file) throws Exception {
        try (Builder builder = new Builder()) {
            builder.setClasspath(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(File::new)
                            .filter(File::exists)
                            .toArray(File[]::new));
            String name = EmptyResource.class.getPackageName();
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, name);
            builder.setProperty(Constants.PRIVATE_PACKAGE, name);
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IOException("bundle " + name + ": " + builder.getErrors());
                }
                jar.write(file.toFile());
            }
        }
    }

    /** Milliseconds from the start to the first good answer; stopped again afterwards. */
    private static double started(DemoServer server) throws IOException {
        long start = System.nanoTime();
        try (DemoServer running = server.start()) {
            while (!answers(running)) {
                patience(running, start);
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** Lets some time pass between two questions. */
    private static void patience(DemoServer running, long start) throws IOException {
        if (!running.alive() || System.nanoTime() - start > PATIENCE.toNanos()) {
            throw new IOException("no answer; see " + running.home());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    /** Whether it answers: the product a signed-in request for its visits, the floor any request for nothing. */
    private static boolean answers(DemoServer server) {
        boolean bare = Files.exists(server.home().resolve(EMPTY));
        URI asked = URI.create(server.address() + (bare ? "/warmth/none/empty" : "/warmth/v1/visits"));
        try {
            HttpURLConnection connection = (HttpURLConnection) asked.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            if (!bare) {
                connection.setRequestProperty("Authorization", RestClient.basic("admin", PASSWORD));
            }
            boolean good = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return good;
        } catch (IOException notYet) {
            return false;
        }
    }
}
