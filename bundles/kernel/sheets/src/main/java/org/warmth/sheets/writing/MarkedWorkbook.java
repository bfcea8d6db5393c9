package org.warmth.sheets.writing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.sheets.Row.Fault;
import org.warmth.api.sheets.Row.Severity;
import org.warmth.sheets.Reasons;
import org.warmth.sheets.RowOutcome;
import org.warmth.sheets.reading.Layout;
import org.warmth.sheets.reading.RowId;
import org.warmth.sheets.reading.SystemColumn;
import org.warmth.sheets.reading.Words;

/**
 * The clerk's own workbook with faulty cells coloured and commented, row ids, and a list of the faults. The columns
 * 系统行号 and 确认 stand to the right of hers, so that nothing of hers moves: formulas, widths and print areas stay
 * right. Marks of an earlier round are taken away first. The whole workbook is in memory: for small ones only.
 */
public final class MarkedWorkbook {
    private static final int MOST_LISTED = 20_000;
    private static final int CHARACTER = 256;

    private final Words words;
    private final Layout layout;
    private final Reasons reasons;
    private final Locale language;

    /** Marks for a roster whose columns stand as {@code layout} says. */
    public MarkedWorkbook(Words words, Layout layout, Reasons reasons, Locale language) {
        this.words = words;
        this.layout = layout;
        this.reasons = reasons;
        this.language = language;
    }

    /** Writes the workbook of {@code original} with the outcomes of its sheet marked. */
    public void write(InputStream original, String sheetName, Iterator<RowOutcome> outcomes, OutputStream out)
            throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(original)) {
            XSSFSheet sheet = workbook.getSheet(sheetName);
            Marks marks = new Marks(workbook, sheet);
            marks.clear();
            FaultList list = new FaultList(workbook, reasons, language, MOST_LISTED);
            while (outcomes.hasNext()) {
                RowOutcome outcome = outcomes.next();
                marks.mark(outcome);
                outcome.faults().forEach(list::add);
            }
            workbook.write(out);
        }
    }

    private final class Marks {
        private final XSSFSheet sheet;
        private final Looks looks;
        private final Notes notes;
        private final Map<String, CellStyle> styles = new HashMap<>();
        private final int rowId;
        private final int confirm;

        private Marks(XSSFWorkbook workbook, XSSFSheet sheet) {
            this.sheet = sheet;
            looks = new Looks(workbook);
            notes = new Notes(sheet);
            int free = layout.width();
            for (Row row : sheet) {
                free = Math.max(free, row.getLastCellNum());
            }
            rowId = layout.rowId() >= 0 ? layout.rowId() : heading(free++, SystemColumn.ROW_ID, 20);
            confirm = layout.confirm() >= 0 ? layout.confirm() : heading(free, SystemColumn.CONFIRM, 10);
            sheet.setDefaultColumnStyle(rowId, looks.of(org.warmth.api.sheets.Column.Type.NUMBER_TEXT));
        }

        private int heading(int place, SystemColumn column, int width) {
            Row row = sheet.getRow(layout.row() - 1);
            Cell cell = row.createCell(place);
            cell.setCellValue(reasons.text(language, column.key()));
            cell.setCellStyle(looks.heading(false));
            sheet.setColumnWidth(place, width * CHARACTER);
            return place;
        }

        private void clear() {
            for (Comment comment : Map.copyOf(sheet.getCellComments()).values()) {
                if (Notes.AUTHOR.equals(comment.getAuthor())) {
                    sheet.getRow(comment.getRow()).getCell(comment.getColumn()).removeCellComment();
                }
            }
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (Looks.isColoured(cell.getCellStyle())) {
                        cell.setCellStyle(styles.computeIfAbsent(
                                "plain" + cell.getCellStyle().getIndex(),
                                key -> looks.uncoloured(cell.getCellStyle())));
                    }
                }
            }
        }

        private void mark(RowOutcome outcome) {
            Row row = sheet.getRow(outcome.number() - 1);
            if (row == null) {
                return;
            }
            if (outcome.id() != 0) {
                cell(row, rowId).setCellValue(RowId.write(outcome.id()));
            }
            Map<Integer, java.util.List<Fault>> byPlace = outcome.faults().stream()
                    .collect(Collectors.groupingBy(this::place, java.util.LinkedHashMap::new, Collectors.toList()));
            byPlace.forEach((place, faults) -> {
                Cell cell = cell(row, place);
                Severity worst = faults.stream()
                        .map(Fault::severity)
                        .min(Severity::compareTo)
                        .orElseThrow();
                cell.setCellStyle(styles.computeIfAbsent(
                        worst.name() + cell.getCellStyle().getIndex(),
                        key -> looks.coloured(cell.getCellStyle(), worst)));
                notes.add(
                        cell,
                        faults.stream()
                                .map(fault -> reasons.reason(language, fault))
                                .collect(Collectors.joining("\n")));
            });
        }

        /** The fault's own cell; a row as a whole is marked where the clerk answers. */
        private int place(Fault fault) {
            int place = fault.key() == null ? -1 : layout.place(words.position(fault.key()));
            return place >= 0 ? place : confirm;
        }

        private Cell cell(Row row, int place) {
            return row.getCell(place, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        }
    }
}
