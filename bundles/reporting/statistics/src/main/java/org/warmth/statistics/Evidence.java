package org.warmth.statistics;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is known of a form when its checks run. Checks that need what nobody looked for are skipped and say so.
 *
 * @param figures by aspect and row: counts, and money in fen; a row without value is empty
 * @param facts about the form as a whole
 */
record Evidence(Map<Aspect, Map<String, Long>> figures, Map<Fact, Boolean> facts) {
    /** What a form reports, and nothing beside it. */
    static Evidence of(Map<String, Long> reported) {
        return new Evidence(Map.of(Aspect.REPORTED, reported), Map.of());
    }

    Evidence with(Aspect aspect, Map<String, Long> values) {
        Map<Aspect, Map<String, Long>> more = new EnumMap<>(figures);
        more.put(aspect, values);
        return new Evidence(more, facts);
    }

    Evidence with(Fact fact, boolean holds) {
        Map<Fact, Boolean> more = new EnumMap<>(Fact.class);
        more.putAll(facts);
        more.put(fact, holds);
        return new Evidence(figures, more);
    }

    /** The value of a row in an aspect, null if there is none. */
    Long figure(Aspect aspect, String code) {
        Map<String, Long> values = figures.get(aspect);
        return values == null ? null : values.get(code);
    }
}
