package org.warmth.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.Traces;
import org.warmth.api.rest.Readiness;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;

/**
 * Brings the tables of the kernel and of every marked module up to date, one after another on one thread, and gives each
 * its {@link Database} (MECHANICS 1).
 */
@Component(
        service = {Readiness.class, ModuleTables.class},
        immediate = true)
public final class ModuleTables implements Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleTables.class);
    private static final long AGAIN_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A database that starts together with the server is no cause for alarm. */
    private static final int COMPLAINT = 5;

    private final BundleContext context;
    private final Secrets secrets;
    private final Clock clock;
    private final Transactions transactions = new Transactions();
    private final Map<Bundle, MarkedModule> modules = new ConcurrentHashMap<>();
    private final MarkedModule kernel;
    private final ScheduledThreadPoolExecutor migrator;
    /** Registers what is ready, and thereby starts whole modules, while the next one is migrated. */
    private final ExecutorService announcer;

    private final BundleTracker<MarkedModule> tracker;
    private volatile DataSource source;
    private volatile ServiceRegistration<Ids> ids;
    private int failures;
    private boolean retrying;

    /** Begins to look for modules. */
    @Activate
    public ModuleTables(BundleContext context, @Reference Secrets secrets, @Reference Clock clock) {
        this.context = context;
        this.secrets = secrets;
        this.clock = clock;
        this.kernel = MarkedModule.kernel(context.getBundle());
        this.migrator = new ScheduledThreadPoolExecutor(1, work -> thread(work, "warmth-migrator"));
        this.announcer = Executors.newSingleThreadExecutor(work -> thread(work, "warmth-announcer"));
        migrator.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.tracker = new Modules(context);
        tracker.open();
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    void stop() {
        tracker.close();
        kernel.withdraw();
        // Never interrupts: Derby takes an interrupt for the end of its connection.
        migrator.shutdown();
        announcer.shutdown();
        transactions.connect(null);
        recallIds();
    }

    /** The database came, or another one: then everything starts anew that remembers something of the one before. */
    @Reference(
            target = "(dataSourceName=warmth)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSource(DataSource dataSource) {
        onMigrator(() -> {
            kernel.await();
            modules.values().forEach(MarkedModule::await);
            recall();
            source = dataSource;
            transactions.connect(dataSource);
            migrate();
        });
    }

    /** On the announcer's thread, which may be about to start components. */
    private void recall() {
        try {
            announcer
                    .submit(() -> {
                        modules.values().forEach(MarkedModule::recall);
                        kernel.recall();
                        recallIds();
                    })
                    .get();
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is recalled any more: the store stops", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("What served the former database did not stop: {}", Traces.of(e));
        }
    }

    private void recallIds() {
        ServiceRegistration<Ids> registered = ids;
        ids = null;
        if (registered != null) {
            registered.unregister();
        }
    }

    /** The database went: who asks gets a problem until it is back. */
    void unsetSource(DataSource dataSource) {
        if (migrator.isShutdown()) {
            return;
        }
        onMigrator(() -> {
            if (source == dataSource) {
                source = null;
                transactions.connect(null);
            }
        });
    }

    /**
     * Runs work that replaces what the database holds, and for good keeps everybody else out: what the server has in memory,
     * its keys included, belongs to what was there before. If the work fails nothing has changed, and all goes on.
     *
     * @throws Problem 503 {@code store.busy} if those inside do not get out in time
     */
    <T> T replace(Callable<T> work) throws Exception {
        if (!transactions.close("store.restoring", PATIENCE)) {
            throw Problem.unavailable("store.busy", null);
        }
        String after = null;
        try {
            T result = work.call();
            after = "store.restored";
            return result;
        } finally {
            transactions.closed(after);
        }
    }

    private void migrate() {
        DataSource from = source;
        if (from == null) {
            return;
        }
        try {
            if (!kernel.ready() && kernel.fault() == null) {
                prepareKernel(from);
            }
            if (kernel.ready()) {
                for (MarkedModule module : modules.values()) {
                    serve(module, from);
                }
            }
            failures = 0;
        } catch (SQLException e) {
            failures++;
            LOG.debug("The database is away", e);
            if (failures == COMPLAINT) {
                LOG.warn("The database is away; trying until it is back: {}", reason(e));
            }
            if (!retrying) {
                retrying = true;
                tryAgain();
            }
        }
    }

    /** What the database itself said, below the pool that only waited for it. */
    private static String reason(SQLException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage();
    }

    private void tryAgain() {
        try {
            migrator.schedule(() -> onMigrator(this::migrateAgain), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is tried any more: the store stops", e);
        }
    }

    private void migrateAgain() {
        retrying = false;
        migrate();
    }

    private void onMigrator(Runnable work) {
        migrator.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Migrating stopped at a defect: {}", Traces.of(e));
            }
        });
    }

    private void announce(Runnable work) {
        try {
            announcer.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is announced any more: the store stops", e);
        }
    }

    private void prepareKernel(DataSource from) throws SQLException {
        try {
            int start = new KernelTables(from, secrets).prepare();
            kernel.open();
            announce(() -> {
                if (ids == null) {
                    ids = context.registerService(Ids.class, new TsidIds(start), null);
                }
                kernel.announce(database(kernel));
            });
        } catch (ModuleFault e) {
            kernel.fail(e);
        }
    }

    private void serve(MarkedModule module, DataSource from) throws SQLException {
        if (module.ready() || module.fault() != null) {
            return;
        }
        try {
            module.migrate(from);
            module.open();
            announce(() -> module.announce(database(module)));
        } catch (ModuleFault e) {
            module.fail(e);
        }
    }

    private Database database(MarkedModule module) {
        return new ModuleDatabase(module.name(), transactions, module.gate(), clock);
    }

    @Override
    public List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        String database = transactions.missing();
        if (database != null) {
            missing.add(new Missing("kernel", "database", database));
        }
        List<MarkedModule> all = new ArrayList<>(modules.values());
        all.add(0, kernel);
        for (MarkedModule module : all) {
            if (!module.ready()) {
                missing.add(new Missing(
                        module.name(), "migration", module.fault() == null ? "store.waiting" : module.fault()));
            }
        }
        return missing;
    }

    /** Bundles that carry the mark, from when they start until they stop. */
    private final class Modules extends BundleTracker<MarkedModule> {
        private Modules(BundleContext context) {
            super(context, Bundle.STARTING | Bundle.ACTIVE, null);
        }

        @Override
        public MarkedModule addingBundle(Bundle bundle, BundleEvent event) {
            MarkedModule module = MarkedModule.of(bundle);
            if (module != null) {
                modules.put(bundle, module);
                onMigrator(ModuleTables.this::migrate);
            }
            return module;
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, MarkedModule module) {
            modules.remove(bundle);
            module.withdraw();
        }
    }
}
