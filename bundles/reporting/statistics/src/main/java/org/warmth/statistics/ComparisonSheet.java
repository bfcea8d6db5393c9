package org.warmth.statistics;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.warmth.api.Money;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;

/**
 * The third sheet: each row as it is filled beside the records, last year, distinct persons, and what came from an upper
 * union. The checks' formulas look here.
 */
final class ComparisonSheet {
    private static final String TRANSFERRED = "其中：上级拨入";

    private final Form form;
    private final FormLayout layout;
    private final FormStyles styles;

    ComparisonSheet(Form form, FormLayout layout, FormStyles styles) {
        this.form = form;
        this.layout = layout;
        this.styles = styles;
    }

    void write(Workbook workbook, FormView view, Evidence evidence) {
        Sheet sheet = workbook.createSheet(FormLayout.COMPARISON_SHEET);
        Row heads = sheet.createRow(0);
        FormWorkbook.text(heads, 0, "编码", styles.head);
        FormWorkbook.text(heads, 1, "项目", styles.head);
        sheet.setColumnWidth(1, 60 * 256);
        for (Aspect aspect : Aspect.values()) {
            head(sheet, heads, FormLayout.column(aspect), aspect.heading());
        }
        int transferred = FormLayout.FIRST_ASPECT + Aspect.values().length;
        head(sheet, heads, transferred, TRANSFERRED);
        Map<String, FormView.Line> lines =
                view.lines().stream().collect(Collectors.toMap(FormView.Line::code, Function.identity()));
        for (FormRow row : form.rows()) {
            Row cells = sheet.createRow(layout.comparisonLine(row.code()));
            row(cells, row, evidence);
            FormView.Line line = lines.get(row.code());
            value(
                    cells.createCell(transferred),
                    row,
                    line.transferred() == null ? null : line.transferred().fen());
        }
        print(sheet);
    }

    private void head(Sheet sheet, Row heads, int column, String text) {
        sheet.setColumnWidth(column, 15 * 256);
        FormWorkbook.text(heads, column, text, styles.head);
    }

    private void row(Row cells, FormRow row, Evidence evidence) {
        FormWorkbook.text(cells, 0, row.code(), styles.centred);
        FormWorkbook.text(cells, 1, row.group() == null ? row.label() : row.group() + "：" + row.label(), styles.label);
        for (Aspect aspect : Aspect.values()) {
            Cell cell = cells.createCell(FormLayout.column(aspect));
            value(cell, row, evidence.figure(aspect, row.code()));
            if (aspect == Aspect.REPORTED) {
                reported(cell, row);
            }
        }
    }

    /** Follows the form when it is filled offline; an empty cell stays empty. */
    private void reported(Cell cell, FormRow row) {
        String from = layout.address(Aspect.REPORTED, row.code());
        boolean empty = cell.getCellType() == CellType.BLANK;
        double value = empty ? 0 : cell.getNumericCellValue();
        cell.setCellFormula("IF(ISNUMBER(" + from + ")," + from + ",\"\")");
        if (empty && !row.sum()) {
            cell.setCellValue("");
        } else {
            cell.setCellValue(value);
        }
    }

    private void value(Cell cell, FormRow row, Long value) {
        cell.setCellStyle(styles.value);
        if (value != null) {
            cell.setCellValue(row.money() ? Money.ofFen(value).wan().doubleValue() : value);
        }
    }

    private static void print(Sheet sheet) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.createFreezePane(2, 1);
    }
}
