package org.warmth.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.BatchBindStep;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultDSLContext;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** jOOQ for each database we speak, always on the connection that the thread holds. */
final class Contexts {
    private final Map<String, DSLContext> contexts = new ConcurrentHashMap<>();
    private final Supplier<Connection> connection;
    private final StateGuard states;

    Contexts(Supplier<Connection> connection, StateGuard states) {
        this.connection = connection;
        this.states = states;
    }

    DSLContext of(Connection to) throws SQLException {
        return contexts.computeIfAbsent(to.getMetaData().getDatabaseProductName(), this::create);
    }

    private DSLContext create(String product) {
        // Names stay as each database folds them; a fetch size keeps long results out of memory.
        Settings settings = new Settings()
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withRenderNameCase(RenderNameCase.LOWER)
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withFetchSize(500);
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(new Held());
        configuration.set(dialect(product));
        configuration.set(settings);
        if (configuration.dialect() == SQLDialect.DERBY) {
            configuration.set(
                    new DefaultExecuteListenerProvider(new DerbyStatements()),
                    new DefaultExecuteListenerProvider(states));
        } else {
            configuration.set(new DefaultExecuteListenerProvider(states));
        }
        return new Context(configuration, states);
    }

    /** The dialect of a database by the name it gives itself. */
    static SQLDialect dialect(String product) {
        return switch (product) {
            case "Apache Derby" -> SQLDialect.DERBY;
            case "PostgreSQL" -> SQLDialect.POSTGRES;
            default -> throw new IllegalStateException("not a database that Warmth runs on: " + product);
        };
    }

    /** Lends the thread's connection to jOOQ for a statement. */
    private final class Held implements ConnectionProvider {
        @Override
        public Connection acquire() {
            return connection.get();
        }

        @Override
        public void release(Connection held) {
            // The thread goes on holding it.
        }
    }

    /** jOOQ's, but for batches of one statement. */
    private static final class Context extends DefaultDSLContext {
        private static final long serialVersionUID = 1L;

        private final transient StateGuard states;

        private Context(Configuration configuration, StateGuard states) {
            super(configuration);
            this.states = states;
        }

        @Override
        public BatchBindStep batch(Query query) {
            PlainBatch plain = PlainBatch.of(this, query, states);
            return plain == null ? super.batch(query) : plain;
        }
    }
}
