package org.warmth.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.ui.LoggerUIService;
import org.jooq.SQLDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to a changelog: at once if its checksum is the one that ran last, else by Liquibase. */
public final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    /** The session advisory lock under which nodes on one PostgreSQL migrate one after another: "warmth". */
    private static final long LOCK = 0x7761726d7468L;

    private final DataSource source;

    /** Migrations of this database. */
    public Migration(DataSource source) {
        this.source = source;
    }

    /**
     * Runs what is new of a changelog.
     *
     * @throws SQLException if the database is away
     * @throws ModuleFault if the schema is newer than the changelog, or the changelog fails
     */
    public void run(Changelog changelog) throws SQLException {
        try (Connection connection = source.getConnection()) {
            run(connection, changelog);
        }
    }

    /** Runs what is new of a changelog on a connection, which stays open. */
    static void run(Connection connection, Changelog changelog) throws SQLException {
        connection.setAutoCommit(true);
        if (current(connection, changelog)) {
            return;
        }
        SQLDialect dialect = Contexts.dialect(connection.getMetaData().getDatabaseProductName());
        if (dialect == SQLDialect.POSTGRES) {
            try (Statement lock = connection.createStatement()) {
                lock.execute("select pg_advisory_lock(" + LOCK + ")");
                update(connection, dialect, changelog);
            } finally {
                unlock(connection);
            }
        } else {
            update(connection, dialect, changelog);
        }
    }

    private static boolean current(Connection connection, Changelog changelog) throws SQLException {
        return changelog.checksum().equals(Marks.read(connection, mark(changelog)))
                && ChangeNumber.kept(connection, changelog.module());
    }

    private static String mark(Changelog changelog) {
        return Marks.CHANGELOG + changelog.module();
    }

    private static void unlock(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private static void update(Connection connection, SQLDialect dialect, Changelog changelog) throws SQLException {
        if (current(connection, changelog)) {
            return;
        }
        long start = System.nanoTime();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // Where Liquibase looks for its own parts, from its first class on.
        Thread.currentThread().setContextClassLoader(Liquibase.class.getClassLoader());
        try {
            Map<String, Object> scope = new HashMap<>();
            scope.put(Scope.Attr.logService.name(), new QuietLog());
            scope.put(Scope.Attr.ui.name(), new LoggerUIService());
            scope.put(Scope.Attr.resourceAccessor.name(), new ChangelogResources(changelog));
            scope.put(AnalyticsArgs.ENABLED.getKey(), false);
            Scope.child(scope, () -> liquibase(connection, dialect, changelog));
        } catch (ModuleFault e) {
            throw e;
        } catch (Exception | LinkageError e) {
            if (Faults.away(e)) {
                throw new SQLException("the database went away while migrating " + changelog.module(), "08006", e);
            }
            throw new ModuleFault("the changelog of " + changelog.module() + " failed", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        connection.setAutoCommit(true);
        ChangeNumber.keep(connection, changelog.module());
        Marks.write(connection, mark(changelog), changelog.checksum());
        LOG.info("Tables of {} made ready in {} ms", changelog.module(), (System.nanoTime() - start) / 1_000_000);
    }

    private static void liquibase(Connection connection, SQLDialect dialect, Changelog changelog) throws Exception {
        LockServiceFactory.getInstance().register(new NoLock());
        Database database = database(dialect);
        // Liquibase would close it: it is not Liquibase's.
        database.setConnection(new JdbcConnection(connection));
        Liquibase liquibase =
                new Liquibase(changelog.path(), Scope.getCurrentScope().getResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.setChangeLogParameter("bytes", dialect == SQLDialect.DERBY ? "varchar (4000) for bit data" : "bytea");
        refuseNewer(liquibase, database, changelog);
        liquibase.update(new liquibase.Contexts(), new LabelExpression());
    }

    /** A change set that ran here and is not in this changelog belongs to a newer release, which this one may damage. */
    private static void refuseNewer(Liquibase liquibase, Database database, Changelog changelog) throws Exception {
        Set<String> known = new HashSet<>();
        for (ChangeSet set : liquibase.getDatabaseChangeLog().getChangeSets()) {
            known.add(set.getFilePath() + "::" + set.getId());
        }
        for (RanChangeSet ran : database.getRanChangeSetList()) {
            if (changelog.owns(ran.getChangeLog()) && !known.contains(ran.getChangeLog() + "::" + ran.getId())) {
                throw new ModuleFault(
                        "the tables of " + changelog.module() + " are newer than this release: " + ran.getId(), null);
            }
        }
    }

    private static Database database(SQLDialect dialect) throws DatabaseException {
        if (dialect == SQLDialect.POSTGRES) {
            return new PostgresDatabase();
        }
        DerbyDatabase derby = new DerbyDatabase();
        derby.setShutdownEmbeddedDerby(false);
        return derby;
    }
}
