package org.warmth.people;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an admin sets in {@code etc/org.warmth.people.cfg}; changes count at once. */
@Component(service = PeopleSettings.class, configurationPid = "org.warmth.people")
@Designate(ocd = PeopleSettings.Settings.class)
public final class PeopleSettings {
    private volatile boolean synthetic;

    /** With the settings as found. */
    @Activate
    public PeopleSettings(Settings settings) {
        modified(settings);
    }

    @Modified
    void modified(Settings settings) {
        synthetic = settings.synthetic();
    }

    /** Whether identifiers that cannot belong to anybody are taken (domain 6.1); never where real people are kept. */
    public boolean synthetic() {
        return synthetic;
    }

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth: people")
    public @interface Settings {
        /** Takes ID numbers of area 999999 and mobiles 1200000dddd, for demonstrations and tests only. */
        @AttributeDefinition(description = "Take synthetic ID numbers and mobiles; for demonstrations only")
        boolean synthetic() default false;
    }
}
