package org.warmth.statistics;

import java.util.Map;
import java.util.Set;

/**
 * Where what a check looks at stands in the form's workbook, for the check's live formula.
 *
 * @param form the form
 * @param layout where its rows stand
 * @param evidence what is known, for what stands in no cell
 * @param settings the settings of the check
 */
record CellNames(Form form, FormLayout layout, Evidence evidence, Map<String, Long> settings) {
    String cell(Aspect aspect, String code) {
        return layout.address(aspect, code);
    }

    /** A header is complete once no line is left to be filled; anything else was so or not when the form was made. */
    String fact(Fact fact) {
        return switch (fact) {
            case HEADED -> "ISERROR(FIND(\"" + FormLayout.BLANK + "\"," + layout.header() + "))";
            case OVERDUE, UNHELPED -> evidence.facts().get(fact) ? "TRUE" : "FALSE";
        };
    }

    boolean money(String code) {
        return form.row(code).money();
    }

    Set<String> figures() {
        return form.figures();
    }

    long setting(String name, String round) {
        return FormValues.setting(form, settings, name, round);
    }
}
