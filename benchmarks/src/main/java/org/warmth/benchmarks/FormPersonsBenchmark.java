package org.warmth.benchmarks;

import java.sql.Connection;

/** Form 1 with distinct persons in every row, against one COUNT(DISTINCT) for one row, written by hand. */
record FormPersonsBenchmark(CityLedgers ledgers) implements Benchmark {
    @Override
    public String name() {
        return "form-persons";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        CityLedger city = ledgers.many();
        try (Connection connection = city.connection()) {
            double first = InTurn.millis(() -> city.form(true));
            InTurn.Medians medians = InTurn.medians(
                    1,
                    5,
                    () -> {
                        city.post(1);
                        return InTurn.millis(() -> city.form(true));
                    },
                    () -> InTurn.millis(() -> CityLedger.countDistinct(connection)));
            return Result.of(medians, Bar.timesTheFloor(1.2)).beside("the first reading", first);
        }
    }
}
