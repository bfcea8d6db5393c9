package org.warmth.statistics;

import java.util.Set;

/** Which modules of Warmth are there. */
public interface Modules {
    /** The names of the modules that are installed and started. */
    Set<String> names();
}
