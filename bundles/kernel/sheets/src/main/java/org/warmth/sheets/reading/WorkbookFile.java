package org.warmth.sheets.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Workbooks.Cell;
import org.warmth.api.sheets.Workbooks.Kind;
import org.warmth.api.sheets.Workbooks.Line;

/** An upload opened as a workbook of no particular columns: the rows of its first visible sheet that has any. */
public final class WorkbookFile implements AutoCloseable {
    private static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    private final XlsxFile workbook;

    private WorkbookFile(XlsxFile workbook) {
        this.workbook = workbook;
    }

    /**
     * Opens an upload.
     *
     * @throws Problem 400 with what a clerk can do, if it is no workbook, unsafe or damaged
     */
    public static WorkbookFile open(Upload upload) {
        UploadKind kind = UploadKind.of(upload);
        if (kind != UploadKind.WORKBOOK) {
            throw Problem.malformed("sheets.not-a-workbook");
        }
        return new WorkbookFile(XlsxFile.open(upload));
    }

    /**
     * Gives the rows that hold anything.
     *
     * @throws Problem 400 no sheet has any, or the sheet is damaged
     */
    public void read(Consumer<Line> lines) {
        for (XlsxFile.Sheet sheet : workbook.sheets()) {
            try (XlsxRows rows = new XlsxRows(workbook, sheet)) {
                if (rows.hasNext()) {
                    rows.forEachRemaining(row -> lines.accept(line(row)));
                    return;
                }
            }
        }
        throw Problem.malformed("sheets.no-rows");
    }

    private Line line(RawRow row) {
        int width = row.width();
        while (row.blank(width - 1)) {
            width--;
        }
        List<Cell> cells = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            cells.add(cell(row, column));
        }
        return new Line(row.number(), cells);
    }

    private Cell cell(RawRow row, int column) {
        if (row.formula(column)) {
            return new Cell(Kind.FORMULA, "");
        }
        return switch (row.kind(column)) {
            case EMPTY -> EMPTY;
            case TEXT -> new Cell(Kind.TEXT, row.value(column));
            case NUMBER -> number(Cells.number(row.value(column)));
            case DATE -> day(Cells.number(row.value(column)));
            case TRUTH, ERROR -> new Cell(Kind.OTHER, "");
        };
    }

    private static Cell number(BigDecimal number) {
        return number == null
                ? new Cell(Kind.OTHER, "")
                : new Cell(Kind.NUMBER, number.stripTrailingZeros().toPlainString());
    }

    private Cell day(BigDecimal serial) {
        LocalDate day = serial == null ? null : Cells.day(serial, workbook.date1904());
        return day == null ? new Cell(Kind.OTHER, "") : new Cell(Kind.DATE, day.toString());
    }

    @Override
    public void close() {
        workbook.close();
    }
}
