package org.warmth.statistics;

import java.util.Set;

/** Modules that are there. */
record Installed(Set<String> names) implements Modules {
    Installed(String... names) {
        this(Set.of(names));
    }
}
