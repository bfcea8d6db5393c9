package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.sheets.Sheets.cell;
import static org.warmth.sheets.Sheets.codes;
import static org.warmth.sheets.Sheets.edited;
import static org.warmth.sheets.Sheets.only;
import static org.warmth.sheets.Sheets.read;
import static org.warmth.sheets.Sheets.reasons;
import static org.warmth.sheets.Sheets.rows;
import static org.warmth.sheets.Sheets.workbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmth.api.Money;
import org.warmth.api.sheets.Row;
import org.warmth.sheets.reading.SheetRow;

/** What single cells mean, and which are refused. */
class CellsTest {
    private static final String BIDI = "\u202e";

    @Test
    void an_ID_number_that_Excel_made_a_number_is_refused_because_its_digits_are_lost() {
        SheetRow row = only(cell("证件号", 310101199001011234d));
        assertThat(codes(row)).containsExactly("sheets.digits-lost");
        assertThat(reasons(row).get(0)).startsWith("第 2 行『证件号』：").doesNotContain("3101");
        assertThat(row.good()).isFalse();
    }

    @Test
    void a_card_number_of_sixteen_digits_in_a_numeric_cell_is_refused() {
        assertThat(codes(only(cell("卡号", 6222021001116245d)))).containsExactly("sheets.digits-lost");
    }

    @Test
    void a_number_of_fifteen_digits_in_a_numeric_cell_is_taken() {
        assertThat(only(cell("证件号", 310101900101123d)).text("idNumber")).isEqualTo("310101900101123");
        assertThat(only(cell("卡号", 13800138000d)).text("card")).isEqualTo("13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10101E+17", "3.10101199001011E+17", "６.２２２Ｅ＋１５"})
    void scientific_notation_kept_as_text_is_refused(String text) {
        assertThat(codes(only(cell("证件号", text)))).containsExactly("sheets.digits-lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31010119900101001X",
                "'31010119900101001X",
                " 310101 19900101 001X ",
                "３１０１０１１９９００１０１００１Ｘ",
                "31010119900101001X\u00a0",
                "\u200b31010119900101001X"
            })
    void an_ID_number_as_text_is_made_plain(String text) {
        SheetRow row = only(cell("证件号", text));
        assertThat(row.text("idNumber")).isEqualTo("31010119900101001X");
        assertThat(row.good()).isTrue();
    }

