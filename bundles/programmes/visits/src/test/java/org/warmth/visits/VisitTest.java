package org.warmth.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** One visit, from plan to close. */
class VisitTest {
    @BothDatabases(modules = "visits")
    void a_survey_is_not_done_without_its_four_findings(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        VisitInput bare = survey(bench, VisitBench.DAY, null);
        assertThatThrownBy(() -> bench.visits.create(bare))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(Violation::field)
                        .containsExactlyInAnyOrder("production", "cause", "placement", "policy"));
        long planned = bench.visits
                .create(survey(bench, LocalDate.of(2022, 1, 20), null))
                .id();
        assertThat(bench.visits.get(planned).state()).isEqualTo(VisitState.PLANNED);
        long done = bench.visits.create(survey(bench, VisitBench.DAY, "订单减少三成")).id();
        assertThat(bench.visits.get(done).state()).isEqualTo(VisitState.DONE);
    }

    @BothDatabases(modules = "visits")
    void goods_of_a_single_visit_count_when_a_second_person_reports_it(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits.create(gift(bench, "12000000001")).id();
        assertThat(bench.visits.get(id).next()).doesNotContain("report");
        bench.kernel.as(bench.chair);
        VisitView reported = bench.visits.step(id, 1, "report", null);
        assertThat(reported.state()).isEqualTo(VisitState.REPORTED);
        assertThat(bench.ledger()).containsExactly(1, 20_000);
        bench.visits.step(id, 2, "void", "登记有误");
        assertThat(bench.ledger()).containsExactly(0, 0);
    }

    @BothDatabases(modules = "visits")
    void goods_that_nobody_signed_for_are_not_reported(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits.create(gift(bench, null)).id();
        bench.kernel.as(bench.chair);
        assertThatThrownBy(() -> bench.visits.step(id, 1, "report", null))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(Violation::code)
                        .containsExactly("visits.evidence-missing"));
    }

    @BothDatabases(modules = "visits")
    void a_visit_is_closed_when_its_problems_have_a_result(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits.create(gift(bench, "12000000001")).id();
        long problem = bench.problems
                .raise(id, new VisitProblem.Input("社保缴纳政策咨询", null, LocalDate.of(2022, 3, 1)))
                .id();
        bench.kernel.as(bench.chair);
        int version = bench.visits.step(id, 1, "report", null).version();
        assertThatThrownBy(() -> bench.visits.step(id, version, "close", null))
                .hasMessageContaining("visits.problems-open");
        assertThat(bench.problems
                        .page(new VisitProblem.Query(0, 0, true, false, 0), 10)
                        .items())
                .hasSize(1);
        bench.problems.solve(problem, 1, new VisitProblem.Result("已协调办理"));
        assertThat(bench.visits.step(id, version, "close", null).state()).isEqualTo(VisitState.CLOSED);
    }

    @BothDatabases(modules = "visits")
    void another_units_visits_are_not_seen_and_not_touched(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits.create(gift(bench, "12000000001")).id();
        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.visits.get(id)).hasMessageContaining("visits.unknown");
        assertThatThrownBy(() -> bench.visits.step(id, 1, "report", null)).hasMessageContaining("visits.unknown");
        assertThat(bench.visits.page(new VisitQuery(0, 0, 0, null, null, 0), 10).items())
                .isEmpty();
        assertThatThrownBy(() -> bench.visits.create(gift(bench, "12000000001")))
                .hasMessageContaining("403");
    }

    @BothDatabases(modules = "visits")
    void a_change_to_an_old_version_is_refused(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits.create(gift(bench, "12000000001")).id();
        bench.visits.update(id, 1, gift(bench, "12000000001"));
        assertThatThrownBy(() -> bench.visits.update(id, 1, gift(bench, "12000000001")))
                .hasMessageContaining("rest.stale");
    }

    @BothDatabases(modules = "visits")
    void two_visits_to_one_person_on_one_day_are_shown_as_twins(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long first = bench.visits.create(identified(bench)).id();
        long second = bench.visits.create(identified(bench)).id();
        assertThat(bench.twins.page(0, 0, 10).items()).singleElement().satisfies(twins -> {
            assertThat(twins.id()).isEqualTo(second);
            assertThat(twins.other()).isEqualTo(first);
        });
    }

    @BothDatabases(modules = "visits")
    void what_nobody_can_have_meant_is_refused_field_by_field(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        refused(bench, odd(bench, LocalDate.of(1900, 1, 15), "大米", null, null, null), "date:rest.day-range");
        refused(bench, odd(bench, LocalDate.of(2199, 1, 15), "大米", null, null, null), "date:rest.day-range");
        refused(bench, odd(bench, VisitBench.DAY, "大米", -5, null, null), "headcount:rest.number-range");
        refused(bench, odd(bench, VisitBench.DAY, "　", null, null, null), "goods:visits.value-without-goods");
        refused(
                bench,
                odd(bench, VisitBench.DAY, "大米", null, 12_345L, 54_321L),
                "plan:visits.plan-unknown",
                "evidence:visits.evidence-unknown");
        assertThat(bench.visits.page(new VisitQuery(0, 0, 0, null, null, 0), 10).items())
                .isEmpty();
    }

    private static void refused(VisitBench bench, VisitInput input, String... found) {
        assertThatThrownBy(() -> bench.visits.create(input))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(violation -> violation.field() + ":" + violation.code())
                        .containsExactly(found));
    }

    private static VisitInput odd(
            VisitBench bench, LocalDate day, String goods, Integer heads, Long plan, Long evidence) {
        return new VisitInput(
                null,
                "李例安",
                null,
                bench.kernel.base,
                day,
                Category.C7,
                goods,
                Money.ofFen(20_000),
                null,
                null,
                null,
                "12000000001",
                null,
                null,
                heads,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                plan,
                evidence,
                null,
                null);
    }

    @BothDatabases(modules = "visits")
    void a_plan_names_who_leads(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        VisitPlan.Input input = new VisitPlan.Input(
                bench.kernel.base, "春节前走访", LocalDate.of(2022, 1, 18), "工会主席", VisitPlan.Rank.BASE, null, null, null);
        long id = bench.plans.create(input).id();
        bench.plans.update(id, 1, input);
        assertThat(bench.plans.get(id).version()).isEqualTo(2);
        assertThatThrownBy(() -> bench.plans.create(
                        new VisitPlan.Input(bench.kernel.base, "春节前走访", null, null, null, null, null, null)))
                .satisfies(
                        refused -> assertThat(((Problem) refused).violations()).hasSize(3));
    }

    private static VisitInput gift(VisitBench bench, String mobile) {
        return given(bench, mobile, null);
    }

    private static VisitInput identified(VisitBench bench) {
        return given(bench, null, "999999199001019010");
    }

    private static VisitInput given(VisitBench bench, String mobile, String idNumber) {
        return new VisitInput(
                null,
                "李例安",
                null,
                bench.kernel.base,
                VisitBench.DAY,
                Category.C7,
                "春节大礼包",
                Money.ofFen(20_000),
                null,
                null,
                idNumber,
                mobile,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static VisitInput survey(VisitBench bench, LocalDate day, String finding) {
        return new VisitInput(
                null,
                null,
                "演示机械厂",
                bench.kernel.base,
                day,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                VisitPurpose.SURVEY,
                null,
                null,
                null,
                finding,
                finding,
                finding,
                finding,
                null,
                null,
                null,
                null,
                null);
    }
}
