package org.warmth.sheets.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.sheets.Column;
import org.warmth.sheets.Reasons;
import org.warmth.sheets.reading.Words;

/**
 * The empty roster: headings with comments, drop-downs, text format where Excel would lose digits; a second sheet says
 * how to fill it in. There is no example row that could be imported by mistake: examples stand in the comments.
 */
public final class TemplateWorkbook {
    private static final int LAST_ROW = 1_048_575;
    private static final int CHARACTER = 256;
    private static final String CHOICES = "choices";

    private final Words words;
    private final Reasons reasons;
    private final Locale language;

    /** The template of a roster in a language. */
    public TemplateWorkbook(Words words, Reasons reasons, Locale language) {
        this.words = words;
        this.reasons = reasons;
        this.language = language;
    }

    /** Writes the workbook. */
    public void write(OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Looks looks = new Looks(workbook);
            Sheet sheet = workbook.createSheet(reasons.text(language, "sheets.export.sheet"));
            headings(sheet, looks);
            explain(workbook.createSheet(reasons.text(language, "sheets.template.explained")), looks);
            choices(workbook, sheet);
            workbook.write(out);
        }
    }

    private void headings(Sheet sheet, Looks looks) {
        sheet.createFreezePane(0, 1);
        Row row = sheet.createRow(0);
        Notes notes = new Notes(sheet);
        for (int i = 0; i < words.columns().size(); i++) {
            Column column = words.columns().get(i);
            Cell cell = row.createCell(i);
            cell.setCellValue(words.heading(language, i));
            cell.setCellStyle(looks.heading(column.required()));
            notes.add(cell, explanation(i));
            sheet.setDefaultColumnStyle(i, looks.of(column.type()));
            int width = column.type() == Column.Type.NUMBER_TEXT ? 22 : 12;
            sheet.setColumnWidth(
                    i, Math.max(width, 2 * words.heading(language, i).length() + 4) * CHARACTER);
        }
    }

    private String explanation(int column) {
        List<String> lines = new ArrayList<>();
        lines.add(must(column) + "，" + hint(column));
        if (!words.example(language, column).isEmpty()) {
            lines.add(reasons.text(language, "sheets.template.example-is", words.example(language, column)));
        }
        if (!words.columns().get(column).codes().isEmpty()) {
            lines.add(reasons.text(language, "sheets.template.choices-are", labels(column, 12)));
        }
        return String.join("\n", lines);
    }

    private String must(int column) {
        return reasons.text(
                language, words.columns().get(column).required() ? "sheets.template.must" : "sheets.template.may");
    }

    private String hint(int column) {
        String hint = words.hint(language, column);
        return hint.isEmpty()
                ? reasons.text(
                        language, "sheets.type." + words.columns().get(column).type())
                : hint;
    }

    private String labels(int column, int most) {
        List<String> codes = words.columns().get(column).codes();
        return codes.stream()
                        .limit(most)
                        .map(code -> words.label(language, column, code))
                        .collect(Collectors.joining("、"))
                + (codes.size() > most ? "…" : "");
    }

    private void explain(Sheet sheet, Looks looks) {
        String[] headings = {"heading", "required", "hint", "example", "codes"};
        int[] widths = {20, 12, 50, 30, 60};
        Row first = sheet.createRow(0);
        for (int i = 0; i < headings.length; i++) {
            first.createCell(i).setCellValue(reasons.text(language, "sheets.template." + headings[i]));
            first.getCell(i).setCellStyle(looks.heading(false));
            sheet.setColumnWidth(i, widths[i] * CHARACTER);
        }
        for (int i = 0; i < words.columns().size(); i++) {
            Row row = sheet.createRow(i + 1);
            row.createCell(0).setCellValue(words.heading(language, i));
            row.createCell(1).setCellValue(must(i));
            row.createCell(2).setCellValue(hint(i));
            row.createCell(3).setCellValue(words.example(language, i));
            row.createCell(4).setCellValue(labels(i, Integer.MAX_VALUE));
        }
        sheet.createFreezePane(0, 1);
    }

    /** Drop-downs from a hidden sheet: a list inside the cell's rule may have 255 characters only. */
    private void choices(XSSFWorkbook workbook, Sheet sheet) {
        Sheet hidden = null;
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < words.columns().size(); i++) {
            Column column = words.columns().get(i);
            List<String> labels = choices(i, column);
            if (labels.isEmpty()) {
                continue;
            }
            if (hidden == null) {
                hidden = workbook.createSheet(CHOICES);
                workbook.setSheetHidden(workbook.getSheetIndex(hidden), true);
            }
            for (int k = 0; k < labels.size(); k++) {
                Row row = hidden.getRow(k) == null ? hidden.createRow(k) : hidden.getRow(k);
                row.createCell(i).setCellValue(labels.get(k));
            }
            String letters = CellReference.convertNumToColString(i);
            String list = CHOICES + "!$" + letters + "$1:$" + letters + "$" + labels.size();
            DataValidation rule = helper.createValidation(
                    helper.createFormulaListConstraint(list), new CellRangeAddressList(1, LAST_ROW, i, i));
            rule.setShowErrorBox(true);
            rule.createErrorBox(words.heading(language, i), reasons.text(language, "sheets.template.choose"));
            sheet.addValidationData(rule);
        }
    }

    private List<String> choices(int position, Column column) {
        return switch (column.type()) {
            case CODE ->
                column.codes().stream()
                        .map(code -> words.label(language, position, code))
                        .toList();
            case YES_NO -> List.of(reasons.text(language, "sheets.yes"), reasons.text(language, "sheets.no"));
            default -> List.of();
        };
    }
}