    @Test
    void a_formula_as_ID_number_is_refused_even_with_a_result() {
        byte[] file = workbook(sheet -> {
            Sheets.row(sheet, 0, "姓名", "金额", "证件号");
            XSSFRow row = Sheets.row(sheet, 1, "张三", 500);
            row.createCell(2).setCellFormula("\"310101\"&\"19900101001X\"");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertThat(codes(only(file))).containsExactly("sheets.formula-in-number");
    }

    @Test
    void elsewhere_the_result_of_a_formula_counts_and_a_missing_one_is_named() {
        byte[] computed = workbook(sheet -> {
            Sheets.row(sheet, 0, "姓名", "金额");
            Sheets.row(sheet, 1, "张三").createCell(1).setCellFormula("250*2");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertThat(only(computed).money("amount")).isEqualTo(Money.ofFen(50_000));
        byte[] never = edited(computed, xml -> xml.replaceAll("<v>500.0</v>", ""));
        assertThat(codes(only(never))).containsExactly("sheets.formula-without-value");
    }

    @Test
    void an_error_cell_is_named() {
        byte[] file = workbook(sheet -> {
            Sheets.row(sheet, 0, "姓名", "金额", "备注");
            Sheets.row(sheet, 1, "张三", 500)
                    .createCell(2)
                    .setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
        });
        assertThat(reasons(only(file))).containsExactly("第 2 行『备注』：单元格是公式错误（#N/A），请改为正确的内容");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | 50000",
                "1,234.50 | 123450",
                "1，234.5元 | 123450",
                "¥ 800 | 80000",
                "５００．０５ | 50005",
                "0 | 0",
                "999999999.99 | 99999999999"
            })
    void amounts_in_yuan_as_text_are_understood(String text, long fen) {
        SheetRow row = only(rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", text}));
        assertThat(row.money("amount")).isEqualTo(Money.ofFen(fen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-5 | sheets.negative",
                "1.005 | sheets.finer-than-fen",
                "1000000000 | sheets.too-great",
                "5万元 | sheets.wan",
                "0.05万 | sheets.wan",
                "五百 | sheets.not-an-amount",
                "12,34 | sheets.not-an-amount",
                "1e3 | sheets.not-an-amount"
            })
    void amounts_that_cannot_be_paid_are_refused(String text, String code) {
        assertThat(codes(only(rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", text}))))
                .containsExactly(code);
    }

    @Test
    void an_amount_computed_in_binary_is_taken_to_the_digits_that_Excel_shows() {
        byte[] file = rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", 0.1 + 0.2});
        assertThat(only(file).money("amount")).isEqualTo(Money.ofFen(30));
        byte[] finer = rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", 100.125});
        assertThat(codes(only(finer))).containsExactly("sheets.finer-than-fen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-15",
                "2022/1/15",
                "2022.01.15",
                "2022年1月15日",
                "２０２２年１月１５日",
                "20220115",
                "2022-01-15 00:00:00"
            })
    void dates_as_text_are_understood(String text) {
        assertThat(only(cell("日期", text)).date("day")).isEqualTo(LocalDate.of(2022, 1, 15));
    }

    @Test
    void dates_as_cells_serials_and_plain_numbers_are_understood() {
        assertThat(only(dated(sheet -> LocalDate.of(2022, 1, 15), false)).date("day"))
                .isEqualTo(LocalDate.of(2022, 1, 15));
        assertThat(only(cell("日期", 44576)).date("day")).isEqualTo(LocalDate.of(2022, 1, 15));
        assertThat(only(cell("日期", 20220115)).date("day")).isEqualTo(LocalDate.of(2022, 1, 15));
    }

    @Test
    void dates_of_the_1904_system_are_the_same_days() {
        assertThat(only(dated(sheet -> LocalDate.of(2022, 1, 15), true)).date("day"))
                .isEqualTo(LocalDate.of(2022, 1, 15));
    }

    private static byte[] dated(java.util.function.Function<Object, LocalDate> day, boolean from1904) {
        return workbook(sheet -> {
            sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(from1904);
            Sheets.row(sheet, 0, "姓名", "金额", "日期");
            var cell = Sheets.row(sheet, 1, "张三", 500).createCell(2);
            CellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            cell.setCellStyle(style);
            cell.setCellValue(day.apply(sheet));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1900-01-05, sheets.date-out-of-range",
        "2199-01-01, sheets.date-out-of-range",
        "2022-02-30, sheets.not-a-date",
        "1月15日, sheets.not-a-date",
        "22-1-15, sheets.not-a-date",
        "1/15/2022, sheets.not-a-date"
    })
    void dates_that_are_wrong_or_could_be_two_days_are_refused(String text, String code) {
        assertThat(codes(only(cell("日期", text)))).containsExactly(code);
    }

    @Test
    void the_serials_of_a_year_alone_and_of_1900_are_refused() {
        assertThat(codes(only(cell("日期", 2022)))).containsExactly("sheets.date-out-of-range");
        assertThat(codes(only(cell("日期", 5)))).containsExactly("sheets.date-out-of-range");
        assertThat(codes(only(cell("日期", -5)))).containsExactly("sheets.not-a-date");
    }

    @Test
    void codes_are_found_by_label_synonym_and_name_and_others_are_refused_with_the_choices() {
        for (String label : List.of("慰问", "送温暖", "gift", "GIFT", " 慰 问 ")) {
            assertThat(only(cell("类别", label)).code("kind", TrialRoster.Kind.class))
                    .isEqualTo(TrialRoster.Kind.GIFT);
        }
        assertThat(reasons(only(cell("类别", "别的")))).containsExactly("第 2 行『类别』：不在可选范围内，可填：慰问、帮扶");
        assertThat(only(cell("重点人群", "劳模、农民工")).codes("tags", TrialRoster.Group.class))
                .isEqualTo(Set.of(TrialRoster.Group.MODEL, TrialRoster.Group.MIGRANT));
    }

    @Test
    void yes_and_no_are_understood_in_their_usual_forms() {
        for (String yes : List.of("是", "√", "Y", "1", "TRUE")) {
            assertThat(only(cell("是否完成", yes)).yes("done")).isTrue();
        }
        assertThat(only(cell("是否完成", "否")).yes("done")).isFalse();
        assertThat(only(cell("是否完成", true)).yes("done")).isTrue();
        assertThat(codes(only(cell("是否完成", "也许")))).containsExactly("sheets.not-yes-no");
    }

    @Test
    void whole_numbers_are_whole_and_have_a_limit() {
        assertThat(only(cell("人数", 30)).integer("heads")).isEqualTo(30);
        assertThat(only(cell("人数", "３０")).integer("heads")).isEqualTo(30);
        assertThat(codes(only(cell("人数", 1.5)))).containsExactly("sheets.not-a-whole-number");
        assertThat(codes(only(cell("人数", -1)))).containsExactly("sheets.negative");
        assertThat(codes(only(cell("人数", 1001)))).containsExactly("sheets.too-great");
    }

    @Test
    void odd_characters_are_refused_and_invisible_ones_removed_with_a_note() {
        assertThat(codes(only(cell("备注", "a_x0000_b")))).containsExactly("sheets.odd-character");
        assertThat(codes(only(cell("备注", "发" + BIDI + "钱")))).containsExactly("sheets.odd-character");
        assertThat(codes(only(cell("备注", "锟斤拷锟斤拷")))).containsExactly("sheets.broken-text");
        SheetRow row = only(cell("备注", "困\u200b难"));
        assertThat(row.text("remark")).isEqualTo("困难");
        assertThat(codes(row)).containsExactly("sheets.invisible-removed");
        assertThat(row.good()).isTrue();
    }

    @Test
    void emoji_and_rare_characters_stay_whole_and_lengths_are_code_points() {
        assertThat(only(cell("备注", "👨‍👩‍👧 平安")).text("remark")).isEqualTo("👨‍👩‍👧 平安");
        String rare = "𬭎".repeat(200);
        assertThat(only(cell("备注", rare)).text("remark")).isEqualTo(rare);
        assertThat(codes(only(cell("备注", rare + "𬭎")))).containsExactly("sheets.too-long");
    }

    @Test
    void full_width_letters_and_digits_in_a_text_are_made_plain() {
        assertThat(only(cell("备注", "　Ａ座１０１（东）　")).text("remark")).isEqualTo("A座101（东）");
    }

    @Test
    void a_masked_number_is_refused_in_a_new_row() {
        assertThat(codes(only(cell("证件号", "310101********001X")))).containsExactly("sheets.masked");
    }

    @Test
    void a_missing_required_cell_is_named() {
        byte[] file = rows(new Object[] {"姓名", "金额"}, new Object[] {null, 500});
        assertThat(reasons(only(file))).containsExactly("第 2 行『姓名』：必填，不能为空");
    }

    @Test
    void merged_cells_in_the_data_are_named_where_the_value_is_missing() {
        byte[] file = workbook(sheet -> {
            Sheets.row(sheet, 0, "姓名", "金额", "备注");
            Sheets.row(sheet, 1, "张三", 500, "同一户");
            Sheets.row(sheet, 2, "李四", 600);
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
        });
        List<SheetRow> rows = read(file);
        assertThat(rows.get(0).good()).isTrue();
        assertThat(reasons(rows.get(1))).containsExactly("第 3 行『备注』：单元格被合并，请取消合并并逐行填写");
    }

    @Test
    void equal_rows_are_asked_about_and_never_dropped() {
        byte[] file =
                rows(new Object[] {"姓名", "金额", "确认"}, new Object[] {"张三", 500}, new Object[] {"张三", 500}, new Object[] {
                    "张三", 500, "是"
                });
        List<SheetRow> rows = read(file);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).faults().get(0).severity()).isEqualTo(Row.Severity.DOUBT);
        assertThat(reasons(rows.get(1)).get(0)).contains("与第 2 行完全相同");
        assertThat(rows.stream().map(Row::good)).containsExactly(true, false, true);
    }

    @Test
    void a_repeat_in_columns_that_should_differ_names_the_earlier_row() {
        byte[] file = rows(
                new Object[] {"姓名", "金额", "证件号", "类别"},
                new Object[] {"张三", 500, "A1", "慰问"},
                new Object[] {"张叁", 700, "A1", "慰问"},
                new Object[] {"张三", 500, "A1", "帮扶"},
                new Object[] {"李四", 500, null, "慰问"},
                new Object[] {"王五", 500, null, "慰问"});
        List<SheetRow> rows = read(file);
        assertThat(reasons(rows.get(1)).get(0)).contains("与第 2 行的证件号、类别相同");
        assertThat(rows.stream().filter(Row::good).count()).isEqualTo(4);
    }

    @Test
    void a_row_of_totals_is_skipped_with_a_note() {
        byte[] file = rows(
                new Object[] {"姓名", "证件号", "金额"}, new Object[] {"张三", "A1", 500}, new Object[] {"合 计", null, null});
        SheetRow total = read(file).get(1);
        assertThat(total.isTotal()).isTrue();
        assertThat(codes(total)).containsExactly("sheets.total-row");
    }
}
