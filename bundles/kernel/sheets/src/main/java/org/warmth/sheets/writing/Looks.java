package org.warmth.sheets.writing;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Row;

/** How cells look: headings, the formats of the column types, and the colours of faults. */
final class Looks {
    private static final Map<Row.Severity, byte[]> COLOURS = new EnumMap<>(Map.of(
            Row.Severity.ERROR, new byte[] {(byte) 0xff, (byte) 0xb3, (byte) 0xb3},
            Row.Severity.DOUBT, new byte[] {(byte) 0xff, (byte) 0xeb, (byte) 0x84},
            Row.Severity.NOTE, new byte[] {(byte) 0xcf, (byte) 0xe2, (byte) 0xf3}));

    private final Workbook workbook;
    private final short text;
    private final Map<Column.Type, CellStyle> types = new EnumMap<>(Column.Type.class);

    Looks(Workbook workbook) {
        this.workbook = workbook;
        text = workbook.createDataFormat().getFormat("@");
    }

    CellStyle heading(boolean required) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        if (required) {
            font.setColor(IndexedColors.DARK_RED.getIndex());
        }
        style.setFont(font);
        style.setDataFormat(text);
        style.setWrapText(true);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** The format of a column: text for numbers like an ID, so that Excel loses no digit. */
    CellStyle of(Column.Type type) {
        return types.computeIfAbsent(type, kind -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(
                    switch (kind) {
                        case INTEGER -> workbook.createDataFormat().getFormat("0");
                        case YUAN -> workbook.createDataFormat().getFormat("0.00");
                        case DATE -> workbook.createDataFormat().getFormat("yyyy-mm-dd");
                        default -> text;
                    });
            return style;
        });
    }

    /** The same look with the colour of a severity. */
    CellStyle coloured(CellStyle like, Row.Severity severity) {
        XSSFCellStyle style = (XSSFCellStyle) workbook.createCellStyle();
        style.cloneStyleFrom(like);
        style.setFillForegroundColor(new XSSFColor(COLOURS.get(severity), null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** The same look without colour. */
    CellStyle uncoloured(CellStyle like) {
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(like);
        style.setFillPattern(FillPatternType.NO_FILL);
        return style;
    }

    /** Whether a look has one of our colours. */
    static boolean isColoured(CellStyle style) {
        if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND
                || !(style.getFillForegroundColorColor() instanceof XSSFColor colour)
                || colour.getRGB() == null) {
            return false;
        }
        return COLOURS.values().stream().anyMatch(ours -> java.util.Arrays.equals(ours, colour.getRGB()));
    }
}
