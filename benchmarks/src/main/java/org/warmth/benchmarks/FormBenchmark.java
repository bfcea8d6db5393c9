package org.warmth.benchmarks;

import java.sql.Connection;

/**
 * Form 1 of the whole tree, read again after one more entry, against the one GROUP BY that somebody would write by hand
 * over the same entries; and whether ten times the entries make it slower.
 */
record FormBenchmark(CityLedgers ledgers) implements Benchmark {
    private static final int READS = 101;
    private static final double GROWING = 1.25;

    @Override
    public String name() {
        return "form";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        double few;
        try (CityLedger city = ledgers.few()) {
            reads(city);
            few = reads(city);
        }
        CityLedger city = ledgers.many();
        try (Connection connection = city.connection()) {
            reads(city);
            InTurn.Medians medians =
                    InTurn.medians(1, 7, () -> reads(city), () -> InTurn.millis(() -> CityLedger.groupBy(connection)));
            return Result.of(medians, Bar.timesFaster(50))
                    .beside("ours at 100,000 entries", few)
                    .and(medians.ours() <= GROWING * few);
        }
    }

    /** The median of some readings, each after one more entry; sealed now and then, as on a server. */
    private static double reads(CityLedger city) throws Exception {
        double[] reads = new double[READS];
        for (int i = 0; i < READS; i++) {
            city.post(1);
            reads[i] = InTurn.millis(() -> city.form(false));
            if (i % 10 == 9) {
                city.seal();
            }
        }
        return InTurn.median(reads);
    }
}
