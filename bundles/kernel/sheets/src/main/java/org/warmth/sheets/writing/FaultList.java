package org.warmth.sheets.writing;

import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.warmth.sheets.Reasons;

/** The sheet 问题清单: every fault with row, column and reason. */
final class FaultList {
    private static final String[] HEADINGS = {"row", "column", "severity", "reason"};
    private static final int[] WIDTHS = {8, 18, 8, 90};
    private static final int CHARACTER = 256;

    private final Sheet sheet;
    private final Reasons reasons;
    private final Locale language;
    private final int most;
    private int rows;

    FaultList(Workbook workbook, Reasons reasons, Locale language, int most) {
        this.reasons = reasons;
        this.language = language;
        this.most = most;
        String name = reasons.text(language, "sheets.marked.list");
        int old = workbook.getSheetIndex(name);
        if (old >= 0) {
            workbook.removeSheetAt(old);
        }
        sheet = workbook.createSheet(name);
        Looks looks = new Looks(workbook);
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < HEADINGS.length; i++) {
            row.createCell(i).setCellValue(reasons.text(language, "sheets.marked." + HEADINGS[i]));
            row.getCell(i).setCellStyle(looks.heading(false));
            sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
    }

    void add(org.warmth.api.sheets.Row.Fault fault) {
        if (rows > most) {
            return;
        }
        Row row = sheet.createRow(rows++);
        if (rows > most) {
            row.createCell(HEADINGS.length - 1).setCellValue(reasons.text(language, "sheets.marked.more", most - 1));
            return;
        }
        row.createCell(0).setCellValue(fault.row());
        row.createCell(1).setCellValue(reasons.heading(language, fault));
        row.createCell(2).setCellValue(reasons.text(language, "sheets.severity." + fault.severity()));
        row.createCell(3).setCellValue(reasons.reason(language, fault));
    }
}
