package org.warmth.sheets.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Row.Fault;
import org.warmth.api.sheets.Row.Severity;
import org.warmth.sheets.Reasons;
import org.warmth.sheets.RowOutcome;
import org.warmth.sheets.reading.Layout;
import org.warmth.sheets.reading.RawRow;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.RowId;
import org.warmth.sheets.reading.SystemColumn;
import org.warmth.sheets.reading.Words;

/** The rows of a large workbook or CSV file that were held back, marked, in a workbook of their own; streaming. */
public final class BadRowsWorkbook {
    private static final int MOST_LISTED = 500_000;
    private static final int CHARACTER = 256;
    private static final int FIRST = 3;
    private static final int DAYS_FROM_1900_TO_1904 = 1462;

    private final Words words;
    private final RosterFile file;
    private final Layout layout;
    private final Reasons reasons;
    private final Locale language;
    private final Map<Severity, CellStyle> coloured = new java.util.EnumMap<>(Severity.class);

    /** Marks for an opened roster. */
    public BadRowsWorkbook(Words words, RosterFile file, Reasons reasons, Locale language) {
        this.words = words;
        this.file = file;
        layout = file.layout();
        this.reasons = reasons;
        this.language = language;
    }

    /**
     * Writes the workbook.
     *
     * @param rows all rows of the file
     * @param outcomes in the order of the rows
     */
    public void write(Iterator<RawRow> rows, Iterator<RowOutcome> outcomes, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbookWithCustomZipEntrySource()) {
            Looks looks = new Looks(workbook);
            for (Severity severity : Severity.values()) {
                coloured.put(severity, looks.coloured(looks.of(Column.Type.TEXT), severity));
            }
            Sheet sheet = workbook.createSheet(reasons.text(language, "sheets.export.sheet"));
            headings(sheet, looks);
            FaultList list = new FaultList(workbook, reasons, language, MOST_LISTED);
            int written = 1;
            while (outcomes.hasNext()) {
                RowOutcome outcome = outcomes.next();
                if (!outcome.waiting()) {
                    continue;
                }
                outcome.faults().forEach(list::add);
                RawRow raw = seek(rows, outcome.number());
                if (raw != null) {
                    row(sheet.createRow(written++), raw, outcome, looks);
                }
            }
            workbook.write(out);
        }
    }

    private static RawRow seek(Iterator<RawRow> rows, int number) {
        while (rows.hasNext()) {
            RawRow raw = rows.next();
            if (raw.number() >= number) {
                return raw.number() == number ? raw : null;
            }
        }
        return null;
    }

    private void headings(Sheet sheet, Looks looks) {
        Row row = sheet.createRow(0);
        heading(row, 0, reasons.text(language, SystemColumn.ROW_ID.key()), looks);
        heading(row, 1, reasons.text(language, SystemColumn.CONFIRM.key()), looks);
        heading(row, 2, reasons.text(language, SystemColumn.ORIGINAL_ROW.key()), looks);
        for (int place = 0; place < layout.width(); place++) {
            if (layout.heading(place) != null && !ours(place)) {
                heading(row, FIRST + place, layout.heading(place), looks);
            }
        }
        heading(row, FIRST + layout.width(), reasons.text(language, SystemColumn.FAULTS.key()), looks);
        sheet.createFreezePane(FIRST, 1);
        sheet.setColumnWidth(0, 20 * CHARACTER);
        sheet.setColumnWidth(FIRST + layout.width(), 90 * CHARACTER);
    }

    private boolean ours(int place) {
        return place == layout.rowId() || place == layout.confirm();
    }

    private static void heading(Row row, int place, String text, Looks looks) {
        row.createCell(place).setCellValue(text);
        row.getCell(place).setCellStyle(looks.heading(false));
    }

    private void row(Row row, RawRow raw, RowOutcome outcome, Looks looks) {
        row.createCell(0).setCellValue(RowId.write(outcome.id()));
        row.createCell(2).setCellValue(outcome.number());
        for (int place = 0; place < Math.min(raw.width(), layout.width()); place++) {
            if (raw.kind(place) != RawRow.Kind.EMPTY && !ours(place)) {
                put(row.createCell(FIRST + place), raw, place, looks);
            }
        }
        for (Fault fault : outcome.faults()) {
            int place = fault.key() == null ? -1 : layout.place(words.position(fault.key()));
            Cell cell = row.getCell(place < 0 ? 1 : FIRST + place, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            cell.setCellStyle(coloured.get(fault.severity()));
        }
        row.createCell(FIRST + layout.width())
                .setCellValue(outcome.faults().stream()
                        .map(fault -> fault.key() == null
                                ? reasons.reason(language, fault)
                                : reasons.heading(language, fault) + "：" + reasons.reason(language, fault))
                        .collect(Collectors.joining("；")));
    }

    private void put(Cell cell, RawRow raw, int place, Looks looks) {
        String value = raw.value(place);
        switch (raw.kind(place)) {
            case NUMBER -> number(cell, value, 0);
            case DATE -> {
                number(cell, value, file.date1904() ? DAYS_FROM_1900_TO_1904 : 0);
                cell.setCellStyle(looks.of(Column.Type.DATE));
            }
            case TRUTH -> cell.setCellValue(value.equals("1"));
            default -> cell.setCellValue(value);
        }
    }

    /** A number stays a number, one that lost its digits too: as text it would pass for a good one next time. */
    private static void number(Cell cell, String value, int plus) {
        try {
            cell.setCellValue(Double.parseDouble(value) + plus);
        } catch (NumberFormatException e) {
            cell.setCellValue(value);
        }
    }
}
