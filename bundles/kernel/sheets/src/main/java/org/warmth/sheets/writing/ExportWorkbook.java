package org.warmth.sheets.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.warmth.api.Money;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.sheets.Reasons;
import org.warmth.sheets.reading.RowId;
import org.warmth.sheets.reading.SystemColumn;
import org.warmth.sheets.reading.Words;

/** Records as a roster with row ids, streaming, so that a changed file comes back to the same records. */
public final class ExportWorkbook implements AutoCloseable {
    private static final int CHARACTER = 256;
    private static final int ID_WIDTH = 20;
    private static final int WIDTH = 14;
    private static final int FIRST = 2;

    private final Words words;
    private final Reasons reasons;
    private final Locale language;
    private final UnaryOperator<Object> units;
    private final SXSSFWorkbook workbook = new SXSSFWorkbookWithCustomZipEntrySource();
    private final Looks looks = new Looks(workbook);
    private final Sheet sheet;
    private int rows;

    /**
     * An export.
     *
     * @param units gives the name of a unit's id
     */
    public ExportWorkbook(Words words, Reasons reasons, Locale language, UnaryOperator<Object> units) {
        this.words = words;
        this.reasons = reasons;
        this.language = language;
        this.units = units;
        sheet = workbook.createSheet(reasons.text(language, "sheets.export.sheet"));
        headings();
    }

    private void headings() {
        Row row = sheet.createRow(rows++);
        heading(row, 0, reasons.text(language, SystemColumn.ROW_ID.key()), false, ID_WIDTH);
        heading(row, 1, reasons.text(language, SystemColumn.CONFIRM.key()), false, WIDTH);
        for (int i = 0; i < words.columns().size(); i++) {
            Column column = words.columns().get(i);
            heading(row, FIRST + i, words.heading(language, i), column.required(), WIDTH);
            sheet.setDefaultColumnStyle(FIRST + i, looks.of(column.type()));
        }
        sheet.createFreezePane(0, 1);
    }

    private void heading(Row row, int place, String text, boolean required, int width) {
        Cell cell = row.createCell(place);
        cell.setCellValue(text);
        cell.setCellStyle(looks.heading(required));
        sheet.setColumnWidth(place, width * CHARACTER);
    }

    /** Adds a record. */
    public void add(Roster.ExportedRow record) {
        Row row = sheet.createRow(rows++);
        row.createCell(0).setCellValue(RowId.write(record.id()));
        Map<String, Object> values = record.values();
        for (int i = 0; i < words.columns().size(); i++) {
            Column column = words.columns().get(i);
            Object value = values.get(column.key());
            if (value != null) {
                Cell cell = row.createCell(FIRST + i);
                cell.setCellStyle(looks.of(column.type()));
                put(cell, value, i, column);
            }
        }
    }

    private void put(Cell cell, Object value, int position, Column column) {
        if (value instanceof Money money) {
            cell.setCellValue(money.yuan().doubleValue());
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof Boolean yes) {
            cell.setCellValue(reasons.text(language, yes ? "sheets.yes" : "sheets.no"));
        } else if (value instanceof Collection<?> codes) {
            cell.setCellValue(codes.stream()
                    .map(code -> words.label(language, position, name(code)))
                    .collect(Collectors.joining("、")));
        } else if (column.type() == Column.Type.CODE) {
            cell.setCellValue(words.label(language, position, name(value)));
        } else if (column.type() == Column.Type.UNIT) {
            cell.setCellValue(String.valueOf(units.apply(value)));
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private static String name(Object code) {
        return code instanceof Enum<?> constant ? constant.name() : code.toString();
    }

    /** How many records were added. */
    public int rows() {
        return rows - 1;
    }

    /** Writes the workbook. */
    public void write(OutputStream out) throws IOException {
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
