package org.warmth.sheets.reading;

/** Columns that every roster has beside its own. */
public enum SystemColumn {
    /** 系统行号: ties a row of a marked or exported file to its record. */
    ROW_ID("sheets.column.row-id"),
    /** 确认: 是 accepts the row's doubts. */
    CONFIRM("sheets.column.confirm"),
    /** 原行号: where the row stood in the file that was imported; not read. */
    ORIGINAL_ROW("sheets.column.original-row"),
    /** 问题: what is wrong, for reading; not read. */
    FAULTS("sheets.column.faults");

    private final String key;

    SystemColumn(String key) {
        this.key = key;
    }

    /** The message key of its heading. */
    public String key() {
        return key;
    }
}
