package org.warmth.store;

import java.sql.SQLException;
import java.util.Dictionary;
import java.util.Hashtable;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.WarmthModule;
import org.warmth.api.store.Database;

/** A bundle with tables of its own, and how far it is. */
final class MarkedModule {
    private static final Logger LOG = LoggerFactory.getLogger(MarkedModule.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final String name;
    private final Bundle bundle;
    private final Gate gate = new Gate();
    private ServiceRegistration<Database> registration;
    private boolean announced;
    private boolean withdrawn;
    private volatile boolean ready;
    private volatile String fault;

    private MarkedModule(String name, Bundle bundle) {
        this.name = name;
        this.bundle = bundle;
    }

    /** The module that a bundle is; null if it is none or has no tables of its own. */
    static MarkedModule of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return null;
        }
        for (BundleCapability mark : revision.getDeclaredCapabilities(WarmthModule.NAMESPACE)) {
            if (!"false".equals(String.valueOf(mark.getAttributes().get("tables")))) {
                return new MarkedModule(String.valueOf(mark.getAttributes().get("module")), bundle);
            }
        }
        return null;
    }

    /** The kernel, whose tables are ours to make. */
    static MarkedModule kernel(Bundle bundle) {
        return new MarkedModule("kernel", bundle);
    }

    String name() {
        return name;
    }

    Gate gate() {
        return gate;
    }

    boolean ready() {
        return ready;
    }

    /** Why it stays down, or null. */
    String fault() {
        return fault;
    }

    /** It stays down until a human does something. */
    void fail(ModuleFault why) {
        fault = why.getMessage();
        LOG.error("The module {} stays down: {}", name, why.explained());
    }

    /** Its database is another one or none: nobody gets in until it is migrated. */
    void await() {
        gate.close();
        ready = false;
        fault = null;
    }

    void migrate(DataSource source) throws SQLException {
        new Migration(source).run(Changelog.of(name, bundle::getEntry));
    }

    /** Its tables are there: lets work in. */
    void open() {
        gate.open();
        ready = true;
    }

    /** Its components can start once the service is there, which stays while the database is away. */
    void announce(Database database) {
        BundleContext context = bundle.getBundleContext();
        synchronized (this) {
            if (announced || withdrawn || context == null) {
                return;
            }
            announced = true;
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Database.MODULE, name);
        ServiceRegistration<Database> registered;
        try {
            // Starts the module's components, so no lock may be held that its stop would wait for.
            registered = context.registerService(Database.class, database, properties);
        } catch (IllegalStateException e) {
            LOG.debug("The bundle of {} stops already", name, e);
            return;
        }
        synchronized (this) {
            if (!withdrawn) {
                registration = registered;
                return;
            }
        }
        unregister(registered);
    }

    /** Takes its database away for good, after the work that is going on has ended. */
    void withdraw() {
        ready = false;
        settle();
        unregister(true);
    }

    /** Takes its database away until it is announced again: what its components remember is of another one. */
    void recall() {
        settle();
        unregister(false);
    }

    private void settle() {
        gate.close();
        try {
            if (!gate.await(PATIENCE_MILLIS)) {
                LOG.warn("The module {} stops with transactions open after {} ms", name, PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void unregister(boolean forGood) {
        ServiceRegistration<Database> registered;
        synchronized (this) {
            if (forGood) {
                withdrawn = true;
            } else {
                announced = false;
            }
            registered = registration;
            registration = null;
        }
        if (registered != null) {
            unregister(registered);
        }
    }

    private void unregister(ServiceRegistration<Database> registered) {
        try {
            registered.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The bundle of {} has stopped already", name, e);
        }
    }
}
