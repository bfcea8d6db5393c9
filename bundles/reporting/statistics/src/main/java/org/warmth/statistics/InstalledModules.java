package org.warmth.statistics;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.WarmthModule;

/** Which modules of Warmth are installed and started, by the mark that their bundles carry. */
@Component(service = InstalledModules.class)
public class InstalledModules {
    private final BundleContext context;

    @Activate
    public InstalledModules(BundleContext context) {
        this.context = context;
    }

    /** The names of the modules. */
    Set<String> names() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(bundle -> bundle.adapt(BundleWiring.class))
                .filter(wiring -> wiring != null)
                .flatMap(wiring -> wiring.getCapabilities(WarmthModule.NAMESPACE).stream())
                .map(mark -> String.valueOf(mark.getAttributes().get("module")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
