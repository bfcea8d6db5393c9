package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Workbooks;
import org.warmth.api.sheets.Workbooks.Kind;
import org.warmth.api.sheets.Workbooks.Line;

/** Workbooks that are no rosters. */
class WorkbookReaderTest {
    private static List<Line> read(byte[] file) {
        List<Line> lines = new ArrayList<>();
        new WorkbookReader().read(new ByteArrayInputStream(file), lines::add);
        return lines;
    }

    private static Workbooks.Cell cell(Kind kind, String text) {
        return new Workbooks.Cell(kind, text);
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(400);
        });
    }

    @Test
    void every_kind_of_cell_is_told() {
        byte[] file = Sheets.workbook(sheet -> {
            Sheets.row(sheet, 0, "账号", null, 0.1 + 0.2, 9999991234567893d, true);
            CellStyle day = sheet.getWorkbook().createCellStyle();
            day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
            Cell dated = Sheets.row(sheet, 3, "x").createCell(1);
            dated.setCellValue(LocalDate.of(2022, 1, 18));
            dated.setCellStyle(day);
            sheet.getRow(3).createCell(2).setCellFormula("1+1");
        });
        assertThat(read(file))
                .containsExactly(
                        new Line(
                                1,
                                List.of(
                                        cell(Kind.TEXT, "账号"),
                                        cell(Kind.EMPTY, ""),
                                        cell(Kind.NUMBER, "0.3"),
                                        cell(Kind.NUMBER, "9999991234567890"),
                                        cell(Kind.OTHER, ""))),
                        new Line(
                                4,
                                List.of(cell(Kind.TEXT, "x"), cell(Kind.DATE, "2022-01-18"), cell(Kind.FORMULA, ""))));
    }

    @Test
    void the_first_visible_sheet_that_holds_anything_is_read() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheets.row(workbook.createSheet("hidden"), 0, "hidden");
            workbook.setSheetHidden(0, true);
            workbook.createSheet("empty").createRow(0).createCell(0).setCellValue(" ");
            XSSFSheet good = workbook.createSheet("good");
            Sheets.row(good, 0, "good");
            Sheets.row(workbook.createSheet("more"), 0, "more");
            workbook.setActiveSheet(2);
            assertThat(read(Sheets.bytes(workbook))).containsExactly(new Line(1, List.of(cell(Kind.TEXT, "good"))));
        }
    }

    @Test
    void days_are_counted_as_the_file_counts_them() {
        byte[] file = Sheets.workbook(sheet -> {
            ((XSSFWorkbook) sheet.getWorkbook())
                    .getCTWorkbook()
                    .addNewWorkbookPr()
                    .setDate1904(true);
            CellStyle day = sheet.getWorkbook().createCellStyle();
            day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
            Cell dated = Sheets.row(sheet, 0, 43_117).getCell(0);
            dated.setCellStyle(day);
        });
        assertThat(read(file)).containsExactly(new Line(1, List.of(cell(Kind.DATE, "2022-01-18"))));
    }

    @Test
    void what_is_no_workbook_or_none_that_is_safe_is_refused_as_for_rosters() {
        byte[] good = Sheets.rows(new Object[] {"a"});
        refused(new byte[0], "sheets.empty");
        refused("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "sheets.not-a-workbook");
        refused(Arrays.copyOf(good, good.length / 2), "sheets.truncated");
        refused(Sheets.workbook(sheet -> {}), "sheets.no-rows");
        var parts = Sheets.parts(good);
        parts.put("xl/vbaProject.bin", new byte[] {1});
        refused(Sheets.zip(parts), "sheets.macros");
    }
}
