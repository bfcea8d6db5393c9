package org.warmth.statistics;

import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.statistics.FormDefinition.FormCheck;

/**
 * The thresholds of the checks as the city sets them, in {@code etc/org.warmth.statistics.cfg}: {@code F1-W02.percent =
 * 40}, {@code F1-W11.mostYuan.11 = 8000} for category 11 alone.
 */
@Component(service = CheckSettings.class, configurationPid = "org.warmth.statistics")
public final class CheckSettings {
    private static final Logger LOG = LoggerFactory.getLogger(CheckSettings.class);

    private volatile Map<String, Long> configured = Map.of();

    /** Reads the configuration; a value that is no whole number is named in the log and the default stays. */
    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        Map<String, Long> read = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.matches("F\\d-[A-Z]\\d\\d\\..+")) {
                try {
                    read.put(key, Long.valueOf(value.toString().trim()));
                } catch (NumberFormatException e) {
                    LOG.warn("{} = {} is no whole number; the form's own setting stays", key, value);
                }
            }
        });
        configured = Map.copyOf(read);
    }

    /** The settings of a check: the form's own, changed by the configuration. */
    Map<String, Long> of(FormCheck check) {
        Map<String, Long> settings = new HashMap<>(check.settings());
        String prefix = check.id() + ".";
        configured.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        return settings;
    }
}
