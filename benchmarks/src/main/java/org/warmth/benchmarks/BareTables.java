package org.warmth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Properties;
import java.util.SplittableRandom;

/**
 * The floor's writing: a server's own database, with its tables, indexes and settings, filled by plain JDBC batches of
 * what a paid roster leaves there. For each payment one row of person, account, payment and ledger entry as they stand at
 * the end; for every 500 one row of the trail, for every 2,000 one seal; and the uploaded file. Nothing is checked, hashed
 * or encrypted: what the server encrypts or hashes is random here, of the same length.
 */
final class BareTables implements AutoCloseable {
    /** How many payments are written between two commits, as the server does. */
    static final int CHUNK = 500;

    private static final int SEALED = 2_000;
    private static final int PIECE = 256 * 1024;
    private static final int HASH = 32;
    /** Algorithm, key, nonce and tag. */
    private static final int ENVELOPE = 30;

    private static final Date PAID = Date.valueOf(LocalDate.of(2022, 1, 28));
    private static final Timestamp NOW = Timestamp.valueOf("2022-01-30 01:00:00");

    private final Connection connection;
    private final PreparedStatement persons;
    private final PreparedStatement accounts;
    private final PreparedStatement payments;
    private final PreparedStatement entries;
    private final PreparedStatement events;
    private final PreparedStatement seals;
    private final PreparedStatement pieces;
    private final String url;
    private final SplittableRandom random = new SplittableRandom(2022);
    private long ids = 700_000_000_000_000_000L;
    private long sealed;

    /** Opens the database that a server made and left. */
    BareTables(Path home) throws IOException, SQLException {
        settings(home);
        url = "jdbc:derby:" + home.resolve("data/derby/warmth").toAbsolutePath();
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        persons = insert(
                "people_persons",
                "id, lookup, name, unit, identity_level, id_type, mobile, tags, created_by, created_at, version, id_number");
        accounts = insert(
                "people_accounts",
                "id, lookup, person, account_number, holder, bank, account_state, created_by, created_at, confirmed_by, confirmed_at, version");
        payments = insert(
                "funds_payments",
                "id, unit, list, import_id, corrects, state, version, project, person, subject, instalment, once, account, amount_fen, category, tags, relation, value_date, over_standard, remark");
        entries = insert(
                "ledger_entries",
                "id, source_module, source_record, source_step, unit_id, value_date, posted_at, posted_by, benefit, category, times, person, headcount, evidence, on_behalf_of, tags, money_fen, goods_fen, fund_account, centre, campaign, reversal_of");
        events = insert(
                "audit_events",
                "id, happened_at, user_id, user_name, address, action_name, unit_id, object_ref, refusal, facts");
        seals = insert("ledger_seals", "seal_number, sealed_at, first_id, last_id, row_count, seal_value, row_list");
        pieces = insert("files_chunks", "file_id, chunk_no, content");
    }

    /** Derby's settings are the server's. */
    private static void settings(Path home) throws IOException {
        Properties all = new Properties();
        try (var in = Files.newInputStream(home.resolve("etc/system.properties"))) {
            all.load(in);
        }
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith("derby.") && !name.equals("derby.stream.error.file"))
                .forEach(name -> System.setProperty(name, all.getProperty(name)));
        System.setProperty("derby.stream.error.file", home.resolve("floor.log").toString());
    }

    private PreparedStatement insert(String table, String columns) throws SQLException {
        String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
        return connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + marks + ")");
    }

    /** An id; ids grow. */
    long id() {
        ids += 1 + random.nextInt(1_000);
        return ids;
    }

    /** Adds a person to the chunk. */
    long person(String name, String idNumber, String mobile, long unit) throws SQLException {
        long id = id();
        set(
                persons,
                id,
                hash(),
                name,
                unit,
                "ID",
                "ID_CARD",
                mobile,
                0,
                2L,
                NOW,
                1,
                random(ENVELOPE + idNumber.length()));
        return id;
    }

    /** Adds a confirmed account to the chunk. */
    long account(long person, String number, String holder) throws SQLException {
        long id = id();
        set(
                accounts,
                id,
                hash(),
                person,
                random(ENVELOPE + number.length()),
                holder,
                null,
                "VERIFIED",
                2L,
                NOW,
                5L,
                NOW,
                2);
        return id;
    }

    /** Adds a paid payment and its entry to the chunk. */
    void payment(Roster roster, long person, long account, long fen, String category, Date day) throws SQLException {
        long id = id();
        Date on = day == null ? PAID : day;
        set(
                payments,
                id,
                roster.unit(),
                roster.list(),
                roster.list(),
                0L,
                "PAID",
                2,
                roster.project(),
                person,
                0L,
                1,
                0L,
                account,
                fen,
                category,
                0,
                null,
                on,
                false,
                null);
        set(
                entries,
                id(),
                "funds",
                id,
                "pay",
                roster.unit(),
                on,
                NOW,
                "cashier",
                "condolence",
                category,
                1,
                person,
                0,
                0L,
                0L,
                0,
                fen,
                0L,
                1L,
                0L,
                1L,
                0L);
    }

    /** Writes the chunk and commits it. */
    void commit(Roster roster) throws SQLException {
        set(
                events,
                id(),
                NOW,
                5L,
                "cashier",
                "127.0.0.1",
                "people.account.confirm",
                0L,
                "people.account",
                null,
                "{\"count\":\"500\"}");
        sealed += CHUNK;
        if (sealed % SEALED == 0) {
            set(seals, sealed / SEALED, NOW, ids - SEALED, ids, SEALED, hash(), random(16 * SEALED));
        }
        for (PreparedStatement each : new PreparedStatement[] {persons, accounts, payments, entries, events, seals}) {
            each.executeBatch();
        }
        connection.commit();
    }

    /** Keeps the uploaded file as the server does. */
    void keep(Path file) throws SQLException, IOException {
        long id = id();
        int number = 0;
        try (var in = Files.newInputStream(file)) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                set(pieces, id, number++, piece);
                pieces.executeBatch();
                connection.commit();
            }
        }
    }

    private String hash() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(HASH));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try {
            DriverManager.getConnection(url + ";shutdown=true");
        } catch (SQLException down) {
            if (!"08006".equals(down.getSQLState())) {
                throw down;
            }
        }
    }

    /** What all payments of a roster share. */
    record Roster(long unit, long list, long project) {}
}
