package org.warmth.statistics;

import java.util.List;
import java.util.Map;
import org.warmth.api.statistics.FormView.Severity;

/**
 * What stands in a form that came back.
 *
 * @param values the readable values by row: counts, and money in fen
 * @param cells where each row's value stands
 * @param faults what is wrong, cell by cell
 * @param headed whether the header above the table is complete
 */
record FormReading(Map<String, Long> values, Map<String, String> cells, List<Fault> faults, boolean headed) {
    /**
     * Something wrong with a cell.
     *
     * @param cell the cell as a person sees it, {@code E12}; null for the form as a whole
     * @param code the row, or null
     * @param severity how bad
     * @param check the check that found it, {@code F1-E06} for a malformed value
     * @param text why, in the caller's language
     */
    record Fault(String cell, String code, Severity severity, String check, String text) {}
}
