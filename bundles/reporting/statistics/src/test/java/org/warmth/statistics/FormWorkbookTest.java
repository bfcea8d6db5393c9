package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.warmth.statistics.FormDefinition.FormRow;

class FormWorkbookTest {
    static byte[] xlsx(Map<String, Long> figures) {
        return xlsx(
                Form1.shown(Form1.summed(figures)), new FormHeader("演示员", "021-00000000", LocalDate.of(2022, 1, 19)));
    }

    static byte[] xlsx(FormViews.Shown shown, FormHeader header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new FormWorkbook(Form1.FORM, Form1.MESSAGES.checks, Form1.MESSAGES.sentences).write(shown, header, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static XSSFWorkbook open(byte[] xlsx) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_form_has_the_printed_heads_title_and_header() throws IOException {
        byte[] bytes = xlsx(Form1.good());
        Files.write(Path.of("target/form1.xlsx"), bytes);
        try (XSSFWorkbook workbook = open(bytes)) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("附件1");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("2022年元旦春节期间各级工会送温暖统计表");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                    .isEqualTo("填报单位：演示一区总工会　　填报人：演示员　　电话：021-00000000　　2022年1月19日");
            assertThat(texts(sheet.getRow(3))).containsExactly("编号", "项目", "", "", "合计");
        }
    }

    @Test
    void every_label_is_printed_as_the_notice_has_it() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            Sheet sheet = workbook.getSheetAt(0);
            int line = 4;
            for (FormRow row : Form1.FORM.rows()) {
                List<String> texts = texts(sheet.getRow(line));
                FormRow above = line == 4 ? null : Form1.FORM.rows().get(line - 5);
                assertThat(texts.get(0))
                        .isEqualTo(above != null && above.number() == row.number() ? "" : row.number() + "");
                assertThat(texts.get(1)).isEqualTo(row.code());
                if (row.group() == null) {
                    assertThat(texts.get(2))
                            .isEqualTo(
                                    row.sum()
                                            ? row.label() + "\n" + row.code() + "=" + String.join("+", row.formula())
                                            : row.label());
                    assertThat(texts.get(3)).isEmpty();
                } else {
                    boolean second = above != null && row.group().equals(above.group());
                    assertThat(texts.get(2)).isEqualTo(second ? "" : row.group());
                    assertThat(texts.get(3)).isEqualTo(row.label());
                }
                line++;
            }
            assertThat(line).isEqualTo(4 + 49);
            assertThat(sheet.getLastRowNum()).isEqualTo(line - 1);
        }
    }

    @Test
    void pairs_share_their_label_and_rows_of_one_number_its_cell() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            List<String> merged = new ArrayList<>();
            for (CellRangeAddress region : workbook.getSheetAt(0).getMergedRegions()) {
                merged.add(region.formatAsString());
            }
            // Annex, title, header, head 项目; 编号 2 to 7 (1 stands alone).
            assertThat(merged).contains("A1:E1", "A2:E2", "A3:E3", "B4:D4");
            assertThat(merged).contains("A6:A12", "A13:A36", "A37:A42", "A43:A46", "A47:A49", "A50:A53");
            for (int pair = 0; pair < 11; pair++) {
                assertThat(merged).contains("C" + (15 + 2 * pair) + ":C" + (16 + 2 * pair));
            }
            assertThat(merged).contains("C50:C51", "C52:C53", "C5:D5", "C13:D13", "C14:D14", "C49:D49");
            assertThat(merged).hasSize(4 + 6 + 11 + 2 + 23);
        }
    }

    @Test
    void it_prints_on_a4_upright_as_wide_as_the_page() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            PrintSetup setup = workbook.getSheetAt(0).getPrintSetup();
            assertThat(setup.getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(setup.getLandscape()).isFalse();
            assertThat(setup.getFitWidth()).isEqualTo((short) 1);
            assertThat(workbook.getSheetAt(0).getFooter().getLeft()).contains("412");
        }
    }

    @Test
    void what_a_spreadsheet_computes_again_stands_there_already() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            assertRecomputes(workbook);
            assertThat(workbook.getSheetAt(0).getRow(5).getCell(4).getCellFormula())
                    .isEqualTo("ROUND(SUM(E7,E8,E9,E10,E11,E12),6)");
        }
    }

    @Test
    void an_empty_form_goes_out_with_empty_cells_to_be_filled() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Map.of()))) {
            assertRecomputes(workbook);
            assertThat(workbook.getSheetAt(0).getRow(4).getCell(4).getCellType())
                    .isEqualTo(CellType.BLANK);
            assertThat(results(workbook)).containsEntry("F1-E06", "未通过").containsEntry("F1-E01", "通过");
        }
    }

    @Test
    void a_wrong_value_typed_offline_turns_its_check_red() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            // 元 in the 万元 cell of D1.
            workbook.getSheetAt(0).getRow(15).getCell(4).setCellValue(63440);
            Map<String, String> results = results(workbook);
            assertThat(results).containsEntry("F1-E13", "未通过").containsEntry("F1-W01", "未通过");
            assertThat(results).containsEntry("F1-E03", "通过").containsEntry("F1-E06", "通过");
            workbook.getSheetAt(0).getRow(4).getCell(4).setBlank();
            assertThat(results(workbook)).containsEntry("F1-E06", "未通过");
        }
    }

    @Test
    void a_header_to_be_filled_fails_its_check_until_it_is() throws IOException {
        Evidence blank = Form1.evidence(Form1.summed(Form1.good())).with(Fact.HEADED, false);
        byte[] bytes = xlsx(Form1.shown(blank), new FormHeader("", "", LocalDate.of(2022, 1, 19)));
        try (XSSFWorkbook workbook = open(bytes)) {
            assertRecomputes(workbook);
            assertThat(results(workbook)).containsEntry("F1-E10", "未通过");
            Cell header = workbook.getSheetAt(0).getRow(2).getCell(0);
            header.setCellValue(header.getStringCellValue().replaceAll("_+", "演示员"));
            assertThat(results(workbook)).containsEntry("F1-E10", "通过");
        }
    }

    @Test
    void last_year_persons_and_transfers_stand_on_a_sheet_of_their_own() throws IOException {
        try (XSSFWorkbook workbook = open(xlsx(Form1.good()))) {
            Sheet sheet = workbook.getSheet("对照");
            assertThat(heads(sheet.getRow(0)))
                    .containsExactly("编码", "项目", "本期填报", "台账数", "上年同期", "人数", "无名单人次", "截止日后", "其中：上级拨入");
            Row raised = sheet.getRow(2);
            assertThat(raised.getCell(0).getStringCellValue()).isEqualTo("B");
            assertThat(raised.getCell(8).getNumericCellValue()).isEqualTo(0.05);
            // A row that falls by more than half against last year turns its check red offline, too.
            assertThat(results(workbook)).containsEntry("F1-W12", "通过");
            workbook.getSheetAt(0)
                    .getRow(new FormLayout(Form1.FORM).line("J3"))
                    .getCell(4)
                    .setCellValue(900);
            assertThat(results(workbook)).containsEntry("F1-W12", "未通过");
        }
    }

    @Test
    void a_check_that_could_not_run_says_why_instead_of_a_result() throws IOException {
        Map<String, Long> totals = Form1.summed(Form1.good());
        Evidence evidence = Evidence.of(totals)
                .with(Aspect.LIVE, totals)
                .with(Aspect.LATE, Map.of())
                .with(Fact.OVERDUE, false)
                .with(Fact.HEADED, true);
        FormHeader header = new FormHeader("演示员", "021-00000000", LocalDate.of(2022, 1, 19));
        try (XSSFWorkbook workbook = open(xlsx(Form1.shown(evidence), header))) {
            int line = 1;
            while (!workbook.getSheetAt(1)
                    .getRow(line)
                    .getCell(0)
                    .getStringCellValue()
                    .equals("F1-W12")) {
                line++;
            }
            assertThat(workbook.getSheetAt(1).getRow(line).getCell(3).getStringCellValue())
                    .isEqualTo("未校验");
            assertThat(workbook.getSheetAt(1).getRow(line).getCell(4).getStringCellValue())
                    .isEqualTo("没有上年同期数");
        }
    }

    private static List<String> heads(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    static void assertRecomputes(XSSFWorkbook workbook) {
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        int formulas = 0;
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        formulas++;
                        CellValue again = evaluator.evaluate(cell);
                        String where = sheet.getSheetName() + "!" + cell.getAddress();
                        if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                            assertThat(again.getNumberValue()).as(where).isEqualTo(cell.getNumericCellValue());
                        } else {
                            assertThat(again.getStringValue()).as(where).isEqualTo(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        assertThat(formulas)
                .isEqualTo(5 + Form1.FORM.rows().size() + Form1.FORM.checks().size());
    }

    private static Map<String, String> results(XSSFWorkbook workbook) {
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        evaluator.clearAllCachedResultValues();
        Map<String, String> results = new java.util.HashMap<>();
        Sheet sheet = workbook.getSheetAt(1);
        for (int n = 1; n <= Form1.FORM.checks().size(); n++) {
            Row row = sheet.getRow(n);
            results.put(
                    row.getCell(0).getStringCellValue(),
                    evaluator.evaluate(row.getCell(3)).getStringValue());
        }
        return results;
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < 5; column++) {
            Cell cell = row.getCell(column);
            texts.add(cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "");
        }
        return texts;
    }
}
