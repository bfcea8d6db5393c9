package org.warmth.hardship;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When households are looked at again: {@code etc/org.warmth.hardship.cfg}. */
@Component(service = HardshipSettings.class, configurationPid = "org.warmth.hardship")
@Designate(ocd = HardshipSettings.Config.class)
public final class HardshipSettings {
    private volatile int review;
    private volatile int monitor;
    private volatile int relief;

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth hardship files")
    public @interface Config {
        /** After so many months an active file is due for review. */
        @AttributeDefinition(description = "Months until an active file is due for review")
        int review_months() default 12;

        /** After so many months a household that left hardship is phoned back. */
        @AttributeDefinition(description = "Months until a household that left hardship is phoned back")
        int monitor_months() default 6;

        /** A temporary file helps for at most so many months. */
        @AttributeDefinition(description = "Months that a temporary file helps, at most")
        int relief_months() default 6;
    }

    /** With the settings at start. */
    @Activate
    public HardshipSettings(Config config) {
        change(config);
    }

    @Modified
    void change(Config config) {
        review = Math.max(1, config.review_months());
        monitor = Math.max(1, config.monitor_months());
        relief = Math.max(1, config.relief_months());
    }

    int review() {
        return review;
    }

    int monitor() {
        return monitor;
    }

    int relief() {
        return relief;
    }
}
