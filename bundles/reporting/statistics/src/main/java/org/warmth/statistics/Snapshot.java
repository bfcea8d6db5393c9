package org.warmth.statistics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The values of a form at one moment.
 *
 * @param question which form of whom
 * @param seal the last seal of the ledger that is counted
 * @param tail how many entries after it are counted
 * @param at when
 * @param values the value of every row that is no sum, by code
 * @param late what the ledger's rows count after the deadline, by code
 */
record Snapshot(Question question, long seal, int tail, Instant at, Map<String, Value> values, Map<String, Long> late) {
    /**
     * Value of a row that is no sum.
     *
     * @param live what records say, or null if nobody knows
     * @param added what confirmed manual cells add, or null if there are none
     * @param reason why it is manual in whole or part, or null if it is not
     * @param transferred the part that came from an upper union, or null in a row without such a memo
     */
    record Value(Long live, Long added, String reason, Long transferred) {
        boolean manual() {
            return reason != null;
        }

        /** Both together, or null if neither is there. */
        Long total() {
            if (live == null) {
                return added;
            }
            return added == null ? live : Long.valueOf(Math.addExact(live, added));
        }
    }

    /** The values of all rows, sums included, without the empty ones, in printed order. */
    Map<String, Long> totals() {
        return all(Value::total);
    }

    /** What the records alone say, sums included. */
    Map<String, Long> live() {
        return all(Value::live);
    }

    /** What came from upper unions, sums included. */
    Map<String, Long> transferred() {
        return all(Value::transferred);
    }

    private Map<String, Long> all(Function<Value, Long> part) {
        Map<String, Long> known = new LinkedHashMap<>();
        values.forEach((code, value) -> known.put(code, part.apply(value)));
        return withSums(question.form(), known);
    }

    /** Figures and their sums in printed order; a sum is empty only if all its parts are. */
    static Map<String, Long> withSums(Form form, Map<String, Long> figures) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (FormDefinition.FormRow row : form.rows()) {
            Long value = row.sum() ? null : figures.get(row.code());
            for (String part : row.formula()) {
                Long adds = figures.get(part);
                if (adds != null) {
                    value = value == null ? adds : Long.valueOf(Math.addExact(value, adds));
                }
            }
            if (value != null) {
                all.put(row.code(), value);
            }
        }
        return all;
    }
}
