package org.warmth.api.sheets;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads workbooks (xlsx) that are no rosters, a bank's return file for example: as guarded as rosters are, and in memory
 * that does not grow with the rows.
 */
@ProviderType
public interface Workbooks {
    /**
     * Gives the rows of the first visible sheet that holds anything; rows that hold nothing are skipped.
     *
     * @param workbook the file, closed by the caller
     * @param rows takes each row in the order of the sheet
     * @throws org.warmth.api.Problem 400 with what a clerk can do: no workbook, encrypted, with macros, damaged, truncated,
     *     a zip bomb, without any row; 413 too large
     */
    void read(InputStream workbook, Consumer<Line> rows);

    /**
     * A row.
     *
     * @param number its number as a person sees it, from 1
     * @param cells its cells from the first column to the last that holds anything
     */
    record Line(int number, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param kind what is in it
     * @param text the text; a number as plain digits, at most the 15 that Excel itself keeps, zeros behind them; a day as
     *     {@code 2022-01-18}; else empty
     */
    record Cell(Kind kind, String text) {}

    /** What a cell holds. */
    enum Kind {
        /** Nothing. */
        EMPTY,
        /** Text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A day. */
        DATE,
        /** A formula: what it came to the last time says nothing. */
        FORMULA,
        /** A truth value or an error such as #N/A. */
        OTHER
    }
}
