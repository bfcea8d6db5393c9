package org.warmth.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Tag;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Before a visit: last year's list, one list of names, who leads, what the leader reads; and what is left open after it. */
class VisitPlanningTest {
    private static final LocalDate NEXT = VisitBench.DAY.plusDays(2);

    @BothDatabases(modules = "visits")
    void last_years_list_is_copied_as_a_plan_without_what_only_last_year_proved(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", "12000000001"), bench.enterprise(3, "演示机械厂"));
        bench.approve(77);

        long copy = bench.copies.copy(77, new VisitCopies.Input("今年名册", NEXT)).id();

        List<VisitView> planned = visitsOf(bench, copy);
        assertThat(planned).hasSize(2).allSatisfy(visit -> {
            assertThat(visit.state()).isEqualTo(VisitState.PLANNED);
            assertThat(visit.posted()).isFalse();
            assertThat(visit.facts().date()).isEqualTo(NEXT);
            assertThat(visit.facts().evidence()).isZero();
        });
        assertThat(planned.get(0).person().name()).isEqualTo("李例安");
        assertThat(planned.get(0).facts().goods()).isEqualTo("春节大礼包");
        assertThat(planned.get(1).enterprise()).isEqualTo("演示机械厂");
        assertThat(bench.ledger()).containsExactly(1, 20_000);
    }

    @BothDatabases(modules = "visits")
    void who_has_died_since_is_copied_as_cancelled_so_that_nobody_drops_out_unseen(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow dead = bench.gift(2, "李例安", "12000000001");
        bench.take(77, dead, bench.gift(3, "王试平", "12000000002"));
        long person = bench.visits.get(dead.id()).facts().person();
        database.write(sql -> sql.execute(
                "update people_persons set deceased_on = ? where id = ?", LocalDate.of(2022, 1, 9), person));

        long copy = bench.copies.copy(77, new VisitCopies.Input("今年名册", NEXT)).id();

        assertThat(visitsOf(bench, copy))
                .extracting(visit -> visit.person().name() + " " + visit.state())
                .containsExactly("李例安 CANCELLED", "王试平 PLANNED");
        assertThat(bench.lists.get(copy).contents().visits()).isEqualTo(1);
    }

    @BothDatabases(modules = "visits")
    void a_planned_list_is_done_in_one_step_and_counts_when_it_is_approved(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", "12000000001"), bench.gift(3, "王试平", "12000000002"));
        long copy = bench.copies.copy(77, new VisitCopies.Input("今年名册", NEXT)).id();
        int version = bench.lists.get(copy).version();
        assertThatThrownBy(() -> bench.lists.step(copy, version, "submit", null))
                .hasMessageContaining("visits.list-planned");

        VisitListView done = bench.kind.done(copy, version);

        assertThat(done.contents().planned()).isZero();
        bench.approve(copy);
        assertThat(bench.ledger()).containsExactly(2, 40_000);
        assertThatThrownBy(() -> bench.kind.done(copy, bench.lists.get(copy).version()))
                .hasMessageContaining("workflow.list-not-draft");
    }

    @BothDatabases(modules = "visits")
    void a_list_planned_for_a_later_day_is_not_done_before_it(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", "12000000001"));
        long copy = bench.copies
                .copy(77, new VisitCopies.Input("明年名册", LocalDate.of(2023, 1, 10)))
                .id();
        assertThatThrownBy(() -> bench.kind.done(copy, bench.lists.get(copy).version()))
                .hasMessageContaining("visits.list-nothing-due");
    }

    @BothDatabases(modules = "visits")
    void who_says_that_a_list_is_done_does_not_approve_it(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", "12000000001"));
        long copy = bench.copies.copy(77, new VisitCopies.Input("今年名册", NEXT)).id();
        bench.kernel.as(bench.chair);
        int version = bench.kind.done(copy, bench.lists.get(copy).version()).version();
        bench.kernel.as(bench.clerk);
        version = sign(bench, copy, version);
        int submitted = bench.lists.step(copy, version, "submit", null).version();
        bench.kernel.as(bench.chair);
        assertThatThrownBy(() -> bench.lists.step(copy, submitted, "approve", null))
                .hasMessageContaining("workflow.four-eyes");
    }

    @BothDatabases(modules = "visits")
    void one_visit_to_a_team_with_one_list_of_names_counts_everybody_once(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        List<VisitGroup.Name> names = IntStream.range(0, 200)
                .mapToObj(i -> name("王试平", String.format("1200000%04d", i)))
                .toList();

        long list = bench.groups
                .create(new VisitGroup("环卫三班", gift(bench.kernel.base), names))
                .id();

        assertThat(bench.lists.get(list).contents().people()).isEqualTo(200);
        bench.approve(list);
        assertThat(bench.ledger()).containsExactly(200, 200 * 20_000L);
    }

