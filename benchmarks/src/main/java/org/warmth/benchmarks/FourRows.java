package org.warmth.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.warmth.testkit.TestDatabase;

/**
 * The rows of an act as somebody writes them who checks nothing: the visit, its ledger entry, its audit event and its
 * idempotency key, by prepared statements, one transaction an act, into the product's own tables with their indexes.
 */
final class FourRows implements AutoCloseable {
    private static final String DIGEST = "x".repeat(43);

    private final TestDatabase database;
    private final List<Writer> writers = new ArrayList<>();

    FourRows(Path folder, int connections) throws SQLException {
        database = TestDatabase.onDisk(folder, "visits");
        for (int i = 0; i < connections; i++) {
            writers.add(new Writer(database.source().getConnection()));
        }
    }

    List<Writer> writers() {
        return writers;
    }

    /** One who writes on a connection of its own. */
    final class Writer implements Crowd.Act {
        private final Connection connection;
        private final PreparedStatement visit;
        private final PreparedStatement entry;
        private final PreparedStatement event;
        private final PreparedStatement key;

        private Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            visit = connection.prepareStatement(
                    "insert into visits_visits (id, unit, list, import_id, corrects, state, version, posted, plan, target,"
                            + " purpose, mode, visit_date, campaign, category, tags, person, enterprise, headcount,"
                            + " evidence, goods, goods_fen, announced_fen, payment, lot)"
                            + " values (?, ?, 0, 0, 0, 'REPORTED', 2, true, 0, 'PERSON', 'CONDOLENCE', 'ON_SITE', ?, 22,"
                            + " 'C7', 0, ?, 0, 0, 0, '春节大礼包', 20000, 0, 0, 0)");
            entry = connection.prepareStatement(
                    "insert into ledger_entries (id, source_module, source_record, source_step, unit_id, value_date,"
                            + " posted_at, posted_by, benefit, category, times, person, headcount, evidence,"
                            + " on_behalf_of, tags, money_fen, goods_fen, fund_account, centre, campaign, reversal_of)"
                            + " values (?, 'visits', ?, 'report', ?, ?, ?, 'clerk', 'condolence', 'C7', 1, ?, 0, 0, 0, 0,"
                            + " 0, 20000, 0, 0, 22, 0)");
            event = connection.prepareStatement(
                    "insert into audit_events (id, happened_at, user_id, user_name, address, action_name, unit_id,"
                            + " object_ref, facts) values (?, ?, 7, 'clerk', '127.0.0.1', 'visits.visit.report', ?, ?,"
                            + " '{\"from\":\"DONE\",\"to\":\"REPORTED\"}')");
            key = connection.prepareStatement("insert into rest_idempotency (user_id, request_key, digest, record_id,"
                    + " record_version, created_at) values (7, ?, '" + DIGEST + "', ?, 1, ?)");
        }

        @Override
        public void once() throws SQLException {
            long id = database.ids().next();
            long unit = 1 + ThreadLocalRandom.current().nextInt(PostBenchmark.UNITS);
            long person = database.ids().next();
            Date day = Date.valueOf(PostBenchmark.DAY);
            Timestamp now = Timestamp.valueOf(LocalDateTime.now());
            visit.setLong(1, id);
            visit.setLong(2, unit);
            visit.setDate(3, day);
            visit.setLong(4, person);
            visit.executeUpdate();
            entry.setLong(1, database.ids().next());
            entry.setLong(2, id);
            entry.setLong(3, unit);
            entry.setDate(4, day);
            entry.setTimestamp(5, now);
            entry.setLong(6, person);
            entry.executeUpdate();
            event.setLong(1, database.ids().next());
            event.setTimestamp(2, now);
            event.setLong(3, unit);
            event.setString(4, "visits.visit/" + id);
            event.executeUpdate();
            key.setString(1, UUID.randomUUID().toString());
            key.setLong(2, id);
            key.setTimestamp(3, now);
            key.executeUpdate();
            connection.commit();
        }

        private void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Writer writer : writers) {
            writer.close();
        }
        database.close();
    }
}
