package org.warmth.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.Messages;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;

/**
 * Writes a form as xlsx in the printed layout, with live sums, its checks as live formulas on a second sheet, and what these compare on a third. What
 * Excel, WPS or LibreOffice compute again is what stands there already.
 */
final class FormWorkbook {
    private static final int[] WIDTHS = {6, 6, 50, 17, 15};
    private static final double LINE = 19;
    private static final int LABEL_CHARACTERS = 25;

    private final Form form;
    private final Checks checks;
    private final Messages messages;
    private final FormLayout layout;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final FormStyles styles = new FormStyles(workbook);

    FormWorkbook(Form form, Checks checks, Messages messages) {
        this.form = form;
        this.checks = checks;
        this.messages = messages;
        this.layout = new FormLayout(form);
    }

    /** Writes the workbook. */
    void write(FormViews.Shown shown, FormHeader header, OutputStream out) throws IOException {
        FormView view = shown.view();
        try (workbook) {
            Sheet sheet = workbook.createSheet(FormLayout.SHEET);
            head(sheet, view, header);
            Map<String, FormView.Line> lines =
                    view.lines().stream().collect(Collectors.toMap(FormView.Line::code, line -> line));
            for (FormRow row : form.rows()) {
                row(sheet, row, lines.get(row.code()));
            }
            merge(sheet);
            restrict(sheet);
            print(sheet, view);
            new CheckSheet(form, layout, checks, messages, styles).write(workbook, view, shown.evidence());
            new ComparisonSheet(form, layout, styles).write(workbook, view, shown.evidence());
            properties(view);
            workbook.write(out);
        }
    }

    private void head(Sheet sheet, FormView view, FormHeader header) {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        line(sheet, FormLayout.ANNEX_ROW, form.annex(), styles.plain, LINE);
        line(sheet, FormLayout.TITLE_ROW, view.title(), styles.title, 36);
        line(sheet, FormLayout.HEADER_ROW, header(view, header), styles.plain, 24);
        Row heads = sheet.createRow(FormLayout.HEADS_ROW);
        heads.setHeightInPoints(24);
        String[] texts = {"编号", "项目", "", "", "合计"};
        for (int column = 0; column < texts.length; column++) {
            text(heads, column, texts[column], styles.head);
        }
        sheet.addMergedRegion(new CellRangeAddress(
                FormLayout.HEADS_ROW, FormLayout.HEADS_ROW, FormLayout.CODE, FormLayout.SUB_LABEL));
    }

    private static String header(FormView view, FormHeader header) {
        return "填报单位：%s　　填报人：%s　　电话：%s　　%d年%d月%d日"
                .formatted(
                        view.unitName(),
                        blank(header.filledBy(), FormLayout.BLANK.repeat(2)),
                        blank(header.phone(), FormLayout.BLANK.repeat(3)),
                        header.date().getYear(),
                        header.date().getMonthValue(),
                        header.date().getDayOfMonth());
    }

    private static String blank(String text, String line) {
        return text == null || text.isBlank() ? line : text.strip();
    }

    private void line(Sheet sheet, int number, String text, CellStyle style, double height) {
        Row row = sheet.createRow(number);
        row.setHeightInPoints((float) height);
        text(row, 0, text, style);
        sheet.addMergedRegion(new CellRangeAddress(number, number, 0, FormLayout.VALUE));
    }

    private void row(Sheet sheet, FormRow row, FormView.Line line) {
        Row cells = sheet.createRow(layout.line(row.code()));
        String label = row.sum() ? row.label() + "\n" + row.code() + "=" + line.formula() : row.label();
        boolean grouped = row.group() != null;
        text(cells, FormLayout.NUMBER, Integer.toString(row.number()), styles.centred);
        text(cells, FormLayout.CODE, row.code(), styles.centred);
        text(cells, FormLayout.LABEL, grouped ? row.group() : label, part(row) ? styles.inner : styles.label);
        text(cells, FormLayout.SUB_LABEL, grouped ? row.label() : "", styles.centred);
        cells.setHeightInPoints((float) height(row, label));
        value(cells.createCell(FormLayout.VALUE), row, line);
    }

    /** The second and later parts of a sum are printed below the first one's words, after 其中：. */
    private boolean part(FormRow row) {
        return row.group() == null
                && !row.label().startsWith("其中")
                && form.rows().stream().anyMatch(sum -> sum.formula().contains(row.code()));
    }

