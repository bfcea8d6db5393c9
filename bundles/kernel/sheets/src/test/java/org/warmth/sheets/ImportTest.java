package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.sheets.Sheets.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.jobs.JobView;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** From an upload to records, the marked file and back. */
class ImportTest {
    private static final TestDatabase DATABASE = TestDatabase.of(TestDatabase.Kind.DERBY);

    private static final Object[] HEADINGS = {"姓名", "金额", "证件号", "备注", "单位"};
    private static final byte[] MIXED = rows(
            HEADINGS,
            new Object[] {"张三", 500, "A1", null, "0107"},
            new Object[] {null, 500, "A2"},
            new Object[] {"王五", -1, "A3"},
            new Object[] {"赵六", 500, "A4", "已故"},
            new Object[] {"孙七", 500, "A5", null, "环卫所工会"},
            new Object[] {"周八", 500, "A6", null, "没有的工会"},
            new Object[] {"吴九", 500, "A7", null, "别处工会"});

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static byte[] many(int rows) {
        Object[][] all = new Object[rows + 1][];
        all[0] = HEADINGS;
        for (int i = 1; i <= rows; i++) {
            all[i] = new Object[] {"人" + i, 500, "N" + i};
        }
        return rows(all);
    }

    private static XSSFWorkbook open(byte[] content) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void good_rows_become_records_while_bad_ones_wait() {
        Trial trial = new Trial(DATABASE);
        Map<String, Object> result = trial.imported(MIXED);
        assertThat(result)
                .containsEntry("rows", 7)
                .containsEntry("created", 2)
                .containsEntry("waiting", 5)
                .containsEntry("errors", 4)
                .containsEntry("doubts", 1);
        assertThat(trial.roster.records.values().stream().map(TrialRoster.Kept::name))
                .containsExactly("张三", "孙七");
        assertThat(trial.roster.calls).containsExactly("finish");
        assertThat(trial.view(result).state()).isEqualTo(ImportView.State.DONE);
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> faults = (List<Map<String, Object>>) result.get("faults");
        assertThat(faults.stream().map(fault -> fault.get("zh")))
                .containsExactly(
                        "第 3 行『姓名』：必填，不能为空",
                        "第 4 行『金额（元）』：不能为负数",
                        "第 5 行『姓名』：此人已故",
                        "第 7 行『单位』：没有找到这个工会，请填写工会代码或全称",
                        "第 8 行『单位』：这个工会不在您的权限范围内");
        assertThat(faults.get(0).get("en")).isEqualTo("Row 3, Name: must be filled in");
        assertThat(trial.outcomes.all(trial.view(result).id()).hasNext()).isFalse();
        assertThat(trial.audit.acts().get(0).action()).isEqualTo("sheets.import.start");
    }

    @Test
    void an_import_that_is_taken_up_before_its_module_is_there_goes_on_when_it_comes() {
        Trial trial = new Trial(DATABASE);
        long job = trial.start(MIXED).id();
        trial.rosters.clear();
        assertThatThrownBy(() -> trial.jobs.run(job))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
        trial.rosters.add(trial.roster);
        assertThat(trial.jobs.run(job)).containsEntry("created", 2).containsEntry("waiting", 5);
    }

    @Test
    void a_roster_of_faults_alone_says_no_more_than_a_job_can_keep() {
        Object[][] all = new Object[401][];
        all[0] = new Object[] {"姓名", "金额（元）", "证件号", "备注", "单位", "说明\u0001".repeat(2000)};
        for (int i = 1; i < all.length; i++) {
            all[i] = new Object[] {null, -1, "甲".repeat(50), "长".repeat(2000), "没有的工会" + i, "x"};
        }
        Map<String, Object> result = new Trial(DATABASE).imported(rows(all));
        assertThat(result).containsEntry("rows", 400).containsEntry("errors", 400);
        assertThat((List<?>) result.get("faults")).hasSizeGreaterThan(30);
        assertThat(result.toString()).hasSizeLessThan(28_000).doesNotContain("\u0001");
    }

