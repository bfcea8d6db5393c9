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

    /** The value cells of all rows, as a formula on another sheet names them. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        lines.forEach((code, line) -> addresses.put(code, "'" + SHEET + "'!" + (char) ('A' + VALUE) + (line + 1)));
        return addresses;
    }
}
