package org.warmth.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A database as a backup reads it: all tables at one moment, while the server works. PostgreSQL gives a snapshot; Derby
 * makes an online copy of itself, which is then read.
 */
final class BackupSource {
    private final DataSource dataSource;
    private final Driver derby;
    private final Path scratch;

    /**
     * Over a server's database.
     *
     * @param derby opens the copy of a Derby database; may be null for PostgreSQL
     * @param scratch a folder for the copy
     */
    BackupSource(DataSource dataSource, Driver derby, Path scratch) {
        this.dataSource = dataSource;
        this.derby = derby;
        this.scratch = scratch;
    }

    Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    Snapshot snapshot() throws SQLException, IOException {
        Connection connection = dataSource.getConnection();
        if (!connection.getMetaData().getDatabaseProductName().contains("Derby")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return new Snapshot(connection, null, null);
        }
        Files.createDirectories(scratch);
        Path folder = Files.createTempDirectory(scratch, "backup");
        try (connection;
                CallableStatement copy = connection.prepareCall("call SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            copy.setString(1, folder.toString());
            copy.execute();
        }
        Path database;
        try (Stream<Path> made = Files.list(folder)) {
            database = made.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Connection read = open("jdbc:derby:" + database);
        read.setAutoCommit(false);
        return new Snapshot(read, folder, "jdbc:derby:" + database + ";shutdown=true");
    }

    private Connection open(String url) throws SQLException {
        return derby.connect(url, new Properties());
    }

    /** All tables at one moment. */
    final class Snapshot implements AutoCloseable {
        private final Connection connection;
        private final Path folder;
        private final String shutdown;

        private Snapshot(Connection connection, Path folder, String shutdown) {
            this.connection = connection;
            this.folder = folder;
            this.shutdown = shutdown;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public void close() throws SQLException, IOException {
            connection.rollback();
            connection.close();
            if (folder == null) {
                return;
            }
            try {
                open(shutdown).close();
            } catch (SQLException stopped) {
                // Derby says by an exception of state 08006 that one database has shut down.
                if (!"08006".equals(stopped.getSQLState())) {
                    throw stopped;
                }
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
