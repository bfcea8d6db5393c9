package org.warmth.benchmarks;

import java.sql.Connection;

/**
 * What 100,000 payees of a list have received already, among 1,000,000 entries, as it is asked when the list is approved:
 * the list read, the ledger looked up, decisions and other lists compared; against the join that somebody writes by hand in
 * the same database, its keys handed over first.
 */
record OverlapBenchmark(CityLedgers ledgers) implements Benchmark {
    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        CityLedger city = ledgers.many();
        PayeeList list = new PayeeList(city);
        try (Connection connection = city.connection()) {
            int found = list.joined(connection);
            InTurn.Medians medians = InTurn.medians(
                    1,
                    5,
                    () -> InTurn.millis(() -> same(found, list.checked())),
                    () -> InTurn.millis(() -> same(found, list.joined(connection))));
            return Result.of(medians, Bar.timesTheFloor(2)).beside("overlaps", found);
        }
    }

    /** Both sides find the same, or the figures say nothing. */
    private static void same(int expected, int found) {
        if (expected != found) {
            throw new IllegalStateException("one side finds " + expected + ", the other " + found);
        }
    }
}
