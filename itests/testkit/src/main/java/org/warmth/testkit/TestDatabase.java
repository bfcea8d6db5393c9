package org.warmth.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.store.AesSecrets;
import org.warmth.store.Changelog;
import org.warmth.store.Gate;
import org.warmth.store.KeyRing;
import org.warmth.store.Migration;
import org.warmth.store.ModuleDatabase;
import org.warmth.store.Transactions;
import org.warmth.store.TsidIds;

/**
 * An empty database of its own with the tables of the kernel and of the modules asked for, made by the code that makes
 * them on a server. Serves as the {@link Database} of every module at once.
 *
 * <pre>
 * &#64;BothDatabases
 * class VisitStoreTest {
 *     VisitStoreTest(TestDatabase database) { ... }
 * }
 * </pre>
 *
 * <p>or {@code TestDatabase.of(Kind.DERBY, "visits")}.
 */
public final class TestDatabase implements Database, AutoCloseable {
    /** Where tests take place: a day inside the season of 2022. */
    public static final Instant NOON = Instant.parse("2022-01-10T04:00:00Z");

    /** The databases we run on. */
    public enum Kind {
        /** Derby in memory. */
        DERBY,
        /** A PostgreSQL that this JVM starts. */
        POSTGRESQL
    }

    private final Kind kind;
    private final String name;
    private final Path folder;
    private final HikariDataSource source;
    private final Transactions transactions = new Transactions();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Database database;
    private final Ids ids = new TsidIds(1);
    private final Secrets secrets = new AesSecrets(KeyRing.parse(KeyRing.generate()));

    private TestDatabase(Kind kind, Path folder, String... modules) {
        this.kind = kind;
        this.name = "t" + UUID.randomUUID().toString().replace("-", "");
        this.folder = folder;
        this.source = open();
        try {
            Migration migration = new Migration(source);
            ClassLoader classes = TestDatabase.class.getClassLoader();
            migration.run(Changelog.of("kernel", classes::getResource));
            for (String module : modules) {
                migration.run(Changelog.of(module, classes::getResource));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        transactions.connect(source);
        Gate gate = new Gate();
        gate.open();
        this.database = new ModuleDatabase("kernel", transactions, gate, clock);
    }

    /**
     * An empty database.
     *
     * @param modules whose changelogs, {@code db/<module>.yaml} on the class path, run after the kernel's
     */
    public static TestDatabase of(Kind kind, String... modules) {
        return new TestDatabase(kind, null, modules);
    }

    /**
     * A Derby on disk, made if it is not there yet, that outlives {@link #close}; its secrets do not.
     *
     * @param folder where it lies or shall lie
     * @param modules as in {@link #of}
     */
    public static TestDatabase onDisk(Path folder, String... modules) {
        return new TestDatabase(Kind.DERBY, folder, modules);
    }

    private HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        if (kind == Kind.DERBY) {
            System.setProperty("derby.stream.error.file", "target/derby.log");
            System.setProperty("derby.locks.waitTimeout", "20");
            System.setProperty("derby.locks.deadlockTimeout", "1");
            System.setProperty("derby.language.stalePlanCheckInterval", "5");
            config.setJdbcUrl("jdbc:derby:" + (folder == null ? "memory:" + name : folder) + ";create=true");
        } else {
            config.setJdbcUrl(Postgres.create(name));
            config.setUsername("postgres");
        }
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    /** Which database it is. */
    public Kind kind() {
        return kind;
    }

    /** Ids as on a server. */
    public Ids ids() {
        return ids;
    }

    /** Secrets under keys of this database alone. */
    public Secrets secrets() {
        return secrets;
    }

    /** A clock that stands at {@link #NOON}. */
    public Clock clock() {
        return clock;
    }

    /** The pool below, for plain JDBC. */
    public DataSource source() {
        return source;
    }

    /** Plays a database that is away, until {@link #comeBack}. */
    public void goAway() {
        transactions.connect(null);
    }

    /** Ends {@link #goAway}. */
    public void comeBack() {
        transactions.connect(source);
    }

    /** Makes the view of the tree know a unit and those above it, since ever and for ever. */
    public void unit(long unit, long... above) {
        write(sql -> {
            place(sql, unit, unit);
            for (long ancestor : above) {
                place(sql, ancestor, unit);
            }
            return null;
        });
    }

    private static void place(DSLContext sql, long ancestor, long unit) {
        sql.execute(
                "insert into people_unit_paths (ancestor, unit, valid_from, valid_to) values (?, ?, ?, ?)",
                ancestor,
                unit,
                java.time.LocalDate.of(1900, 1, 1),
                java.time.LocalDate.of(9999, 12, 31));
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T write(Function<DSLContext, T> work) {
        return database.write(work);
    }

    @Override
    public void afterCommit(Runnable work) {
        database.afterCommit(work);
    }

    @Override
    public void afterRollback(Runnable work) {
        database.afterRollback(work);
    }

    @Override
    public void changed() {
        database.changed();
    }

    @Override
    public long changes() {
        return database.changes();
    }

    @Override
    public boolean inTransaction() {
        return database.inTransaction();
    }

    @Override
    public void guardState(Table<?> table, Field<String> state) {
        database.guardState(table, state);
    }

    @Override
    public <T> T moving(Supplier<T> work) {
        return database.moving(work);
    }

    @Override
    public Condition scope(Caller caller, Field<Long> unit, Set<Role> roles) {
        return database.scope(caller, unit, roles);
    }

    @Override
    public Condition subtree(Field<Long> unit, long ancestor, java.time.LocalDate on) {
        return database.subtree(unit, ancestor, on);
    }

    @Override
    public void close() {
        source.close();
        if (folder != null) {
            Derby.shutDown(folder);
        } else if (kind == Kind.DERBY) {
            Derby.drop(name);
        } else {
            Postgres.drop(name);
        }
    }
}
