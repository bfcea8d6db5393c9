package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.banks.Orders.item;
import static org.warmth.banks.Orders.read;
import static org.warmth.banks.Orders.unreadable;
import static org.warmth.banks.Orders.written;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;
import org.warmth.banks.Orders.Read;
import org.warmth.sheets.WorkbookReader;

/** A table as a workbook. */
class XlsxFormatTest {
    private static final BankFileFormat FORMAT = new XlsxFormat(new WorkbookReader());

    private static byte[] edited(byte[] file, Consumer<XSSFSheet> edit) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            edit.accept(workbook.getSheetAt(0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(XSSFSheet sheet, int row, int column, String value) {
        sheet.getRow(row)
                .getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                .setCellValue(value);
    }

    /** The cells of a row as Excel shows them. */
    private static List<String> shown(Row row) {
        DataFormatter formatter = new DataFormatter();
        List<String> shown = new ArrayList<>();
        row.forEach(cell -> shown.add(formatter.formatCellValue(cell)));
        return shown;
    }

    /** The order's own file with what the bank adds. */
    private static byte[] answer(Consumer<XSSFSheet> more) {
        return edited(written(FORMAT, item(1, "王䶮例"), item(2, "张𬭎样", 1)), sheet -> {
            put(sheet, 0, 9, "结果");
            put(sheet, 0, 10, "失败原因");
            put(sheet, 0, 11, "日期");
            put(sheet, 1, 9, "成功");
            put(sheet, 2, 9, "失败");
            put(sheet, 2, 10, "户名不符");
            more.accept(sheet);
        });
    }

    @Test
    void accounts_and_numbers_are_text_and_amounts_numbers() throws IOException {
        byte[] file = written(FORMAT, item(1, "王䶮例"), item(2, "张𬭎样", 1));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(shown(sheet.getRow(1)))
                    .containsExactly(
                            "1",
                            "9999991234567893",
                            "王䶮例",
                            "演示银行",
                            "999999999999",
                            "500.00",
                            "999999199001019010",
                            "春节慰问",
                            "W1");
            assertThat(shown(sheet.getRow(3))).containsExactly("合计", "2笔", "500.01", "B20220118001");
            for (Cell cell : sheet.getRow(2)) {
                boolean amount = cell.getColumnIndex() == 5;
                assertThat(cell.getCellType()).isEqualTo(amount ? CellType.NUMERIC : CellType.STRING);
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo(amount ? "0.00" : "@");
            }
        }
    }

    @Test
    void an_answer_is_read() {
        byte[] file = answer(sheet -> {
            CellStyle day = sheet.getWorkbook().createCellStyle();
            day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
            Cell cell = sheet.getRow(1).createCell(11);
            cell.setCellValue(LocalDate.of(2022, 1, 18));
            cell.setCellStyle(day);
            put(sheet, 2, 11, "20220119");
        });
        Read read = read(FORMAT, file);
        assertThat(read.file()).isEqualTo(new BankReturn("B20220118001", 2, Money.ofFen(50_001), null));
        assertThat(read.results())
                .containsExactly(
                        new BankResult(
                                2,
                                "W1",
                                Money.ofFen(50_000),
                                Orders.ACCOUNT,
                                Outcome.PAID,
                                null,
                                null,
                                LocalDate.of(2022, 1, 18)),
                        new BankResult(
                                3,
                                "W2",
                                Money.ofFen(1),
                                Orders.ACCOUNT,
                                Outcome.RETURNED,
                                null,
                                "户名不符",
                                LocalDate.of(2022, 1, 19)));
    }

    @Test
    void an_account_that_became_a_number_is_refused() {
        unreadable(
                FORMAT,
                answer(sheet -> sheet.getRow(1).createCell(1).setCellValue(9999991234567893d)),
                "banks.digits-lost",
                2);
    }

    @Test
    void a_formula_is_no_answer() {
        unreadable(
                FORMAT,
                answer(sheet -> sheet.getRow(2).createCell(9).setCellFormula("\"成\"&\"功\"")),
                "banks.line-formula",
                3);
        unreadable(FORMAT, answer(sheet -> sheet.getRow(2).createCell(9).setCellValue(true)), "banks.line-formula", 3);
    }

    @Test
    void a_file_without_its_last_line_or_with_more_behind_it_is_refused() {
        unreadable(FORMAT, answer(sheet -> sheet.removeRow(sheet.getRow(3))), "banks.truncated", 3);
        unreadable(
                FORMAT, answer(sheet -> sheet.createRow(7).createCell(0).setCellValue("制表人")), "banks.behind-total", 8);
        unreadable(FORMAT, answer(sheet -> put(sheet, 2, 15, "备注")), "banks.line-width", 3, 16, 12);
    }

    @Test
    void what_is_no_workbook_or_an_unsafe_one_is_refused_in_the_words_of_the_kernel() {
        byte[] good = answer(sheet -> {});
        refused("业务唯一号,结果".getBytes(Gb.GB18030), "sheets.not-a-workbook");
        refused(new byte[0], "sheets.empty");
        refused(Arrays.copyOf(good, good.length / 2), "sheets.truncated");
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> read(FORMAT, file)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(422);
        });
    }
}
