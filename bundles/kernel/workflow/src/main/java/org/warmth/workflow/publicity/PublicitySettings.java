package org.warmth.workflow.publicity;

import java.util.List;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.warmth.api.Money;

/** How long a publicity hangs and between which amounts it tells apart: {@code etc/org.warmth.workflow.cfg} (domain 5.24). */
@Component(service = PublicitySettings.class, configurationPid = "org.warmth.workflow")
@Designate(ocd = PublicitySettings.Config.class)
public final class PublicitySettings {
    private volatile int days;
    private volatile List<Money> bands;

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth workflow")
    public @interface Config {
        /** For how many working days something hangs out at least. */
        @AttributeDefinition(description = "Working days of a publicity, at least")
        int publicity_days() default 5;

        /** The bounds of the bands of amounts, in yuan, separated by commas. */
        @AttributeDefinition(description = "Bounds of the bands of amounts shown in a publicity, in yuan")
        String publicity_bands() default "500,1000,2000,3000,5000,10000";
    }

    /** With the settings at start. */
    @Activate
    public PublicitySettings(Config config) {
        change(config);
    }

    @Modified
    void change(Config config) {
        days = Math.max(1, config.publicity_days());
        bands = Pattern.compile("\\d{1,9}")
                .matcher(config.publicity_bands())
                .results()
                .map(yuan -> Money.ofFen(Long.parseLong(yuan.group()) * 100))
                .sorted()
                .toList();
    }

    int days() {
        return days;
    }

    /** The bounds of the bands, growing. */
    List<Money> bands() {
        return bands;
    }
}
