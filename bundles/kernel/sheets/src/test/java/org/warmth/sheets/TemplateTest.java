package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.sheets.Roster;
import org.warmth.sheets.reading.SheetRow;
import org.warmth.sheets.writing.ExportWorkbook;
import org.warmth.sheets.writing.TemplateWorkbook;

/** Template and export, and that what was written is read back as it was. */
class TemplateTest {
    private static XSSFWorkbook template() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TemplateWorkbook(Sheets.WORDS, Sheets.REASONS, Locale.SIMPLIFIED_CHINESE).write(out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void the_template_has_headings_comments_drop_downs_and_text_format_for_numbers() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("姓名");
            assertThat(sheet.getRow(0).getCell(0).getCellComment().getString().getString())
                    .isEqualTo("必填，文字\n示例：张三");
            assertThat(sheet.getRow(0).getCell(3).getStringCellValue()).isEqualTo("金额（元）");
            assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getDataValidations()).hasSize(2);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getLastRowNum()).isZero();
            assertThat(workbook.getSheet("填写说明").getRow(6).getCell(4).getStringCellValue())
                    .isEqualTo("慰问、帮扶");
            assertThat(workbook.isSheetHidden(2)).isTrue();
        }
    }

    @Test
    void an_empty_template_is_refused_as_empty() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            byte[] content = Sheets.bytes(workbook);
            assertThatThrownBy(() -> Sheets.read(content)).hasMessageContaining("sheets.no-rows");
        }
    }

    /** One row of a roster as a person means it. */
    record Line(String name, String card, int fen, int day, TrialRoster.Kind kind, Integer heads, Boolean done) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("张王李赵䶮㛃𬭎·ABCabc".replace("𬭎", "").toCharArray())
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name -> !name.isBlank());
        Arbitrary<String> cards =
                Arbitraries.strings().numeric().ofMinLength(16).ofMaxLength(19);
        Arbitrary<Integer> amounts = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 36_000);
        Arbitrary<TrialRoster.Kind> kinds =
                Arbitraries.of(TrialRoster.Kind.class).injectNull(0.3);
        Arbitrary<Integer> heads = Arbitraries.integers().between(0, 1000).injectNull(0.3);
        Arbitrary<Boolean> done = Arbitraries.of(true, false).injectNull(0.3);
        return Combinators.combine(names, cards, amounts, days, kinds, heads, done)
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static void same(List<Line> lines, List<SheetRow> rows) {
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            SheetRow row = rows.get(i);
            assertThat(row.has(org.warmth.api.sheets.Row.Severity.ERROR)).isFalse();
            assertThat(row.text("name")).isEqualTo(line.name());
            assertThat(row.text("card")).isEqualTo(line.card());
            assertThat(row.money("amount")).isEqualTo(Money.ofFen(line.fen()));
            assertThat(row.date("day")).isEqualTo(day(line));
            assertThat(row.code("kind", TrialRoster.Kind.class)).isEqualTo(line.kind());
            assertThat(row.integer("heads")).isEqualTo(line.heads());
            assertThat(row.yes("done")).isEqualTo(line.done());
        }
    }

    private static java.time.LocalDate day(Line line) {
        return java.time.LocalDate.of(2000, 1, 1).plusDays(line.day());
    }

    private static Map<String, Object> cells(Line line) {
        Map<String, Object> cells = new java.util.HashMap<>();
        cells.put("name", line.name());
        cells.put("card", line.card());
        cells.put("amount", Money.ofFen(line.fen()));
        cells.put("day", day(line));
        cells.put("kind", line.kind());
        cells.put("heads", line.heads());
        cells.put("done", line.done());
        return cells;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void what_is_exported_is_read_back_equal(@ForAll("lines") List<Line> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExportWorkbook export =
                new ExportWorkbook(Sheets.WORDS, Sheets.REASONS, Locale.SIMPLIFIED_CHINESE, id -> id)) {
            for (int i = 0; i < lines.size(); i++) {
                export.add(new Roster.ExportedRow(i + 1L, cells(lines.get(i))));
            }
            export.write(out);
        }
        List<SheetRow> rows = Sheets.read(out.toByteArray());
        same(lines, rows);
        assertThat(rows).allMatch(SheetRow::returned).extracting(SheetRow::id).startsWith(1L);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void what_a_clerk_fills_into_the_template_is_read_back_equal(@ForAll("lines") List<Line> lines) throws IOException {
        try (XSSFWorkbook workbook = template()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                Row row = sheet.createRow(i + 1);
                row.createCell(0).setCellValue(line.name());
                row.createCell(2).setCellValue(line.card());
                row.createCell(3).setCellValue(line.fen() / 100.0);
                Cell day = row.createCell(4);
                day.setCellValue(day(line));
                day.setCellStyle(sheet.getColumnStyle(4));
                if (line.kind() != null) {
                    row.createCell(5).setCellValue(line.kind() == TrialRoster.Kind.GIFT ? "慰问" : "帮扶");
                }
                if (line.heads() != null) {
                    row.createCell(7).setCellValue(line.heads());
                }
                if (line.done() != null) {
                    row.createCell(8).setCellValue(line.done() ? "是" : "否");
                }
            }
            same(lines, Sheets.read(Sheets.bytes(workbook)));
        }
    }
}
