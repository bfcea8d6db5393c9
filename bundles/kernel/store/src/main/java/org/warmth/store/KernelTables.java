package org.warmth.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.warmth.api.store.Secrets;

/** Makes a database fit for the kernel: its order of text, its tables, its keys; and gives this start its number. */
final class KernelTables {
    private static final String KEYS = "keys";
    private static final String STARTS = "starts";
    private static final String FINGERPRINT = "store.fingerprint";

    private final DataSource source;
    private final Secrets secrets;

    KernelTables(DataSource source, Secrets secrets) {
        this.source = source;
        this.secrets = secrets;
    }

    /**
     * Makes it fit.
     *
     * @return the number of this start, by which nodes that run together are told apart
     */
    int prepare() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            requireCollation(connection);
        }
        new Migration(source).run(Changelog.of("kernel", KernelTables.class.getClassLoader()::getResource));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            requireKeys(connection);
            return countStart(connection);
        }
    }

    /** Text must sort and compare alike everywhere: byte by byte (MECHANICS 6). */
    private static void requireCollation(Connection connection) throws SQLException {
        if (Contexts.dialect(connection.getMetaData().getDatabaseProductName()) != SQLDialect.POSTGRES) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select datcollate, pg_encoding_to_char(encoding) from pg_database where datname = current_database()")) {
            row.next();
            if (!Set.of("C", "POSIX").contains(row.getString(1)) || !"UTF8".equals(row.getString(2))) {
                throw new ModuleFault(
                        "the PostgreSQL database has collation " + row.getString(1) + " and encoding "
                                + row.getString(2)
                                + "; Warmth needs C and UTF8: create database NAME template template0 encoding 'UTF8'"
                                + " lc_collate 'C' lc_ctype 'C'",
                        null);
            }
        }
    }

    /** Other keys would find nobody and reveal nothing: better not to start. */
    private void requireKeys(Connection connection) throws SQLException {
        String ours = secrets.lookup(FINGERPRINT, "");
        String theirs = Marks.read(connection, KEYS);
        if (theirs == null) {
            Marks.write(connection, KEYS, ours);
        } else if (!theirs.equals(ours)) {
            throw new ModuleFault(
                    "the key file does not belong to this database: put the keys back with which it was written", null);
        }
    }

    private static int countStart(Connection connection) throws SQLException {
        while (true) {
            String before = Marks.read(connection, STARTS);
            if (before == null) {
                Marks.write(connection, STARTS, "0");
                continue;
            }
            int number = (Integer.parseInt(before) + 1) % TsidIds.NODES;
            try (PreparedStatement update =
                    connection.prepareStatement("update store_marks set content = ? where mark = ? and content = ?")) {
                update.setString(1, Integer.toString(number));
                update.setString(2, STARTS);
                update.setString(3, before);
                if (update.executeUpdate() == 1) {
                    return number;
                }
            }
        }
    }
}
