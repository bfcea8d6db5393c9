package org.warmth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A module's tables over the years, on both databases. */
class MigrationTest {
    private static final String FIRST =
            """
            databaseChangeLog:
              - changeSet:
                  id: teas-1
                  author: test
                  changes:
                    - createTable:
                        tableName: teas_teas
                        columns:
                          - column: {name: id, type: bigint, constraints: {nullable: false, primaryKey: true, primaryKeyName: pk_teas_teas}}
                          - column: {name: secret, type: "${bytes}"}
            """;
    private static final String SECOND =
            """
              - changeSet:
                  id: teas-2
                  author: test
                  changes:
                    - addColumn:
                        tableName: teas_teas
                        columns:
                          - column: {name: grade, type: int}
            """;

    @TempDir
    private Path folder;

    private Changelog changelog(String text) throws IOException {
        Path file = folder.resolve("teas.yaml");
        Files.writeString(file, text);
        Function<String, URL> resources = path -> {
            try {
                return path.equals("db/teas.yaml") ? file.toUri().toURL() : null;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        return Changelog.of("teas", resources);
    }

    private static int count(TestDatabase database, String sql) {
        return database.read(context -> context.fetchOne(sql).get(0, Integer.class));
    }

    @BothDatabases
    void a_release_adds_to_what_an_earlier_one_made(TestDatabase database) throws Exception {
        Migration migration = new Migration(database.source());
        migration.run(changelog(FIRST));
        database.write(sql -> sql.execute("insert into teas_teas (id) values (1)"));
        migration.run(changelog(FIRST + SECOND));
        assertThat(count(database, "select count(*) from teas_teas where grade is null"))
                .isEqualTo(1);
    }

    @BothDatabases
    void an_unchanged_changelog_is_not_run_again(TestDatabase database) throws Exception {
        Migration migration = new Migration(database.source());
        migration.run(changelog(FIRST));
        // Would fail if Liquibase looked at it: a change set must not change.
        database.write(sql -> sql.execute("update databasechangelog set md5sum = '9:0' where id = 'teas-1'"));
        migration.run(changelog(FIRST));
        assertThatThrownBy(() -> migration.run(changelog(FIRST + SECOND))).isInstanceOf(ModuleFault.class);
    }

    @BothDatabases
    void tables_newer_than_the_code_are_left_alone(TestDatabase database) throws Exception {
        Migration migration = new Migration(database.source());
        migration.run(changelog(FIRST + SECOND));
        assertThatThrownBy(() -> migration.run(changelog(FIRST)))
                .isInstanceOf(ModuleFault.class)
                .hasMessageContaining("newer")
                .hasMessageContaining("teas-2");
        migration.run(changelog(FIRST + SECOND));
    }

    @BothDatabases
    void a_lock_that_a_killed_server_left_holds_nobody_up(TestDatabase database) throws SQLException, IOException {
        database.write(sql -> sql.execute("create table databasechangeloglock (id int not null primary key,"
                + " locked boolean not null, lockgranted timestamp, lockedby varchar(255))"));
        database.write(sql -> sql.execute("insert into databasechangeloglock (id, locked) values (1, true)"));
        new Migration(database.source()).run(changelog(FIRST));
        assertThat(count(database, "select count(*) from teas_teas")).isZero();
    }

    @BothDatabases
    void a_broken_changelog_is_a_fault_that_names_its_module(TestDatabase database) {
        Migration migration = new Migration(database.source());
        assertThatThrownBy(() -> migration.run(changelog(FIRST.replace("bigint", "no such type"))))
                .isInstanceOf(ModuleFault.class)
                .hasMessageContaining("teas");
        assertThatThrownBy(() -> Changelog.of("absent", path -> null)).hasMessageContaining("db/absent.yaml");
    }

    @BothDatabases
    void a_database_is_for_one_set_of_keys_and_counts_its_starts(TestDatabase database) throws SQLException {
        int first = new KernelTables(database.source(), database.secrets()).prepare();
        assertThat(new KernelTables(database.source(), database.secrets()).prepare())
                .isEqualTo(first + 1);
        assertThatThrownBy(() -> new KernelTables(database.source(), new AesSecrets(KeyRing.parse(KeyRing.generate())))
                        .prepare())
                .isInstanceOf(ModuleFault.class)
                .hasMessageContaining("key file");
    }
}
