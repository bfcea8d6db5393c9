package org.warmth.rest;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.warmth.api.WarmthModule;

/**
 * A bundle that carries the mark of a module.
 *
 * @param bundle the bundle
 * @param name the module's name
 * @param tables whether it has a database of its own
 * @param rest whether it answers under {@code /warmth/v1/<name>}
 */
record MarkedBundle(Bundle bundle, String name, boolean tables, boolean rest) {
    /** The bundle's mark, if it carries one. */
    static Optional<MarkedBundle> of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<BundleCapability> marks =
                revision == null ? List.of() : revision.getDeclaredCapabilities(WarmthModule.NAMESPACE);
        return marks.stream()
                .findFirst()
                .map(mark -> new MarkedBundle(
                        bundle,
                        String.valueOf(mark.getAttributes().get("module")),
                        yes(mark.getAttributes().get("tables")),
                        yes(mark.getAttributes().get("rest"))));
    }

    /** The JAX-RS name of the module's application. */
    String application() {
        return "warmth." + name;
    }

    /** The prefix of what the bundle keeps to itself. */
    String packages() {
        return "org.warmth." + name + ".";
    }

    boolean active() {
        return (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    private static boolean yes(Object attribute) {
        return attribute == null || Boolean.parseBoolean(attribute.toString());
    }
}
