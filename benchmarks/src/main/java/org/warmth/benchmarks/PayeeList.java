package org.warmth.benchmarks;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.warmth.api.Problem;
import org.warmth.funds.OverlapGate;

/** A payment list beside a city's ledger, and what its payees have received: asked by the product, and by hand. */
final class PayeeList {
    /** How many are paid. */
    static final int PAYEES = 100_000;

    private static final long LIST = 1;
    private static final int EACH = CityLedger.PERSONS / PAYEES;
    private static final int BATCH = 1_000;

    private final CityLedger city;
    private final OverlapGate gate;

    PayeeList(CityLedger city) throws SQLException {
        this.city = city;
        gate = city.components().get(OverlapGate.class);
        try (Connection connection = city.connection()) {
            fill(connection);
        }
    }

    /** How many overlaps the product finds where somebody approves the list. */
    int checked() {
        try {
            return city.database().write(sql -> {
                gate.refuseUndecided(LIST);
                return 0;
            });
        } catch (Problem undecided) {
            return (Integer) undecided.args().get(0);
        }
    }

    /** How many entries the join finds that somebody writes by hand, its keys handed over in batches first. */
    int joined(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("declare global temporary table payees (person bigint not null)"
                    + " on commit preserve rows not logged");
            try (PreparedStatement key = connection.prepareStatement("insert into session.payees values (?)")) {
                for (int payee = 1; payee <= PAYEES; payee++) {
                    key.setLong(1, (long) payee * EACH);
                    key.addBatch();
                    if (payee % BATCH == 0) {
                        key.executeBatch();
                    }
                }
            }
            int found = join(connection);
            statement.execute("drop table session.payees");
            connection.commit();
            return found;
        }
    }

    private int join(Connection connection) throws SQLException {
        try (PreparedStatement join = connection.prepareStatement(
                "select p.person, e.source_module, e.source_record, e.source_step, e.unit_id, e.value_date, e.benefit,"
                        + " e.money_fen, e.goods_fen from session.payees p join ledger_entries e on e.person = p.person"
                        + " where e.campaign = ? and e.reversal_of = 0 and (e.times <> 0 or e.money_fen <> 0)"
                        + " and (e.benefit = 'condolence' or e.benefit like 'aid.%')")) {
            join.setLong(1, city.season().campaign().id());
            int found = 0;
            try (ResultSet rows = join.executeQuery()) {
                while (rows.next()) {
                    Date day = rows.getDate(6);
                    found += day == null
                                    || rows.getLong(1) == 0
                                    || rows.getString(7).isEmpty()
                            ? 0
                            : 1;
                }
            }
            return found;
        }
    }

    private void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Date day = Date.valueOf(city.season().campaign().window().from());
        insert(
                connection,
                "insert into funds_receipts (id, unit, campaign, source, kind, state, version, received_on, amount_fen,"
                        + " committed_fen, from_unit, lot) values (1, 1, ?, 'B3', 'RECEIVED', 'BOOKED', 1, ?, 1, 0, 0, 0)",
                city.season().campaign().id(),
                day);
        insert(
                connection,
                "insert into funds_projects (id, unit, name, kind, counted, receipt, budget_fen, committed_fen, state,"
                        + " version, touched) values (1, 1, '春节慰问金', 'CONDOLENCE', true, 1, 1, 0, 'APPROVED', 1, 0)");
        insert(
                connection,
                "insert into funds_lists (id, unit, title, state, version, import_id, job, created_at)"
                        + " values (?, 1, '名册', 'CHECKED', 1, 0, 0, current_timestamp)",
                LIST);
        try (PreparedStatement payment = connection.prepareStatement(
                "insert into funds_payments (id, unit, list, import_id, corrects, state, version, project, person,"
                        + " subject, instalment, once, account, amount_fen, tags, over_standard)"
                        + " values (?, 1, ?, 0, 0, 'LISTED', 1, 1, ?, 0, 1, 0, 1, 100000, 0, false)")) {
            for (int payee = 1; payee <= PAYEES; payee++) {
                payment.setLong(1, payee);
                payment.setLong(2, LIST);
                payment.setLong(3, (long) payee * EACH);
                payment.addBatch();
                if (payee % BATCH == 0) {
                    payment.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
        connection.commit();
    }
}
