package org.warmth.statistics;

import java.util.Map;
import java.util.Set;

/**
 * A form's values as a check sees them.
 *
 * @param form the form
 * @param evidence what is known
 * @param settings the settings of the check that looks
 */
record FormValues(Form form, Evidence evidence, Map<String, Long> settings) {
    long orZero(Aspect aspect, String code) {
        Long value = evidence.figure(aspect, code);
        return value == null ? 0 : value;
    }

    boolean filled(Aspect aspect, String code) {
        return evidence.figure(aspect, code) != null;
    }

    boolean money(String code) {
        return form.row(code).money();
    }

    /** The codes of the rows that are no sums. */
    Set<String> figures() {
        return form.figures();
    }

    long setting(String name, String round) {
        return setting(form, settings, name, round);
    }

    /** A threshold: that of the round, else that of all money rows in a round of one, else that of the check. */
    static long setting(Form form, Map<String, Long> settings, String name, String round) {
        Long special = round == null ? null : settings.get(name + "." + round);
        if (special == null && form.row(round) != null && form.row(round).money()) {
            special = settings.get(name + ".MONEY");
        }
        return special != null ? special : settings.get(name);
    }
}
