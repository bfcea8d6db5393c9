package org.warmth.statistics;

import java.util.Map;
import java.util.Set;

/**
 * Where the rows of a form stand in its workbook, for a check's live formula.
 *
 * @param form the form
 * @param addresses sheet and cell by code
 * @param settings the settings of the check
 */
record CellNames(Form form, Map<String, String> addresses, Map<String, Long> settings) {
    String cell(String code) {
        return addresses.get(code);
    }

    boolean money(String code) {
        return form.row(code).money();
    }

    Set<String> figures() {
        return form.figures();
    }

    long setting(String name, String round) {
        return FormValues.setting(settings, name, round);
    }
}
