package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.sheets.Sheets.only;
import static org.warmth.sheets.Sheets.read;
import static org.warmth.sheets.Sheets.rows;
import static org.warmth.sheets.Sheets.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Row;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.Upload;

/** How columns are found. */
class HeadingsTest {
    private static Problem problem(byte[] file) {
        try {
            read(file);
        } catch (Problem problem) {
            return problem;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void columns_are_found_in_any_order_by_heading_or_synonym() {
        Row row = only(rows(new Object[] {"身份证号码", "慰问金额", "职工姓名"}, new Object[] {"A1", 500, "张三"}));
        assertThat(row.text("name")).isEqualTo("张三");
        assertThat(row.text("idNumber")).isEqualTo("A1");
        assertThat(row.money("amount")).isEqualTo(Money.ofFen(50_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额", "金 额\n(元)", "金额（元）*", "＊金额（单位：元）", "金额元", "Amount (yuan)", "慰问金额："})
    void headings_are_understood_as_people_write_them(String heading) {
        assertThat(only(rows(new Object[] {"姓名", heading}, new Object[] {"张三", 500}))
                        .money("amount"))
                .isEqualTo(Money.ofFen(50_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额（万元）", "金额万元", "慰问金额(单位：万元)"})
    void ten_thousand_yuan_in_a_heading_of_yuan_are_refused(String heading) {
        assertThat(problem(rows(new Object[] {"姓名", heading}, new Object[] {"张三", 0.05}))
                        .code())
                .isEqualTo("sheets.heading-wan");
    }

    @Test
    void a_heading_means_its_own_column_before_another_ones_shortened_synonym_and_nothing_if_two_claim_it() {
        Row row = only(rows(new Object[] {"姓名", "金额", "数额", "发放数"}, new Object[] {"张三", 500, 3, 9}));
        assertThat(row.integer("heads")).isEqualTo(3);
        assertThat(row.money("amount")).isEqualTo(Money.ofFen(50_000));
    }

    @Test
    void one_problem_lists_what_is_missing_and_what_was_found() {
        Problem problem = problem(rows(new Object[] {"编号", "证件号", "电话"}, new Object[] {1, "A1", "138"}));
        assertThat(problem.code()).isEqualTo("sheets.headings-missing");
        assertThat(problem.args()).containsExactly("姓名、金额（元）", "编号、证件号、电话");
    }

    @Test
    void the_same_column_twice_is_refused_with_both_places() {
        Problem problem = problem(rows(new Object[] {"姓名", "金额", "证件号", "身份证号"}, new Object[] {"张三", 500}));
        assertThat(problem.code()).isEqualTo("sheets.heading-twice");
        assertThat(problem.args()).containsExactly("身份证号", "C", "D");
    }

    @Test
    void headings_stand_below_titles_that_are_merged() {
        byte[] file = workbook(sheet -> {
            Sheets.row(sheet, 0, "某某工会 2022 年送温暖名册");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            Sheets.row(sheet, 1, "填报单位：某某工会", null, "2022年1月");
            Sheets.row(sheet, 3, "序号", "姓名", "金额");
            Sheets.row(sheet, 4, 1, "张三", 500);
        });
        assertThat(only(file).number()).isEqualTo(5);
        assertThat(only(file).text("name")).isEqualTo("张三");
    }

    @Test
    void two_rows_of_headings_with_merged_cells_are_read_together() {
        byte[] file = workbook(sheet -> {
            Sheets.row(sheet, 0, "姓名", "证件", null, "金额（元）");
            Sheets.row(sheet, 1, null, "类型", "号");
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 3, 3));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
            Sheets.row(sheet, 2, "张三", "身份证", "A1", 500);
        });
        Row row = only(file);
        assertThat(row.text("name")).isEqualTo("张三");
        assertThat(row.text("idNumber")).isEqualTo("A1");
        assertThat(row.money("amount")).isEqualTo(Money.ofFen(50_000));
        assertThat(row.good()).isTrue();
    }

    @Test
    void the_first_visible_sheet_with_the_headings_is_read() throws IOException {
        byte[] file = workbook(sheet -> {
            XSSFWorkbook book = sheet.getWorkbook();
            Sheets.row(sheet, 0, "姓名", "金额");
            Sheets.row(sheet, 1, "旧名单", 1);
            Sheets.row(book.createSheet("说明"), 0, "请按要求填写");
            var right = book.createSheet("正式");
            Sheets.row(right, 0, "姓名", "金额");
            Sheets.row(right, 1, "张三", 500);
            book.setSheetHidden(0, true);
            book.setActiveSheet(1);
        });
        assertThat(only(file).text("name")).isEqualTo("张三");
    }

    @Test
    void unknown_headings_are_noted() {
        byte[] file = rows(new Object[] {"序号", "姓名", "金额", "领导批示"}, new Object[] {1, "张三", 500, "同意"});
        try (Upload upload = Upload.receive(new ByteArrayInputStream(file));
                RosterFile opened = RosterFile.open(upload, Sheets.WORDS)) {
            assertThat(opened.layout().unknown()).containsExactly("序号", "领导批示");
        }
    }

    @Test
    void a_row_id_ties_a_row_to_its_record_and_a_damaged_or_copied_one_is_an_error() {
        String id = org.warmth.sheets.reading.RowId.write(612345678901234567L);
        assertThat(id).startsWith("R").hasSize(15);
        var rows = read(rows(
                new Object[] {"系统行号", "姓名", "金额"},
                new Object[] {id, "张三", 500},
                new Object[] {id.replace(id.charAt(9), id.charAt(9) == '1' ? '2' : '1'), "李四", 500},
                new Object[] {id, "王五", 500},
                new Object[] {null, "赵六", 500}));
        assertThat(rows.get(0).id()).isEqualTo(612345678901234567L);
        assertThat(rows.get(0).returned()).isTrue();
        assertThat(Sheets.codes(rows.get(1))).containsExactly("sheets.row-id-bad");
        assertThat(Sheets.codes(rows.get(2))).containsExactly("sheets.row-id-twice");
        assertThat(rows.get(3).returned()).isFalse();
    }

    @Test
    void a_masked_number_that_comes_back_with_its_row_id_stays_what_it_was() {
        String id = org.warmth.sheets.reading.RowId.write(612345678901234567L);
        Row row = only(
                rows(new Object[] {"系统行号", "姓名", "金额", "证件号"}, new Object[] {id, "张三", 500, "310***********001X"}));
        assertThat(row.good()).isTrue();
        assertThat(row.masked("idNumber")).isTrue();
        assertThat(row.text("idNumber")).isNull();
    }

    @Test
    void whatever_a_personal_column_holds_may_come_back_masked_with_its_row_id() {
        String id = org.warmth.sheets.reading.RowId.write(612345678901234567L);
        Object[] headings = {"系统行号", "姓名", "金额", "人数", "重点人群"};
        Row row = only(rows(headings, new Object[] {id, "张三", 500, "***", "***"}));
        assertThat(row.good()).isTrue();
        assertThat(row.masked("heads")).isTrue();
        assertThat(row.integer("heads")).isNull();
        assertThat(row.masked("tags")).isTrue();
        assertThat(row.codes("tags", TrialRoster.Group.class)).isEmpty();
        assertThat(Sheets.codes(only(rows(headings, new Object[] {null, "张三", 500, "***", null}))))
                .containsExactly("sheets.masked");
    }

    @Test
    void a_column_that_was_not_declared_is_a_mistake_of_the_module() {
        Row row = only(rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", 500}));
        assertThatThrownBy(() -> row.text("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.asList(row.text("card"))).containsOnlyNulls();
    }
}
