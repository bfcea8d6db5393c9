package org.warmth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.warmth.benchmarks.PaymentDesk.Times;
import org.warmth.demo.DemoServer;

/**
 * A roster of 100,000 payments to new payees, from the file to the ledger with everything on, over REST against the
 * assembled server: uploaded, checked, listed, approved by four persons, posted. The floor reads the same file with a fast
 * reader and leaves the same rows by plain JDBC batches ({@link BareTables}).
 */
final class ImportBenchmark implements Benchmark {
    /** Synthetic people are welcome, and it is the eve of their festival. */
    static final Map<String, String> SETTINGS =
            Map.of("org.warmth.people/synthetic", "true", "org.warmth.store/clock", "2022-01-30T01:00:00Z");

    private static final int ROWS = 100_000;
    private static final int KNOWN_ROWS = 20_000;
    private static final int WARM_UPS = 1;
    private static final double LIMIT = 1.5;
    private static final String PROJECT = "春节慰问金";

    private final Path archive;
    private final Path folder;

    ImportBenchmark(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder.resolve("import");
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        Files.createDirectories(folder);
        Path home = bareDatabase();
        try (DemoServer server = DemoServer.start(archive, folder.resolve("server"), SETTINGS, Map.of());
                BareImport floor = new BareImport(home)) {
            server.awaitReady();
            PaymentDesk desk = new PaymentDesk(server);
            return known(desk, floor, strangers(desk, floor));
        }
    }

    /** A database as the server makes it, for the floor alone. */
    private Path bareDatabase() throws IOException, InterruptedException {
        try (DemoServer server = DemoServer.start(archive, folder.resolve("floor"), SETTINGS, Map.of())) {
            server.awaitReady();
            return server.home();
        }
    }

    /** Nobody of the payees is known. */
    private Result strangers(PaymentDesk desk, BareImport floor) throws Exception {
        desk.project(PaymentDesk.UNIT, PROJECT);
        List<Path> rosters = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + InTurn.ROUNDS; i++) {
            rosters.add(roster(i * ROWS, ROWS, PROJECT));
        }
        List<Times> times = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        InTurn.Medians medians = InTurn.medians(
                WARM_UPS,
                InTurn.ROUNDS,
                () -> {
                    times.add(desk.pay(PaymentDesk.UNIT, rosters.get(times.size()), ROWS));
                    return times.get(times.size() - 1).all();
                },
                () -> {
                    bare.add(InTurn.millis(() -> floor.run(rosters.get(bare.size()))));
                    return bare.get(bare.size() - 1);
                });
        double usermodel = usermodel(rosters, bare);
        return Result.of(medians, Bar.timesTheFloor(LIMIT))
                .and(medians.ours() < usermodel)
                .beside("usermodel", usermodel)
                .beside("upload", median(times, Times::upload))
                .beside("list", median(times, Times::list))
                .beside("approve", median(times, Times::steps))
                .beside("post", median(times, Times::post));
    }

    /** The floor with POI's usermodel in place of the fast reader, which reads while it writes: its reading goes off first. */
    private static double usermodel(List<Path> rosters, List<Double> bare) throws Exception {
        double[] all = new double[InTurn.ROUNDS];
        for (int i = 0; i < all.length; i++) {
            Path roster = rosters.get(WARM_UPS + i);
            double fast = InTurn.millis(() -> BareImport.read(roster));
            double slow = InTurn.millis(() -> BareImport.readUsermodel(roster));
            all[i] = bare.get(WARM_UPS + i) - fast + slow;
        }
        return InTurn.median(all);
    }

    /** Everybody was paid before, from other projects. */
    private Result known(PaymentDesk desk, BareImport floor, Result strangers) throws Exception {
        List<Path> rosters = new ArrayList<>();
        for (int i = 0; i < InTurn.ROUNDS; i++) {
            String project = PROJECT + (i + 2);
            desk.project(PaymentDesk.UNIT, project);
            rosters.add(roster(i * KNOWN_ROWS, KNOWN_ROWS, project));
        }
        int[] next = new int[2];
        InTurn.Medians medians = InTurn.medians(
                0,
                InTurn.ROUNDS,
                () -> desk.payAgain(PaymentDesk.UNIT, rosters.get(next[0]++), KNOWN_ROWS)
                        .all(),
                () -> InTurn.millis(() -> floor.run(rosters.get(next[1]++))));
        return strangers
                .beside("known", medians.ours())
                .beside("knownFloor", medians.floor())
                .beside("knownRatio", medians.ours() / medians.floor());
    }

    private Path roster(int first, int rows, String project) throws IOException {
        Path file = folder.resolve(project + "-" + first + ".xlsx");
        PaymentRosters.write(file, first, rows, project, PaymentDesk.UNIT);
        return file;
    }

    private static double median(List<Times> times, ToDoubleFunction<Times> part) {
        return InTurn.median(times.stream().skip(WARM_UPS).mapToDouble(part).toArray());
    }
}
