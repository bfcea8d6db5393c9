package org.warmth.statistics;

import java.util.Map;
import java.util.Set;

/**
 * A form's values as a check sees them.
 *
 * @param form the form
 * @param byCode counts, and money in fen; a row without value is empty
 * @param settings the settings of the check that looks
 */
record FormValues(Form form, Map<String, Long> byCode, Map<String, Long> settings) {
    long orZero(String code) {
        Long value = byCode.get(code);
        return value == null ? 0 : value;
    }

    boolean filled(String code) {
        return byCode.get(code) != null;
    }

    boolean money(String code) {
        return form.row(code).money();
    }

    /** The codes of the rows that are no sums. */
    Set<String> figures() {
        return form.figures();
    }

    long setting(String name, String round) {
        return setting(settings, name, round);
    }

    static long setting(Map<String, Long> settings, String name, String round) {
        Long special = round == null ? null : settings.get(name + "." + round);
        return special != null ? special : settings.get(name);
    }
}
