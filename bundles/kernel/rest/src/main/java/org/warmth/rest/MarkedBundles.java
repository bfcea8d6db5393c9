package org.warmth.rest;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Every marked bundle that is installed, running or not. */
@Component(service = MarkedBundles.class)
public final class MarkedBundles implements BundleTrackerCustomizer<MarkedBundle> {
    private static final int INSTALLED =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Map<String, MarkedBundle> byName = new ConcurrentHashMap<>();
    private final AtomicInteger change = new AtomicInteger();
    private final BundleTracker<MarkedBundle> tracker;

    /** Begins to watch. */
    @Activate
    public MarkedBundles(BundleContext context) {
        tracker = new BundleTracker<>(context, INSTALLED, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    /** The modules. */
    Collection<MarkedBundle> all() {
        return byName.values();
    }

    /** The modules by name. */
    Map<String, MarkedBundle> byNames() {
        return byName;
    }

    /** The module of that name, or null. */
    MarkedBundle byName(String name) {
        return byName.get(name);
    }

    /** A number that grows with every change. */
    int change() {
        return change.get();
    }

    @Override
    public MarkedBundle addingBundle(Bundle bundle, BundleEvent event) {
        MarkedBundle marked = MarkedBundle.of(bundle).orElse(null);
        if (marked != null) {
            byName.put(marked.name(), marked);
            change.incrementAndGet();
        }
        return marked;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, MarkedBundle marked) {
        MarkedBundle now = MarkedBundle.of(bundle).orElse(marked);
        byName.put(now.name(), now);
        change.incrementAndGet();
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, MarkedBundle marked) {
        byName.remove(marked.name(), marked);
        byName.computeIfPresent(marked.name(), (name, now) -> now.bundle().equals(bundle) ? null : now);
        change.incrementAndGet();
    }
}