    private static double height(FormRow row, String label) {
        if (row.group() != null) {
            int lines = (row.group().length() + LABEL_CHARACTERS - 1) / LABEL_CHARACTERS;
            return Math.max(LINE, lines * LINE * 0.8 / 2);
        }
        return label.contains("\n") ? LINE * (label.length() > 60 ? 2.6 : 1.8) : LINE;
    }

    private void value(Cell cell, FormRow row, FormView.Line line) {
        cell.setCellStyle(styles.value);
        if (row.sum()) {
            String sum = "SUM(" + row.formula().stream().map(layout::cell).collect(Collectors.joining(",")) + ")";
            cell.setCellFormula(row.money() ? "ROUND(" + sum + ",6)" : sum);
        }
        if (line.count() != null) {
            cell.setCellValue(line.count());
        } else if (line.money() != null) {
            cell.setCellValue(line.money().wan().doubleValue());
        } else if (row.sum()) {
            cell.setCellValue(0);
        }
    }

    private void merge(Sheet sheet) {
        List<FormRow> rows = form.rows();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to + 1 < rows.size()
                    && rows.get(to + 1).number() == rows.get(from).number()) {
                to++;
            }
            mergeDown(sheet, from, to, FormLayout.NUMBER);
            from = to + 1;
        }
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            String group = rows.get(from).group();
            while (group != null
                    && to + 1 < rows.size()
                    && group.equals(rows.get(to + 1).group())) {
                to++;
            }
            if (group == null) {
                int line = FormLayout.FIRST_ROW + from;
                sheet.addMergedRegion(new CellRangeAddress(line, line, FormLayout.LABEL, FormLayout.SUB_LABEL));
            } else {
                mergeDown(sheet, from, to, FormLayout.LABEL);
            }
            from = to + 1;
        }
    }

    /** Only the first cell of a merged region keeps its text. */
    private static void mergeDown(Sheet sheet, int from, int to, int column) {
        for (int n = from + 1; n <= to; n++) {
            sheet.getRow(FormLayout.FIRST_ROW + n).getCell(column).setBlank();
        }
        if (to > from) {
            sheet.addMergedRegion(
                    new CellRangeAddress(FormLayout.FIRST_ROW + from, FormLayout.FIRST_ROW + to, column, column));
        }
    }

    /** Says at the keyboard already what may stand in a cell (F1-E06). */
    private void restrict(Sheet sheet) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        Map<Boolean, CellRangeAddressList> ranges = new HashMap<>();
        for (String code : form.figures()) {
            int line = layout.line(code);
            ranges.computeIfAbsent(form.row(code).money(), money -> new CellRangeAddressList())
                    .addCellRangeAddress(line, FormLayout.VALUE, line, FormLayout.VALUE);
        }
        ranges.forEach((money, cells) -> {
            DataValidationConstraint atLeastZero = money
                    ? helper.createDecimalConstraint(DataValidationConstraint.OperatorType.GREATER_OR_EQUAL, "0", null)
                    : helper.createIntegerConstraint(DataValidationConstraint.OperatorType.GREATER_OR_EQUAL, "0", null);
            DataValidation validation = helper.createValidation(atLeastZero, cells);
            validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
            validation.createErrorBox("填写有误", money ? "请填写不小于0的金额，单位为万元，最多6位小数。" : "请填写不小于0的整数。");
            validation.setShowErrorBox(true);
            sheet.addValidationData(validation);
        });
    }

    private void print(Sheet sheet, FormView view) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(false);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 1);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        sheet.setRepeatingRows(new CellRangeAddress(FormLayout.HEADS_ROW, FormLayout.HEADS_ROW, 0, FormLayout.VALUE));
        sheet.createFreezePane(0, FormLayout.FIRST_ROW);
        sheet.getFooter().setLeft("台账封签号 %d（其后 %d 条）".formatted(view.seal(), view.tail()));
        sheet.getFooter().setRight("第 &P 页，共 &N 页");
        workbook.setPrintArea(
                0, 0, FormLayout.VALUE, 0, FormLayout.FIRST_ROW + form.rows().size() - 1);
    }

    private void properties(FormView view) {
        POIXMLProperties properties = workbook.getProperties();
        properties.getCoreProperties().setTitle(view.title());
        properties.getCoreProperties().setCreator(view.unitName());
        POIXMLProperties.CustomProperties custom = properties.getCustomProperties();
        custom.addProperty("warmth.form", view.form());
        custom.addProperty("warmth.unit", Long.toString(view.unit()));
        custom.addProperty("warmth.campaign", view.campaignCode());
        custom.addProperty("warmth.seal", view.seal() + "+" + view.tail());
    }

    static void text(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}
