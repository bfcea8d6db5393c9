package org.warmth.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.statistics.FormDefinition.FormRow;

/**
 * Where everything stands on the printed form (附件1): 编号, code, label, sub-label, 合计. Annex, title, header and column
 * heads come first; then one line a row. Rows of one 编号 share its cell, rows of one group its label.
 */
final class FormLayout {
    /** The sheet of the form. */
    static final String SHEET = "统计表";

    /** The sheet of the checks. */
    static final String CHECK_SHEET = "校验";

    /** The sheet that sets the form's values beside what is known otherwise. */
    static final String COMPARISON_SHEET = "对照";

    /** What stands above the table where something is to be filled by hand. */
    static final String BLANK = "____";

    /** The first column of the comparison that holds an aspect; what is reported stands in it. */
    static final int FIRST_ASPECT = 2;

    static final int NUMBER = 0;
    static final int CODE = 1;
    static final int LABEL = 2;
    static final int SUB_LABEL = 3;
    static final int VALUE = 4;

    static final int ANNEX_ROW = 0;
    static final int TITLE_ROW = 1;
    static final int HEADER_ROW = 2;
    static final int HEADS_ROW = 3;
    static final int FIRST_ROW = 4;

    private final Map<String, Integer> lines = new HashMap<>();

    FormLayout(Form form) {
        List<FormRow> rows = form.rows();
        for (int n = 0; n < rows.size(); n++) {
            lines.put(rows.get(n).code(), FIRST_ROW + n);
        }
    }

    /** The line of a row, from 0. */
    int line(String code) {
        return lines.get(code);
    }

    /** The value cell of a row inside its sheet, as a person reads it: {@code E5}. */
    String cell(String code) {
        return (char) ('A' + VALUE) + Integer.toString(line(code) + 1);
    }

    /** The cell of a row in some aspect, as a formula on any sheet names it. */
    String address(Aspect aspect, String code) {
        return aspect == Aspect.REPORTED
                ? "'" + SHEET + "'!" + cell(code)
                : "'" + COMPARISON_SHEET + "'!" + (char) ('A' + column(aspect)) + (comparisonLine(code) + 1);
    }

    /** The column of the comparison that holds an aspect. */
    static int column(Aspect aspect) {
        return FIRST_ASPECT + aspect.ordinal();
    }

    /** The line of a row in the comparison, from 0. */
    int comparisonLine(String code) {
        return line(code) - FIRST_ROW + 1;
    }

    /** The cell of the header, as a formula on any sheet names it. */
    String header() {
        return "'" + SHEET + "'!A" + (HEADER_ROW + 1);
    }
}
