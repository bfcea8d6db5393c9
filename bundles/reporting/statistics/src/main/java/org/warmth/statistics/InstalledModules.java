package org.warmth.statistics;

import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.warmth.api.WarmthModule;

/** Knows the modules by the mark that their bundles carry. */
@Component(service = Modules.class)
public final class InstalledModules implements Modules, BundleTrackerCustomizer<String> {
    private final BundleTracker<String> tracker;

    /** Begins to watch. */
    @Activate
    public InstalledModules(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(tracker.getTracked().values());
    }

    @Override
    public String addingBundle(Bundle bundle, BundleEvent event) {
        return bundle.adapt(BundleWiring.class).getCapabilities(WarmthModule.NAMESPACE).stream()
                .map(mark -> String.valueOf(mark.getAttributes().get("module")))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, String name) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, String name) {}
}
