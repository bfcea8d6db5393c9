package org.warmth.statistics;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.warmth.api.Messages;
import org.warmth.api.statistics.FormView;

/** The second sheet: every check with a live result, its words and, below, what was typed by hand. */
final class CheckSheet {
    static final String PASSED = "通过";
    static final String FAILED = "未通过";
    static final String SKIPPED = "未校验";

    private static final int[] WIDTHS = {11, 9, 34, 10, 20, 60};
    private static final int LAST = WIDTHS.length - 1;
    private static final int RESULT = 3;

    private final Form form;
    private final FormLayout layout;
    private final Checks checks;
    private final Messages messages;
    private final FormStyles styles;

    CheckSheet(Form form, FormLayout layout, Checks checks, Messages messages, FormStyles styles) {
        this.form = form;
        this.layout = layout;
        this.checks = checks;
        this.messages = messages;
        this.styles = styles;
    }

    void write(Workbook workbook, FormView view, Evidence evidence) {
        Sheet sheet = workbook.createSheet(FormLayout.CHECK_SHEET);
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        int at = 0;
        heads(sheet, at++, "校验编号", "级别", "可能的问题", "结果", "涉及栏目", "校验内容");
        Map<String, FormView.Check> results =
                view.checks().stream().collect(Collectors.toMap(FormView.Check::id, check -> check));
        for (Form.Check check : form.checks()) {
            check(sheet.createRow(at++), check, results.get(check.definition().id()), evidence);
        }
        at++;
        heads(sheet, at, "编码", "手工填报的栏目", "", "", "", "理由");
        sheet.addMergedRegion(new CellRangeAddress(at, at++, 1, LAST - 1));
        for (FormView.Line line : view.lines()) {
            if (line.manual()) {
                manual(sheet, at++, line);
            }
        }
        print(sheet);
    }

    private void heads(Sheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < texts.length; column++) {
            FormWorkbook.text(row, column, texts[column], styles.head);
        }
    }

    private void check(Row row, Form.Check check, FormView.Check result, Evidence evidence) {
        String severity = say("statistics.severity." + result.severity().name());
        FormWorkbook.text(row, 0, result.id(), styles.centred);
        FormWorkbook.text(row, 1, severity, styles.centred);
        FormWorkbook.text(row, 2, result.zh(), styles.label);
        Cell live = row.createCell(RESULT);
        live.setCellStyle(styles.centred);
        if (result.skipped() == null) {
            live.setCellFormula("IFERROR(IF(" + formula(check, evidence) + ",\"" + PASSED + "\",\"" + FAILED + "\"),\""
                    + FAILED + "\")");
            live.setCellValue(result.passed() ? PASSED : FAILED);
        } else {
            live.setCellValue(SKIPPED);
        }
        String concerned = result.skipped() == null ? cells(result) : say("statistics.skipped." + result.skipped());
        FormWorkbook.text(row, 4, concerned, styles.label);
        FormWorkbook.text(row, LAST, checks.explanation(Messages.CHINESE, check), styles.label);
        row.setHeightInPoints(32);
    }

    private String formula(Form.Check check, Evidence evidence) {
        CellNames names = new CellNames(form, layout, evidence, checks.settings(check));
        return check.rounds().stream()
                .map(round -> round.condition().excel(names))
                .collect(Collectors.joining(",", "AND(", ")"));
    }

    private static String cells(FormView.Check result) {
        int most = 12;
        String cells = result.cells().stream().limit(most).collect(Collectors.joining("、"));
        return result.cells().size() > most ? cells + "等" + result.cells().size() + "项" : cells;
    }

    private void manual(Sheet sheet, int number, FormView.Line line) {
        Row row = sheet.createRow(number);
        String group = line.group() == null ? "" : line.group() + "：";
        String[] texts = {line.code(), group + line.label(), "", "", "", line.reason()};
        for (int column = 0; column < texts.length; column++) {
            FormWorkbook.text(row, column, texts[column], column == 0 ? styles.centred : styles.label);
        }
        sheet.addMergedRegion(new CellRangeAddress(number, number, 1, LAST - 1));
        row.setHeightInPoints(32);
    }

    private static void print(Sheet sheet) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }

    private String say(String key) {
        return messages.text(Messages.CHINESE, key);
    }
}
