package org.warmth.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of {@code etc/org.warmth.store.cfg}; an empty one is taken from the environment, then by default. */
@ObjectClassDefinition(name = "Warmth store")
public @interface StoreSettings {
    /** The configuration's PID. */
    String PID = "org.warmth.store";

    /** The key file; else {@code WARMTH_KEYS}, else {@code ${karaf.etc}/warmth/keys}. */
    @AttributeDefinition(name = "Key file")
    String keys() default "";

    /**
     * An instant at which the clock begins when the server starts, for a demonstration of a past season; else {@code
     * WARMTH_CLOCK}, else the time of day.
     */
    @AttributeDefinition(name = "Clock")
    String clock() default "";
}
