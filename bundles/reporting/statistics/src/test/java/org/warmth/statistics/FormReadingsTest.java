package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.statistics.CellsTest.refused;
import static org.warmth.statistics.Desk.DISTRICT;
import static org.warmth.statistics.Desk.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.warmth.api.access.Role;
import org.warmth.api.statistics.FormView.Severity;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

class FormReadingsTest {
    private final FormLayout layout = new FormLayout(Form1.FORM);

    @BothDatabases(modules = "statistics")
    void a_form_filled_offline_proposes_its_values_and_changes_nothing_the_second_time(TestDatabase database)
            throws IOException {
        Desk desk = new Desk(database);
        byte[] file = filled(sheet -> {});
        FormReadings.Result dry = read(desk, file, true);
        assertThat(dry.proposed()).containsExactlyElementsOf(Form1.FORM.figures());
        assertThat(desk.store.ofUnit("form1", 7, DISTRICT)).isEmpty();

        FormReadings.Result first = read(desk, file, false);
        assertThat(first.faults()).isEmpty();
        assertThat(first.proposed()).hasSize(44);
        FormReadings.Result again = read(desk, file, false);
        assertThat(again.proposed()).isEmpty();
        assertThat(again.unchanged()).hasSize(44);

        desk.chair();
        Map<String, Integer> versions = new java.util.TreeMap<>();
        Form1.FORM.figures().forEach(code -> versions.put(code, 1));
        desk.cells.decide(form(DISTRICT, false), versions, "confirm", null);
        assertThat(desk.totals(DISTRICT)).isEqualTo(Form1.summed(Form1.good()));
        desk.clerk();
        assertThat(read(desk, file, false).unchanged()).hasSize(44);
    }

    @Test
    void bad_cells_are_named_and_wait_while_good_ones_are_proposed() throws IOException {
        byte[] file = filled(sheet -> {
            cell(sheet, "G").setBlank();
            cell(sheet, "H").setCellValue("十四");
            cell(sheet, "A").setCellValue(3.5);
            cell(sheet, "B1").setCellValue(1.2345678);
            cell(sheet, "B2").setCellValue(-1);
            cell(sheet, "E1").setCellValue("３ ");
            // 元 in a 万元 cell.
            cell(sheet, "D1").setCellValue(63_440_000);
        });
        FormReadings.Result result = check(file);
        assertThat(result.waiting()).contains("G", "H", "A", "B1", "B2", "D1", "C1");
        assertThat(result.proposed()).contains("E1", "F1", "J1").doesNotContain("G", "D1");
        assertThat(result.faults())
                .anySatisfy(fault -> {
                    assertThat(fault.cell()).isEqualTo(layout.cell("G"));
                    assertThat(fault.check()).isEqualTo("F1-E06");
                    assertThat(fault.text()).contains("空项");
                })
                .anySatisfy(fault -> {
                    assertThat(fault.cell()).isEqualTo(layout.cell("H"));
                    assertThat(fault.text()).contains("十四");
                })
                .anySatisfy(fault -> {
                    assertThat(fault.cell()).isEqualTo(layout.cell("D1"));
                    assertThat(fault.check()).isEqualTo("F1-E13");
                    assertThat(fault.severity()).isEqualTo(Severity.ERROR);
                    assertThat(fault.text()).contains("万元");
                });
        assertThat(result.faults())
                .noneSatisfy(fault -> assertThat(fault.code()).isEqualTo("E"));
    }

    @Test
    void a_sum_that_was_typed_over_is_held_against_its_parts() throws IOException {
        FormReadings.Result result = check(filled(
                sheet -> cell(sheet, "E").setBlank(), sheet -> cell(sheet, "E").setCellValue(101)));
        assertThat(result.waiting()).containsExactly("E1", "E2", "E3", "E4", "E5");
        assertThat(result.faults())
                .allSatisfy(fault -> assertThat(fault.check()).isEqualTo("F1-E04"));
    }

    @Test
    void a_form_of_another_year_or_without_the_form_is_refused() throws IOException {
        byte[] lastYear = filled(sheet -> sheet.getRow(1).getCell(0).setCellValue("2021年元旦春节期间各级工会送温暖统计表"));
        refused(400, "statistics.file-year", () -> check(lastYear));
        byte[] other = filled(sheet -> sheet.removeRow(sheet.getRow(3)));
        refused(400, "statistics.file-no-form", () -> check(other));
        byte[] neighbour = filled(sheet -> sheet.getRow(2).getCell(0).setCellValue("填报单位：演示二区总工会　填报人："));
        assertThat(check(neighbour).faults())
                .anySatisfy(fault -> assertThat(fault.text()).contains("演示二区总工会"));
    }