    @BothDatabases(modules = "visits")
    void one_wrong_name_refuses_the_whole_group_and_is_named(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        VisitGroup group = new VisitGroup(
                "环卫三班",
                gift(bench.kernel.base),
                List.of(
                        name("王试平", "12000000001"),
                        new VisitGroup.Name("李例安", null, "999999199001019011", null, false)));
        assertThatThrownBy(() -> bench.groups.create(group))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting("field")
                        .containsExactly("names[1].idNumber"));
        assertThat(bench.lists.page(0, null, 0, 10).items()).isEmpty();
        assertThat(bench.visits.page(new VisitQuery(0, 0, 0, null, null, 0), 10).items())
                .isEmpty();
    }

    @BothDatabases(modules = "visits")
    void a_namesake_in_a_group_is_asked_about_and_stays_two_people_when_confirmed(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        VisitGroup.Name one = new VisitGroup.Name("李例安", null, null, null, false);
        assertThatThrownBy(() -> bench.groups.create(new VisitGroup("班组", gift(bench.kernel.base), List.of(one, one))))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(violation -> violation.field() + ":" + violation.code())
                        .containsExactly("names[1].name:visits.group-twice"));
        VisitGroup.Name numbered = new VisitGroup.Name("李例安", null, "999999199001019010", null, true);
        assertThatThrownBy(() ->
                        bench.groups.create(new VisitGroup("班组", gift(bench.kernel.base), List.of(numbered, numbered))))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(violation -> violation.field() + ":" + violation.code())
                        .containsExactly("names[1].idNumber:visits.group-number-twice"));
        VisitGroup.Name other = new VisitGroup.Name("李例安", null, null, null, true);
        long list = bench.groups
                .create(new VisitGroup("班组", gift(bench.kernel.base), List.of(one, other)))
                .id();
        assertThat(visitsOf(bench, list))
                .extracting(visit -> visit.facts().person())
                .doesNotHaveDuplicates();
    }

    @BothDatabases(modules = "visits")
    void a_joint_visit_is_seen_by_who_comes_along_and_recorded_by_who_leads(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long plan =
                bench.plans.create(joint(bench, List.of(bench.kernel.other))).id();

        bench.kernel.as(bench.stranger);
        assertThat(bench.plans.get(plan).partners()).containsExactly(bench.kernel.other);
        assertThatThrownBy(() -> bench.visits.create(planned(bench.kernel.other, plan, VisitMode.ON_SITE, NEXT)))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting("code")
                        .contains("visits.plan-lead"));

        bench.kernel.as(bench.clerk);
        long id = bench.visits
                .create(planned(bench.kernel.base, plan, VisitMode.ON_SITE, NEXT))
                .id();
        assertThat(bench.visits.get(id).unit()).isEqualTo(bench.kernel.base);
        bench.plans.update(plan, 1, joint(bench, List.of()));
        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.plans.get(plan)).hasMessageContaining("visits.plan-unknown");
    }

    @BothDatabases(modules = "visits")
    void who_leads_does_not_come_along_and_who_comes_along_exists(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        assertThatThrownBy(() -> bench.plans.create(joint(bench, List.of(bench.kernel.base, 12_345L))))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting("code")
                        .containsExactly("visits.partner-leads", "visits.partner-unknown"));
    }

    @BothDatabases(modules = "visits")
    void a_postponed_visit_stays_planned_until_it_has_its_new_day_and_way(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits
                .create(planned(bench.kernel.base, null, VisitMode.POSTPONED, VisitBench.DAY))
                .id();
        assertThat(bench.visits.get(id).state()).isEqualTo(VisitState.PLANNED);
        assertThatThrownBy(() -> bench.visits.step(id, 1, "done", null)).hasMessageContaining("visits.postponed");

        VisitView moved = bench.visits.update(id, 1, planned(bench.kernel.base, null, VisitMode.ONLINE, NEXT));

        assertThat(moved.state()).isEqualTo(VisitState.DONE);
        assertThat(moved.facts().mode()).isEqualTo(VisitMode.ONLINE);
    }

    @BothDatabases(modules = "visits")
    void an_open_problem_is_overdue_after_its_day_at_the_unit_that_solves_it(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long visit = bench.visits
                .create(planned(bench.kernel.base, null, VisitMode.ON_SITE, VisitBench.DAY))
                .id();
        long late = bench.problems
                .raise(visit, new VisitProblem.Input("停车场照明", bench.kernel.other, VisitBench.DAY.plusDays(1)))
                .id();
        bench.problems.raise(visit, new VisitProblem.Input("社保咨询", null, LocalDate.of(2022, 3, 1)));
        assertThatThrownBy(() ->
                        bench.problems.raise(visit, new VisitProblem.Input("昨天的期限", null, VisitBench.DAY.minusDays(1))))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting("code")
                        .containsExactly("visits.due-before-visit"));

        bench.kernel.as(bench.stranger);
        VisitProblem.Query overdue = new VisitProblem.Query(0, bench.kernel.other, false, true, 0);
        assertThat(bench.problems.page(overdue, 10).items())
                .extracting(VisitProblem::id)
                .containsExactly(late);
        bench.problems.solve(late, 1, new VisitProblem.Result("已更换灯具"));
        assertThat(bench.problems.page(overdue, 10).items()).isEmpty();
    }

    @BothDatabases(modules = "visits")
    void the_leader_reads_two_lines_a_household_with_what_was_said_and_left_open(TestDatabase database)
            throws IOException {
        VisitBench bench = new VisitBench(database);
        long before = bench.visits
                .create(household(bench, VisitBench.DAY.minusDays(5), null, "盼望食堂延长供餐"))
                .id();
        bench.problems.raise(before, new VisitProblem.Input("食堂供餐时间", null, LocalDate.of(2022, 3, 1)));
        long plan = bench.plans.create(joint(bench, List.of())).id();
        bench.visits.create(household(bench, NEXT, plan, null));

        List<String> lines = lines(bench.briefings.of(plan));

        assertThat(lines.get(0)).isEqualTo("春节前走访");
        assertThat(lines.get(1)).contains("带队：工会主席");
        assertThat(lines.get(3)).contains("1|李例安|", "演示路 1 弄", "7 春节在岗职工", "春节大礼包（200 元）");
        assertThat(lines.get(4)).contains("节日在岗", "上次 2022-01-03（实地）", "反映：盼望食堂延长供餐", "未办结：食堂供餐时间（期限 2022-03-01）");
        assertThat(lines).hasSize(5).noneMatch(line -> line.contains("999999199001019010"));

        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.briefings.of(plan)).hasMessageContaining("visits.plan-unknown");
    }

    private static List<String> lines(VisitBriefing.Sheet briefing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VisitBench.SHEET.write(briefing, out);
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.getStringCellValue()));
                lines.add(String.join("|", cells).replaceAll("\\|+$", ""));
            }
        }
        return lines;
    }

    private static List<VisitView> visitsOf(VisitBench bench, long list) {
        return bench.visits.page(new VisitQuery(0, list, 0, null, null, 0), 500).items();
    }

    private static VisitGroup.Name name(String name, String mobile) {
        return new VisitGroup.Name(name, null, null, mobile, false);
    }

    private static VisitPlan.Input joint(VisitBench bench, List<Long> partners) {
        return new VisitPlan.Input(
                bench.kernel.base, "春节前走访", NEXT, "工会主席", VisitPlan.Rank.BASE, "保障部", "演示路一线", partners);
    }

    private static int sign(VisitBench bench, long list, int version) {
        return bench.kind
                .sign(list, version, "签收单.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}))
                .version();
    }

    private static VisitInput gift(long unit) {
        return visit(unit, null, null, VisitBench.DAY, null, null, null);
    }

    private static VisitInput household(VisitBench bench, LocalDate day, Long plan, String feedback) {
        return visit(bench.kernel.base, "李例安", "999999199001019010", day, plan, null, feedback);
    }

    private static VisitInput planned(long unit, Long plan, VisitMode mode, LocalDate day) {
        return visit(unit, "李例安", "999999199001019010", day, plan, mode, null);
    }

    private static VisitInput visit(
            long unit, String name, String idNumber, LocalDate day, Long plan, VisitMode mode, String feedback) {
        return new VisitInput(
                null,
                name,
                null,
                unit,
                day,
                Category.C7,
                "春节大礼包",
                Money.ofFen(20_000),
                null,
                null,
                idNumber,
                null,
                null,
                null,
                null,
                null,
                mode,
                "演示路 1 弄",
                Set.of(Tag.ON_DUTY),
                null,
                null,
                null,
                null,
                feedback,
                plan,
                null,
                null,
                null);
    }
}
