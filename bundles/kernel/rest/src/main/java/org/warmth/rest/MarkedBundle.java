package org.warmth.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
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

    /** A file of the bundle; none either if the bundle was uninstalled since it was found. */
    Optional<byte[]> file(String path) throws IOException {
        try {
            URL file = bundle.getEntry(path);
            if (file == null) {
                return Optional.empty();
            }
            try (InputStream in = file.openStream()) {
                return Optional.of(in.readAllBytes());
            }
        } catch (IOException | IllegalStateException e) {
            if (bundle.getState() == Bundle.UNINSTALLED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    boolean active() {
        return (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    private static boolean yes(Object attribute) {
        return attribute == null || Boolean.parseBoolean(attribute.toString());
    }
}
