package org.warmth.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.funds.BatchOffice;
import org.warmth.testkit.TestDatabase;

/**
 * The floor: the rows of a batch as somebody writes and reads them who checks nothing: items, payments, steps, audit events
 * and ledger entries with their tails, by prepared batches of 500, into the product's own tables with their indexes.
 */
final class BareBatch implements AutoCloseable {
    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final int CHUNK = 500;
    private static final int PIECE = 256 << 10;
    private static final Date DAY = Date.valueOf(LocalDate.of(2022, 1, 10));
    private static final Timestamp NOW = Timestamp.valueOf(LocalDateTime.of(2022, 1, 10, 4, 0));

    private final TestDatabase database;
    private final Connection connection;
    private final PreparedStatement batch;
    private final PreparedStatement listed;
    private final PreparedStatement item;
    private final PreparedStatement attempt;
    private final PreparedStatement step;
    private final PreparedStatement event;
    private final PreparedStatement eventTail;
    private final PreparedStatement exported;
    private final PreparedStatement piece;
    private final PreparedStatement moved;
    private final PreparedStatement answered;
    private final PreparedStatement paid;
    private final PreparedStatement entry;
    private final PreparedStatement entryTail;
    private final PreparedStatement confirmed;
    private final PreparedStatement state;

    /** One line of a batch. */
    private record Line(int line, String reference, long payment, long person, long account, long fen) {}

    BareBatch(TestDatabase database) throws SQLException {
        this.database = database;
        connection = database.source().getConnection();
        connection.setAutoCommit(false);
        batch = prepare(
                "insert into funds_batches (id, unit, batch_no, title, channel, receipt, payer, bank_format, project,"
                        + " follows, pay_on, state, version, ready, items, amount_fen, faults, file_id, handouts, job, created_at)"
                        + " values (?, 1, ?, 'bare', 'BANK_BATCH', 1, 1, 'plain', 0, 0, ?, 'DRAFT', 1, true, 0, 0, 0, 0, 0, 0, ?)");
        listed =
                prepare("select id, person, account, amount_fen from funds_payments where list = ? and state = 'LISTED'"
                        + " order by id");
        item = prepare(
                "insert into funds_batch_items (batch, line_no, payment, reference_no, account, amount_fen, attempt,"
                        + " came_from, state) values (?, ?, ?, ?, ?, ?, 1, 'LISTED', 'BATCHED')");
        attempt = prepare("update funds_payments set state = 'BATCHED', version = 2, attempt = 1 where id = ?");
        step = prepare(
                "insert into workflow_steps (record_id, id, kind, step_name, state_from, state_to, user_id, user_name,"
                        + " taken_at) values (?, ?, 'funds.payment', ?, ?, ?, 7, 'cashier', ?)");
        event = prepare("insert into audit_events (id, happened_at, user_id, user_name, address, action_name, unit_id,"
                + " object_ref, facts) values (?, ?, 7, 'cashier', '127.0.0.1', ?, 1, ?, ?)");
        eventTail = prepare("insert into audit_tail (id) values (?)");
        exported = prepare(
                "select i.line_no, i.reference_no, i.payment, p.person, i.account, i.amount_fen, a.account_number,"
                        + " a.holder, a.bank, h.id_number from funds_batch_items i join funds_payments p on p.id = i.payment"
                        + " join people_accounts a on a.id = i.account join people_persons h on h.id = p.person"
                        + " where i.batch = ? order by i.line_no");
        piece = prepare("insert into files_chunks (file_id, chunk_no, content) values (?, ?, ?)");
        moved = prepare("update funds_payments set state = ?, version = version + 1, value_date = ? where id = ?");
        answered = prepare("update funds_batch_items set state = ?, result_code = ?, reason = ?, settled_on = ?"
                + " where batch = ? and line_no = ?");
        paid = prepare("select p.state from funds_batch_items i join funds_payments p on p.id = i.payment"
                + " where i.batch = ? and i.line_no between ? and ?");
        entry = prepare(
                "insert into ledger_entries (id, source_module, source_record, source_step, unit_id, value_date,"
                        + " posted_at, posted_by, benefit, category, times, person, headcount, evidence, on_behalf_of, tags,"
                        + " money_fen, goods_fen, fund_account, centre, campaign, reversal_of)"
                        + " values (?, 'funds', ?, 'pay', 1, ?, ?, 'cashier', 'condolence', 'C1', 1, ?, 0, 0, 0, 0, ?, 0, 1, 0, 22, 0)");
        entryTail = prepare("insert into ledger_tail (id) values (?)");
        confirmed =
                prepare("update people_accounts set account_state = 'VERIFIED' where id = ? and account_state = 'NEW'");
        state = prepare("update funds_batches set state = ?, version = version + 1 where id = ?");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Brings an approved list through a batch, from DRAFT to RECONCILED. */
    void run(long list) throws SQLException, IOException {
        long id = database.ids().next();
        set(batch, id, "SWN" + id, DAY, NOW);
        batch.executeBatch();
        List<Line> lines = fill(id, list);
        become(id, "CHECKED");
        become(id, "AUTHORISED");
        String order = export(id, lines);
        become(id, "EXPORTED");
        send(id, lines);
        become(id, "SENT");
        reconcile(id, lines, BatchOffice.answer(order).getBytes(CHARSET));
        become(id, "RECONCILED");
    }

    private void become(long id, String next) throws SQLException {
        set(state, next, id);
        state.executeBatch();
        connection.commit();
    }

    private List<Line> fill(long id, long list) throws SQLException {
        List<Line> lines = new ArrayList<>();
        listed.setLong(1, list);
        try (ResultSet rows = listed.executeQuery()) {
            while (rows.next()) {
                int line = lines.size() + 1;
                lines.add(new Line(
                        line,
                        "SWN" + id + String.format("%06d", line),
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4)));
            }
        }
        chunks(lines, line -> {
            set(item, id, line.line(), line.payment(), line.reference(), line.account(), line.fen());
            set(attempt, line.payment());
            trail(line.payment(), "batch", "LISTED", "BATCHED");
        });
        return lines;
    }

