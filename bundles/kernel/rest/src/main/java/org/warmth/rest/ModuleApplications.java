package org.warmth.rest;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import javax.ws.rs.core.Application;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Registers one JAX-RS application for every marked bundle that runs, so that no plug-in can get it wrong (P3, P4). */
@Component(
        service = {},
        immediate = true)
public final class ModuleApplications implements BundleTrackerCustomizer<ServiceRegistration<Application>> {
    private final BundleContext context;
    private final BundleTracker<ServiceRegistration<Application>> tracker;

    /** Begins to watch. */
    @Activate
    public ModuleApplications(BundleContext context) {
        this.context = context;
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public ServiceRegistration<Application> addingBundle(Bundle bundle, BundleEvent event) {
        return MarkedBundle.of(bundle)
                .filter(MarkedBundle::rest)
                .map(module -> context.registerService(Application.class, new ModuleApplication(), properties(module)))
                .orElse(null);
    }

    private static Dictionary<String, Object> properties(MarkedBundle module) {
        Dictionary<String, Object> properties = new Hashtable<>(named(module));
        properties.put(JaxrsWhiteboardConstants.JAX_RS_APPLICATION_BASE, "/warmth/v1/" + module.name());
        // Gone, not open, when these are (MECHANICS 4).
        properties.put(JaxrsWhiteboardConstants.JAX_RS_EXTENSION_SELECT, new String[] {
            extension(Answers.NAME), extension(JsonBody.NAME), extension(Parameters.NAME), extension(ProblemMapper.NAME)
        });
        return properties;
    }

    /** What resources select the application of a module by. */
    static Map<String, String> named(MarkedBundle module) {
        return Map.of(JaxrsWhiteboardConstants.JAX_RS_NAME, module.application(), "module", module.name());
    }

    private static String extension(String name) {
        return "(" + JaxrsWhiteboardConstants.JAX_RS_NAME + "=" + name + ")";
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, ServiceRegistration<Application> registered) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, ServiceRegistration<Application> registered) {
        registered.unregister();
    }

    /** Empty: the module's resources come by the whiteboard. */
    private static final class ModuleApplication extends Application {}
}