    @Test
    void a_form_that_libreoffice_saved_is_understood() throws IOException {
        Map<String, Long> filled = Form1.with("G", 99, "D1", 6_500_000);
        try (InputStream saved = getClass().getResourceAsStream("/forms/filled-in-libreoffice.xlsx");
                Workbook workbook = FormFile.open(saved)) {
            FormReading reading =
                    new FormWorkbookReader(Form1.FORM, (key, args) -> key).read(workbook, 2022, Form1.UNIT.name());
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.values()).isEqualTo(Form1.summed(filled));
            assertThat(Form1.MESSAGES.checks.run(
                            Form1.FORM, Evidence.of(reading.values()).with(Fact.HEADED, reading.headed())))
                    .allSatisfy(check -> assertThat(check.passed()).isTrue());
        }
    }

    @Test
    void what_is_no_plain_xlsx_is_refused_with_what_to_do() {
        refused(400, "statistics.file-not-xlsx", () -> FormFile.open(stream("编号,合计".getBytes())));
        refused(400, "statistics.file-not-xlsx", () -> FormFile.open(stream(new byte[0])));
        refused(400, "statistics.file-not-xlsx", () -> FormFile.open(stream(new byte[] {'P', 'K', 3, 4, 9, 9})));
        refused(400, "statistics.file-not-xlsx", () -> FormFile.open(stream(zip("readme.txt", 10))));
        refused(
                400,
                "statistics.file-encrypted",
                () -> FormFile.open(stream(new byte[] {(byte) 0xd0, (byte) 0xcf, 1})));
        refused(400, "statistics.file-macros", () -> FormFile.open(stream(zip("xl/vbaProject.bin", 10))));
        refused(
                400,
                "statistics.file-macros",
                () -> FormFile.open(stream(zip("xl/externalLinks/externalLink1.xml", 9))));
        refused(413, "statistics.file-too-large", () -> FormFile.open(stream(new byte[3 << 20])));
        refused(
                413,
                "statistics.file-too-large",
                () -> FormFile.open(stream(zip("xl/worksheets/sheet1.xml", 64 << 20))));
        byte[] whole = FormWorkbookTest.xlsx(Form1.good());
        refused(
                400,
                "statistics.file-not-xlsx",
                () -> FormFile.open(stream(java.util.Arrays.copyOf(whole, whole.length / 2))));
    }

    private FormReadings.Result read(Desk desk, byte[] file, boolean dryRun) throws IOException {
        return desk.readings.read(form(DISTRICT, false), stream(file), "form1.xlsx", null, dryRun);
    }

    /** Reads a file without writing anything. */
    private static FormReadings.Result check(byte[] file) throws IOException {
        TestCallers callers = new TestCallers();
        callers.set(TestCallers.caller(11, "clerk", DISTRICT, Role.CLERK));
        PresetCells cells = new PresetCells();
        TestMessages sentences = Form1.MESSAGES.sentences;
        BookedLedger ledger = new BookedLedger(Map.of());
        Indicators indicators = new TestComponents(new Places()).get(Indicators.class);
        Snapshots snapshots =
                new Snapshots(ledger, indicators, new Installed(), cells, callers, sentences, Clock.systemUTC());
        return new FormReadings(
                        snapshots,
                        new Evidences(snapshots, ledger, indicators, new Seasons(Form1.CAMPAIGN)),
                        null,
                        cells,
                        Form1.MESSAGES.checks,
                        callers,
                        sentences)
                .read(form(DISTRICT, false), stream(file), "form1.xlsx", null, true);
    }

    private Cell cell(Sheet sheet, String code) {
        return sheet.getRow(layout.line(code)).getCell(FormLayout.VALUE);
    }

    @SafeVarargs
    private static byte[] filled(Consumer<Sheet>... pens) throws IOException {
        try (XSSFWorkbook workbook = FormWorkbookTest.open(FormWorkbookTest.xlsx(Form1.good()))) {
            for (Consumer<Sheet> pen : pens) {
                pen.accept(workbook.getSheetAt(0));
            }
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] zip(String name, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[8192];
            for (int left = size; left > 0; left -= zeros.length) {
                zip.write(zeros, 0, Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
