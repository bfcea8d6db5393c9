package org.warmth.statistics;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Fonts and cell styles of the printed form: 宋体 for the table, 黑体 for title and heads. */
final class FormStyles {
    private static final String SONG = "宋体";
    private static final String HEI = "黑体";

    final CellStyle plain;
    final CellStyle title;
    final CellStyle head;
    final CellStyle centred;
    final CellStyle label;
    final CellStyle inner;
    final CellStyle value;

    private final Workbook workbook;

    FormStyles(Workbook workbook) {
        this.workbook = workbook;
        plain = style(SONG, 11, HorizontalAlignment.LEFT, false);
        title = style(HEI, 18, HorizontalAlignment.CENTER, false);
        head = style(HEI, 11, HorizontalAlignment.CENTER, true);
        centred = style(SONG, 11, HorizontalAlignment.CENTER, true);
        label = style(SONG, 11, HorizontalAlignment.LEFT, true);
        inner = style(SONG, 11, HorizontalAlignment.LEFT, true);
        inner.setIndention((short) 3);
        value = style(SONG, 11, HorizontalAlignment.RIGHT, true);
        value.setIndention((short) 1);
    }

    private CellStyle style(String family, int points, HorizontalAlignment alignment, boolean boxed) {
        Font font = workbook.createFont();
        font.setFontName(family);
        font.setFontHeightInPoints((short) points);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        if (boxed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
