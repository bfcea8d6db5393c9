package org.warmth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.api.Problem;
import org.warmth.api.store.Backup;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestDatabase.Kind;

class ServerBackupTest {
    private static final char[] PASSWORD = "十二个字符以上的口令才行吧".toCharArray();
    private static final int PLACES = 1_201;

    @TempDir
    Path folder;

    @Test
    void a_backup_of_derby_comes_back_on_an_empty_derby() throws IOException {
        comesBack(Kind.DERBY, Kind.DERBY);
    }

    @Test
    void a_backup_of_postgresql_comes_back_on_an_empty_postgresql() throws IOException {
        comesBack(Kind.POSTGRESQL, Kind.POSTGRESQL);
    }

    @Test
    void a_server_that_outgrew_derby_moves_to_postgresql_by_its_backup() throws IOException {
        comesBack(Kind.DERBY, Kind.POSTGRESQL);
    }

    @Test
    void a_server_that_holds_a_union_is_not_overwritten() throws IOException {
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            ServerBackup backup = server(database, "one");
            backup.write(folder.resolve("a.zip"), folder.resolve("a.keys"), PASSWORD);
            database.unit(1);
            assertThatThrownBy(() -> backup.restore(folder.resolve("a.zip"), folder.resolve("a.keys"), PASSWORD))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("store.not-empty"));
        }
    }

    @Test
    void keys_do_not_open_under_another_password_and_a_short_one_is_refused() throws IOException {
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            ServerBackup backup = server(database, "one");
            Path archive = folder.resolve("a.zip");
            Path keys = folder.resolve("a.keys");
            assertThatThrownBy(() -> backup.write(archive, keys, "short".toCharArray()))
                    .isInstanceOf(Problem.class);
            backup.write(archive, keys, PASSWORD);
            assertThat(new String(Files.readAllBytes(keys))).doesNotContain("encrypt 1");
            assertThatThrownBy(() -> backup.restore(archive, keys, "another password".toCharArray()))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                            .extracting("code")
                            .containsExactly("store.wrong-password"));
        }
    }

    @Test
    void a_damaged_archive_and_damaged_keys_are_refused() throws IOException {
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            ServerBackup backup = server(database, "one");
            Path archive = folder.resolve("a.zip");
            Path keys = folder.resolve("a.keys");
            backup.write(archive, keys, PASSWORD);
            Path cut = folder.resolve("cut.keys");
            Files.write(cut, Arrays.copyOf(Files.readAllBytes(keys), 20));
            for (Path none : List.of(cut, archive)) {
                assertThatThrownBy(() -> backup.restore(archive, none, PASSWORD))
                        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                                .extracting("code")
                                .containsExactly("store.keys-damaged"));
            }
            byte[] half = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(half, half.length / 2));
            assertThatThrownBy(() -> backup.restore(archive, keys, PASSWORD)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void an_archive_that_turns_out_damaged_in_the_middle_changes_nothing() throws IOException {
        Path archive = folder.resolve("a.zip");
        Path keys = folder.resolve("a.keys");
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            server(database, "old").write(archive, keys, PASSWORD);
        }
        Path damaged = folder.resolve("damaged.zip");
        without(archive, "tables/store_marks.jsonl", damaged);
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            ServerBackup backup = server(database, "new");
            byte[] before = Files.readAllBytes(keyFile("new"));
            List<String> marks = marks(database);
            assertThat(marks).isNotEmpty();
            assertThatThrownBy(() -> backup.restore(damaged, keys, PASSWORD))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                            .extracting("code")
                            .containsExactly("store.archive-damaged"));
            assertThat(marks(database)).isEqualTo(marks);
            assertThat(Files.readAllBytes(keyFile("new"))).isEqualTo(before);
            backup.restore(archive, keys, PASSWORD);
            assertThat(Files.readAllBytes(keyFile("new"))).isEqualTo(Files.readAllBytes(keyFile("old")));
        }
    }

    @Test
    void a_backup_that_fails_leaves_no_half_behind() throws IOException {
        try (TestDatabase database = TestDatabase.of(Kind.DERBY)) {
            ServerBackup backup = server(database, "one");
            Path archive = folder.resolve("a.zip");
            Path keys = folder.resolve("a.keys");
            Files.delete(keyFile("one"));
            assertThatThrownBy(() -> backup.write(archive, keys, PASSWORD)).isInstanceOf(IOException.class);
            assertThat(archive).doesNotExist();
            assertThat(keys).doesNotExist();
        }
    }

    private static List<String> marks(TestDatabase database) {
        return database.read(sql -> sql.select(field("mark", String.class))
                .from(table("store_marks"))
                .orderBy(field("mark"))
                .fetch(field("mark", String.class)));
    }

    private static void without(Path archive, String entry, Path copy) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                if (!each.getName().equals(entry)) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    in.transferTo(out);
                }
            }
        }
    }

    private void comesBack(Kind from, Kind to) throws IOException {
        Path archive = folder.resolve("season.zip");
        Path keys = folder.resolve("season.keys");
        byte[] cipher;
        try (TestDatabase database = TestDatabase.of(from)) {
            ServerBackup backup = server(database, "old");
            cipher = new AesSecrets(KeyRing.of(keyFile("old")))
                    .encrypt("people_persons.number", 7, "999999199001019010");
            database.write(sql -> {
                for (int i = 1; i <= PLACES; i++) {
                    sql.execute(
                            "insert into people_unit_paths (ancestor, unit, valid_from, valid_to) values (?, ?, ?, ?)",
                            1L,
                            (long) i,
                            LocalDate.of(2021, 1, 1),
                            LocalDate.of(9999, 12, 31));
                }
                return null;
            });
            Backup.Summary written = backup.write(archive, keys, PASSWORD);
            assertThat(written.rows()).isGreaterThan(PLACES);
        }
        try (TestDatabase database = TestDatabase.of(to)) {
            ServerBackup backup = server(database, "new");
            backup.restore(archive, keys, PASSWORD);
            assertThat(database.<List<Long>>read(sql -> sql.select(field("unit", Long.class))
                            .from(table("unit_scope"))
                            .where(field("valid_from", LocalDate.class).eq(LocalDate.of(2021, 1, 1)))
                            .fetch(field("unit", Long.class))))
                    .hasSize(PLACES);
            assertThat(new AesSecrets(KeyRing.of(keyFile("new"))).decrypt("people_persons.number", 7, cipher))
                    .isEqualTo("999999199001019010");
            assertThat(folder.resolve("new/org.warmth.people.cfg")).hasContent("synthetic = true");
            assertThat(folder.resolve("elsewhere/org.ops4j.pax.web.cfg")).exists();
        }
    }

    private Path keyFile(String server) {
        return folder.resolve(server).resolve("warmth").resolve("keys");
    }

    private ServerBackup server(TestDatabase database, String name) throws IOException {
        Path etc = Files.createDirectories(folder.resolve(name));
        KeyRing.of(keyFile(name));
        if (!name.equals("new")) {
            Files.writeString(etc.resolve("org.warmth.people.cfg"), "synthetic = true");
            Files.writeString(etc.resolve("org.ops4j.pax.web.cfg"), "org.osgi.service.http.port = 8181");
        }
        BackupSource source = new BackupSource(database.source(), new EmbeddedDriver(), folder.resolve("scratch"));
        return new ServerBackup(source, keyFile(name), etc, folder.resolve("elsewhere"));
    }
}