    @Test
    void the_marked_file_is_the_same_file_with_cells_coloured_commented_and_row_ids() throws IOException {
        Trial trial = new Trial(DATABASE);
        try (XSSFWorkbook marked = open(trial.marked(trial.imported(MIXED)))) {
            XSSFSheet sheet = marked.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo("系统行号");
            assertThat(sheet.getRow(0).getCell(6).getStringCellValue()).isEqualTo("确认");
            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).startsWith("R");
            assertThat(sheet.getRow(3).getCell(1).getCellComment().getString().getString())
                    .isEqualTo("不能为负数");
            assertThat(sheet.getRow(3)
                            .getCell(1)
                            .getCellStyle()
                            .getFillForegroundColorColor()
                            .getARGBHex())
                    .isEqualTo("FFFFB3B3");
            assertThat(sheet.getRow(1).getCell(1).getCellComment()).isNull();
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(500);
            XSSFSheet list = marked.getSheet("问题清单");
            assertThat(list.getLastRowNum()).isEqualTo(5);
            assertThat(list.getRow(2).getCell(0).getNumericCellValue()).isEqualTo(4);
            assertThat(list.getRow(2).getCell(1).getStringCellValue()).isEqualTo("金额（元）");
        }
    }

    @Test
    void a_corrected_marked_file_counts_nothing_twice_and_loses_its_marks() throws IOException {
        Trial trial = new Trial(DATABASE);
        byte[] corrected;
        try (XSSFWorkbook marked = open(trial.marked(trial.imported(MIXED)))) {
            XSSFSheet sheet = marked.getSheetAt(0);
            sheet.getRow(2).createCell(0).setCellValue("李四");
            sheet.getRow(3).getCell(1).setCellValue(800);
            sheet.getRow(4).createCell(6).setCellValue("是");
            sheet.getRow(1).getCell(1).setCellValue(501);
            corrected = Sheets.bytes(marked);
        }
        Map<String, Object> result = trial.imported(corrected);
        assertThat(result)
                .containsEntry("created", 3)
                .containsEntry("updated", 1)
                .containsEntry("unchanged", 1)
                .containsEntry("waiting", 2);
        assertThat(trial.roster.records).hasSize(5);
        try (XSSFWorkbook again = open(trial.marked(result))) {
            XSSFSheet sheet = again.getSheetAt(0);
            assertThat(sheet.getRow(3).getCell(1).getCellComment()).isNull();
            assertThat(sheet.getRow(3).getCell(1).getCellStyle().getFillPattern())
                    .isEqualTo(org.apache.poi.ss.usermodel.FillPatternType.NO_FILL);
            assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) 7);
            assertThat(again.getNumberOfSheets()).isEqualTo(2);
        }
        byte[] unchanged = trial.marked(result);
        assertThat(trial.imported(unchanged)).containsEntry("created", 0).containsEntry("unchanged", 5);
        assertThat(trial.roster.records).hasSize(5);
    }

    @Test
    void a_trial_writes_nothing() {
        Trial trial = new Trial(DATABASE);
        Map<String, Object> result =
                trial.jobs.run(trial.start(MIXED, true, false).id());
        assertThat(result)
                .containsEntry("created", 0)
                .containsEntry("waiting", 5)
                .containsEntry("dryRun", true);
        assertThat(trial.roster.records).isEmpty();
        assertThat(trial.roster.calls).isEmpty();
        assertThat(trial.imported(MIXED)).containsEntry("created", 2);
        assertThatThrownBy(() -> trial.service.undo(trial.view(result).id()))
                .hasMessageContaining("sheets.import-trial");
    }

    @Test
    void the_very_same_file_is_refused_unless_it_is_meant() {
        Trial trial = new Trial(DATABASE);
        Map<String, Object> first = trial.imported(MIXED);
        assertThatThrownBy(() -> trial.start(MIXED)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(409);
            assertThat(problem.args()).containsExactly("2022-01-10 12:00", "zhang", first.get("import"));
        });
        trial.jobs.run(trial.start(MIXED, false, true).id());
        assertThat(trial.roster.records).hasSize(4);
    }

    @Test
    void an_import_is_undone_whole_and_may_come_again() {
        Trial trial = new Trial(DATABASE);
        Map<String, Object> first = trial.imported(many(7));
        trial.imported(MIXED);
        JobView undo = trial.service.undo(trial.view(first).id());
        assertThat(trial.jobs.run(undo.id())).containsEntry("undone", 7);
        assertThat(trial.roster.records).hasSize(2);
        assertThat(trial.view(first).state()).isEqualTo(ImportView.State.UNDONE);
        assertThatThrownBy(() -> trial.service.undo(trial.view(first).id()))
                .hasMessageContaining("sheets.import-undone");
        assertThat(trial.imported(many(7))).containsEntry("created", 7);
    }

    @Test
    void a_kill_loses_no_row_and_counts_none_twice() {
        Trial trial = new Trial(DATABASE);
        JobView job = trial.start(many(1_700));
        trial.jobs.beforeChunk = number -> {
            if (number == 2) {
                throw new KilledError();
            }
        };
        assertThatThrownBy(() -> trial.jobs.run(job.id())).isInstanceOf(KilledError.class);
        assertThat(trial.roster.records).hasSize(1_000);
        Map<String, Object> result = trial.jobs.run(job.id());
        assertThat(result).containsEntry("rows", 1_700).containsEntry("created", 1_700);
        assertThat(trial.roster.records.values().stream()
                        .map(TrialRoster.Kept::name)
                        .distinct())
                .hasSize(1_700);
        try (XSSFWorkbook marked = open(trial.marked(result))) {
            assertThat(marked.getSheetAt(0).getRow(1).getCell(5).getStringCellValue())
                    .startsWith("R");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_cannot_be_finished_or_is_cancelled_is_taken_back() {
        Trial trial = new Trial(DATABASE);
        JobView failing = trial.start(many(1_700));
        trial.jobs.beforeChunk = number -> {
            if (number == 2) {
                throw new IllegalStateException("a defect");
            }
        };
        assertThatThrownBy(() -> trial.jobs.run(failing.id())).isInstanceOf(IllegalStateException.class);
        assertThat(trial.roster.records).isEmpty();
        JobView cancelled = trial.start(many(1_700));
        trial.jobs.chunks = 0;
        trial.jobs.beforeChunk = number -> {
            if (number == 1) {
                throw Problem.conflict("jobs.cancelled");
            }
        };
        assertThatThrownBy(() -> trial.jobs.run(cancelled.id())).hasMessageContaining("jobs.cancelled");
        assertThat(trial.roster.records).isEmpty();
        assertThat(trial.views.list(null, 0, 10).items().stream().map(ImportView::state))
                .containsExactly(ImportView.State.CANCELLED, ImportView.State.FAILED);
    }

    @Test
    void a_chunk_that_is_tried_again_keeps_no_fault_of_the_first_try() {
        Trial trial = new Trial(DATABASE);
        List<Integer> tries = new ArrayList<>();
        trial.roster.whileAccepting = rows -> {
            rows.get(0).note("name", "trial.dead");
            tries.add(rows.get(0).faults().size());
            if (tries.size() == 1) {
                throw new org.jooq.exception.DataAccessException(
                        "deadlock", new java.sql.SQLTransactionRollbackException("deadlock", "40001"));
            }
            trial.roster.records.keySet().removeIf(id -> id != rows.get(0).id());
        };
        Map<String, Object> result = trial.imported(many(1));
        assertThat(tries).containsExactly(1, 1);
        assertThat(result).containsEntry("notes", 1);
    }

    @Test
    void only_who_holds_the_role_over_the_unit_imports_sees_and_undoes() {
        Trial trial = new Trial(DATABASE);
        Map<String, Object> result = trial.imported(MIXED);
        long id = trial.view(result).id();
        trial.callers.set(TestCallers.caller(2, "li", Trial.OTHER, Role.CLERK));
        assertThatThrownBy(() -> trial.start(MIXED)).hasMessageContaining("403");
        assertThatThrownBy(() -> trial.views.get(id)).hasMessageContaining("404");
        assertThat(trial.views.list(null, 0, 10).items()).isEmpty();
        assertThatThrownBy(() -> trial.service.undo(id)).hasMessageContaining("404");
        trial.callers.set(TestCallers.caller(3, "wang", Trial.UNIT, Role.AUDITOR));
        assertThat(trial.views.get(id).counts().created()).isEqualTo(2);
        assertThatThrownBy(() -> trial.service.undo(id)).hasMessageContaining("403");
    }

    @Test
    void a_CSV_file_comes_back_as_a_workbook_of_its_bad_rows() throws IOException {
        Trial trial = new Trial(DATABASE);
        byte[] csv = "姓名,金额,证件号,局内编号\n张三,500,A1,1\n李四,-5,A2,2\n王五,5,3.1E+17,3\n"
                .getBytes(java.nio.charset.Charset.forName("GB18030"));
        Map<String, Object> result = trial.imported(csv);
        byte[] corrected;
        try (XSSFWorkbook bad = open(trial.marked(result))) {
            XSSFSheet sheet = bad.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            Row headings = sheet.getRow(0);
            assertThat(headings.getCell(0).getStringCellValue()).isEqualTo("系统行号");
            assertThat(headings.getCell(6).getStringCellValue()).isEqualTo("局内编号");
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(3);
            assertThat(sheet.getRow(1).getCell(7).getStringCellValue()).isEqualTo("金额（元）：不能为负数");
            sheet.getRow(1).getCell(4).setCellValue(50);
            corrected = Sheets.bytes(bad);
        }
        assertThat(trial.imported(corrected)).containsEntry("created", 1).containsEntry("errors", 1);
        assertThat(trial.roster.records.values().stream().map(TrialRoster.Kept::name))
                .containsExactly("张三", "李四");
    }

    @Test
    void an_export_comes_back_unchanged() {
        Trial trial = new Trial(DATABASE);
        trial.imported(rows(
                new Object[] {"姓名", "金额", "日期", "类别", "重点人群", "人数", "是否完成", "卡号"},
                new Object[] {"张三", 500.05, "2022-01-15", "慰问", "劳模、农民工", 3, "是", "6222021001116245702"},
                new Object[] {"李四", 1, null, "帮扶"}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trial.service.export(TrialRoster.ROSTER, Trial.UNIT, out);
        assertThat(trial.imported(out.toByteArray()))
                .containsEntry("unchanged", 2)
                .containsEntry("rows", 2);
        assertThat(trial.audit.acts().stream().map(act -> act.action())).contains("sheets.export");
    }

    @BothDatabases
    void both_databases_import_mark_refuse_a_repeat_and_undo(TestDatabase database) {
        Trial trial = new Trial(database);
        byte[] file = many(1_200);
        Map<String, Object> result = trial.imported(file);
        assertThat(result).containsEntry("created", 1_200).containsEntry("waiting", 0);
        assertThatThrownBy(() -> trial.start(file)).hasMessageContaining("sheets.same-file");
        assertThat(trial.views
                        .list(TrialRoster.ROSTER, 0, 10)
                        .items()
                        .get(0)
                        .counts()
                        .created())
                .isEqualTo(1_200);
        trial.jobs.run(trial.service.undo(trial.view(result).id()).id());
        assertThat(trial.view(result).state()).isEqualTo(ImportView.State.UNDONE);
        assertThat(trial.imported(MIXED)).containsEntry("created", 2);
    }

    @Test
    void an_import_whose_job_was_cancelled_before_it_began_may_come_again() {
        Trial trial = new Trial(DATABASE);
        JobView job = trial.start(MIXED);
        assertThatThrownBy(() -> trial.start(MIXED)).hasMessageContaining("sheets.same-file");
        trial.jobs.end(job.id(), JobView.State.CANCELLED);
        assertThat(trial.imported(MIXED)).containsEntry("created", 2);
    }

    @Test
    void a_workbook_that_cannot_be_kept_whole_comes_back_as_its_bad_rows() throws IOException {
        Trial trial = new Trial(DATABASE);
        Map<String, byte[]> parts = Sheets.parts(MIXED);
        parts.put(
                "xl/styles.xml",
                "<styleSheet><broken/></styleSheet>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Map<String, Object> result = trial.imported(Sheets.zip(parts));
        assertThat(result).containsEntry("created", 2);
        try (XSSFWorkbook bad = open(trial.marked(result))) {
            assertThat(bad.getSheetAt(0).getRow(0).getCell(2).getStringCellValue())
                    .isEqualTo("原行号");
            assertThat(bad.getSheetAt(0).getLastRowNum()).isEqualTo(5);
        }
    }

    /** What a kill looks like from inside. */
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
