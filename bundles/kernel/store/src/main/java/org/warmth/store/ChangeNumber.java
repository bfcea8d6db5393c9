package org.warmth.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a module's records have changed in a way that others rest on, kept in several rows, so that two writers seldom
 * wait for the same one. The number is the weighted sum of the rows: it grows with every one, and two different sets of
 * committed changes give two different numbers, also where a database shows a reader a later commit without an earlier one.
 */
final class ChangeNumber {
    private static final int SLOTS = 8;
    /** Wide apart, so that sums of them do not meet; a number stays below 2^63 up to two thousand million changes. */
    private static final long[] WEIGHTS =
            new SplittableRandom(2022).longs(SLOTS, 1L << 31, 1L << 32).toArray();

    private final String module;
    private final Transactions transactions;

    ChangeNumber(String module, Transactions transactions) {
        this.module = module;
        this.transactions = transactions;
    }

    /** Counts on, once, with the commit of the thread's transaction. */
    void grow() {
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        transactions
                .current()
                .beforeCommit(
                        module,
                        () -> transactions.write(sql -> sql.execute(
                                "update store_changes set number = number + 1 where module = ? and slot = ?",
                                module,
                                slot)));
    }

    /** The number, of what is committed. */
    long now() {
        return transactions.read(
                sql -> sql.fetchSingle("select sum(weight * number) from store_changes where module = ?", module)
                        .get(0, Long.class));
    }

    /** Whether a module's rows are there; the table is. */
    static boolean kept(Connection connection, String module) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from store_changes where module = ?")) {
            select.setString(1, module);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1) == SLOTS;
            }
        }
    }

    /** Makes a module's rows, while nobody else migrates. */
    static void keep(Connection connection, String module) throws SQLException {
        if (kept(connection, module)) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into store_changes (module, slot, weight, number) values (?, ?, ?, 1)")) {
            for (int slot = 0; slot < SLOTS; slot++) {
                insert.setString(1, module);
                insert.setInt(2, slot);
                insert.setLong(3, WEIGHTS[slot]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