    private String export(long id, List<Line> lines) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer writer = new OutputStreamWriter(bytes, CHARSET);
        long sum = lines.stream().mapToLong(Line::fen).sum();
        writer.write("SWN" + id + "|" + lines.size() + "|" + sum + "\n");
        exported.setLong(1, id);
        try (ResultSet rows = exported.executeQuery()) {
            while (rows.next()) {
                // the number as it stands in the column: nothing is decrypted
                writer.write(rows.getString(2) + "|" + rows.getBytes(7).length + "|" + rows.getString(8) + "|"
                        + rows.getLong(6) + "\n");
            }
        }
        writer.flush();
        keep(bytes.toByteArray());
        return bytes.toString(CHARSET);
    }

    private void keep(byte[] content) throws SQLException, IOException {
        long file = database.ids().next();
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        int number = 0;
        for (byte[] some = in.readNBytes(PIECE); some.length > 0; some = in.readNBytes(PIECE)) {
            set(piece, file, number++, some);
        }
        piece.executeBatch();
        connection.commit();
    }

    private void send(long id, List<Line> lines) throws SQLException {
        chunks(lines, line -> {
            set(moved, "SENT", null, line.payment());
            set(answered, "SENT", null, null, null, id, line.line());
            trail(line.payment(), "send", "BATCHED", "SENT");
        });
    }

    private void reconcile(long id, List<Line> lines, byte[] answer) throws SQLException, IOException {
        keep(answer);
        Map<String, String> outcomes = new HashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(answer), CHARSET))) {
            reader.readLine();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                String[] fields = text.split("\\|");
                outcomes.put(fields[0], fields[1]);
            }
        }
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<Line> chunk = lines.subList(from, Math.min(from + CHUNK, lines.size()));
            read(id, chunk);
            chunks(chunk, line -> answer(id, line, outcomes.get(line.reference())));
        }
    }

    private void read(long id, List<Line> chunk) throws SQLException {
        paid.setLong(1, id);
        paid.setInt(2, chunk.get(0).line());
        paid.setInt(3, chunk.get(chunk.size() - 1).line());
        try (ResultSet rows = paid.executeQuery()) {
            while (rows.next()) {
                if (!"SENT".equals(rows.getString(1))) {
                    throw new IllegalStateException("not sent");
                }
            }
        }
    }

    private void answer(long id, Line line, String outcome) throws SQLException {
        boolean good = outcome.equals("PAID");
        set(moved, outcome, good ? DAY : null, line.payment());
        set(answered, outcome, good ? "00" : "AM04", good ? null : "PAYER", DAY, id, line.line());
        trail(line.payment(), good ? "pay" : "bounce", "SENT", outcome);
        if (good) {
            long posted = database.ids().next();
            set(entry, posted, line.payment(), DAY, NOW, line.person(), line.fen());
            set(entryTail, posted);
            set(confirmed, line.account());
        }
    }

    private void trail(long payment, String name, String from, String to) throws SQLException {
        set(step, payment, database.ids().next(), name, from, to, NOW);
        long id = database.ids().next();
        set(
                event,
                id,
                NOW,
                "funds.payment." + name,
                "funds.payment/" + payment,
                "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        set(eventTail, id);
    }

    /** What is added to the batches for a line. */
    private interface Adding {
        void add(Line line) throws SQLException;
    }

    private void chunks(List<Line> lines, Adding adding) throws SQLException {
        for (int from = 0; from < lines.size(); from += CHUNK) {
            for (Line line : lines.subList(from, Math.min(from + CHUNK, lines.size()))) {
                adding.add(line);
            }
            for (PreparedStatement each : new PreparedStatement[] {
                item, attempt, moved, answered, step, event, eventTail, entry, entryTail, confirmed
            }) {
                each.executeBatch();
            }
            connection.commit();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
