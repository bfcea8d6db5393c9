package org.warmth.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.warmth.funds.BatchOffice;

/**
 * A batch of 10,000 payments from DRAFT to EXPORTED, and its return file from the upload to RECONCILED, against the same rows
 * written and read by plain JDBC in the same database ({@link BareBatch}): both in this process, no HTTP on either side.
 */
record BatchBenchmark(Path folder) implements Benchmark {
    private static final int ITEMS = 10_000;
    private static final int WARM_UPS = 1;
    private static final double LIMIT = 3.0;

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        Path home = folder.resolve("batch");
        Folders.empty(home);
        Files.createDirectories(folder);
        List<Double> exports = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        try (BatchOffice office = new BatchOffice(home, ITEMS);
                BareBatch floor = new BareBatch(office.database())) {
            List<Long> ours = new ArrayList<>();
            List<Long> bare = new ArrayList<>();
            for (int i = 0; i < WARM_UPS + InTurn.ROUNDS; i++) {
                ours.add(office.approvedList());
                bare.add(office.approvedList());
            }
            InTurn.Medians medians = InTurn.medians(
                    WARM_UPS,
                    InTurn.ROUNDS,
                    () -> {
                        long[] batch = new long[1];
                        byte[][] answer = new byte[1][];
                        long list = ours.get(exports.size());
                        exports.add(InTurn.millis(() -> batch[0] = office.export(list)));
                        double sent = InTurn.millis(() -> answer[0] = office.send(batch[0]));
                        answers.add(InTurn.millis(() -> office.reconcile(batch[0], answer[0])));
                        return exports.get(exports.size() - 1) + sent + answers.get(answers.size() - 1);
                    },
                    () -> InTurn.millis(() -> floor.run(bare.remove(0))));
            return Result.of(medians, Bar.timesTheFloor(LIMIT))
                    .beside("export", median(exports))
                    .beside("reconcile", median(answers));
        } finally {
            Folders.empty(home);
        }
    }

    private static double median(List<Double> times) {
        return InTurn.median(
                times.stream().skip(WARM_UPS).mapToDouble(Double::doubleValue).toArray());
    }
}
