package org.warmth.statistics;

import java.util.Set;

/** Modules that are there. */
final class Installed extends InstalledModules {
    private final Set<String> names;

    Installed(String... names) {
        super(null);
        this.names = Set.of(names);
    }

    @Override
    Set<String> names() {
        return names;
    }
}
