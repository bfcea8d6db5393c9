package org.warmth.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.warmth.api.Problem;
import org.warmth.api.store.Backup;

/**
 * A backup is a zip: {@code manifest.properties} with the checksums of the changelogs and the rows of each table, {@code
 * tables/<name>.jsonl}, and {@code etc/}; the keys stand in a file of their own under a password.
 */
final class ServerBackup implements Backup {
    private static final String MANIFEST = "manifest.properties";
    private static final String TABLES = "tables/";
    private static final String ETC = "etc/";

    private final BackupSource source;
    private final Path keyFile;
    private final Path etc;
    private final Path elsewhere;

    /**
     * Over a server.
     *
     * @param source its database
     * @param keyFile its keys
     * @param etc its configuration
     * @param elsewhere where the configuration of the archive's machine goes
     */
    ServerBackup(BackupSource source, Path keyFile, Path etc, Path elsewhere) {
        this.source = source;
        this.keyFile = keyFile;
        this.etc = etc;
        this.elsewhere = elsewhere;
    }

    @Override
    public Summary write(Path archive, Path keys, char[] password) throws IOException {
        SealedKeys.check(password);
        for (Path file : List.of(archive, keys)) {
            if (Files.exists(file)) {
                throw Problem.invalid(file.toString(), "store.file-exists", file.toString());
            }
        }
        boolean whole = false;
        try {
            Files.write(OwnerOnly.create(keys), SealedKeys.seal(Files.readAllBytes(keyFile), password));
            Summary summary = write(archive);
            whole = true;
            return summary;
        } catch (SQLException failed) {
            throw Problem.unavailable("store.database-away", failed);
        } finally {
            if (!whole) {
                Files.deleteIfExists(keys);
                Files.deleteIfExists(archive);
            }
        }
    }

    private Summary write(Path archive) throws IOException, SQLException {
        Properties manifest = new Properties();
        int rows = 0;
        List<String> tables;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(OwnerOnly.create(archive)));
                BackupSource.Snapshot snapshot = source.snapshot()) {
            Connection connection = snapshot.connection();
            tables = TableOrder.of(connection);
            for (String table : tables) {
                zip.putNextEntry(new ZipEntry(TABLES + table + ".jsonl"));
                int written = TableDump.write(connection, table, zip);
                zip.closeEntry();
                manifest.setProperty(TABLES + table, Integer.toString(written));
                rows += written;
            }
            Marks.checksums(connection).forEach(manifest::setProperty);
            configuration(zip);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            manifest.store(zip, null);
            zip.closeEntry();
        }
        return new Summary(tables.size(), rows);
    }

    private void configuration(ZipOutputStream zip) throws IOException {
        for (Path file : Configuration.files(etc, keyFile)) {
            zip.putNextEntry(new ZipEntry(ETC + etc.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
        }
    }

    /** All or nothing: the database takes the archive in one transaction, and the keys come with its commit. */
    @Override
    public Summary restore(Path archive, Path keys, char[] password) throws IOException {
        for (Path file : List.of(archive, keys)) {
            if (!Files.isReadable(file)) {
                throw Problem.invalid(file.toString(), "store.file-missing", file.toString());
            }
        }
        byte[] opened = SealedKeys.open(Files.readAllBytes(keys), password);
        try (ZipFile zip = new ZipFile(archive.toFile());
                Connection connection = source.connection()) {
            connection.setAutoCommit(false);
            boolean whole = false;
            try {
                Summary summary = restore(zip, connection);
                Path fresh = keyFile.resolveSibling(keyFile.getFileName() + ".restored");
                Files.write(OwnerOnly.create(fresh), opened);
                connection.commit();
                whole = true;
                Files.move(fresh, keyFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Configuration.restore(zip, ETC, etc, elsewhere);
                return summary;
            } finally {
                if (!whole) {
                    connection.rollback();
                }
            }
        } catch (SQLException failed) {
            throw Problem.unavailable("store.database-away", failed);
        } catch (ZipException | JsonProcessingException damaged) {
            throw Problem.invalid(archive.getFileName().toString(), "store.archive-damaged");
        }
    }

    private static Summary restore(ZipFile zip, Connection connection) throws IOException, SQLException {
        Map<String, String> manifest = manifest(zip);
        if (TableOrder.populated(connection)) {
            throw Problem.conflict("store.not-empty");
        }
        if (!changelogs(manifest).equals(Marks.checksums(connection))) {
            throw Problem.conflict("store.other-schema");
        }
        List<String> tables = TableOrder.of(connection);
        TableOrder.empty(connection, tables);
        int rows = 0;
        for (String table : tables) {
            ZipEntry entry = zip.getEntry(TABLES + table + ".jsonl");
            if (entry == null) {
                throw Problem.invalid(table, "store.archive-damaged");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                int read = TableDump.read(connection, table, in);
                if (!Integer.toString(read).equals(manifest.get(TABLES + table))) {
                    throw Problem.invalid(table, "store.archive-damaged");
                }
                rows += read;
            }
        }
        return new Summary(tables.size(), rows);
    }

    private static Map<String, String> changelogs(Map<String, String> manifest) {
        Map<String, String> named = new TreeMap<>(manifest);
        named.keySet().removeIf(key -> !key.startsWith(Marks.CHANGELOG));
        return named;
    }

    private static Map<String, String> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw Problem.invalid(MANIFEST, "store.archive-damaged");
        }
        Properties read = new Properties();
        try (InputStream in = zip.getInputStream(entry)) {
            read.load(in);
        }
        Map<String, String> manifest = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> manifest.put(name, read.getProperty(name)));
        return manifest;
    }
}
