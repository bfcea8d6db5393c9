package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Category;
import org.warmth.api.Problem;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Publicity;
import org.warmth.kernelkit.TestClock;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Lists of hardship aid hang out before they are approved (domain 0.5). */
class ListPublicityTest {
    private static final LocalDate LAST = LocalDate.of(2022, 1, 17);

    @BothDatabases(modules = "funds")
    void a_list_of_aid_is_approved_once_it_hung_out_to_the_end(TestDatabase database) {
        TestClock clock = new TestClock();
        FundBench bench = checked(database, clock);
        refused("workflow.publicity-missing", () -> bench.step(bench.leader, 77, "approve"));
        Publicity hung = hang(bench);
        assertThat(hung.until()).isEqualTo(LAST);
        assertThat(bench.kernel.publicities.lines(hung, 0, 10).items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).hasSize(2).endsWith("*");
                    assertThat(line.category()).isEqualTo("生活救助");
                    assertThat(line.band()).contains("1000");
                });
        clock.set("2022-01-17T23:59");
        refused("workflow.publicity-hanging", () -> bench.step(bench.leader, 77, "approve"));
        clock.set("2022-01-18T00:00");
        bench.step(bench.leader, 77, "approve");
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
        assertThat(bench.lists.get(77).papersDue()).isNull();
    }

    @BothDatabases(modules = "funds")
    void an_objection_of_the_last_day_holds_it_until_it_is_unfounded(TestDatabase database) {
        TestClock clock = new TestClock();
        FundBench bench = checked(database, clock);
        Publicity hung = hang(bench);
        clock.set("2022-01-17T23:00");
        bench.kernel.as(bench.clerk);
        long objection = bench.kernel
                .publicities
                .object(hung, new Objection.Input(LAST, "同单位职工", "家庭收入与实际不符"))
                .id();
        clock.set("2022-01-18T09:00");
        refused("workflow.publicity-objected", () -> bench.step(bench.leader, 77, "approve"));
        bench.kernel.as(bench.leader);
        bench.kernel.publicities.answer(
                hung, objection, 1, new Objection.Answer(Objection.Outcome.UNFOUNDED, "经核实符合条件"));
        bench.step(bench.leader, 77, "approve");
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
    }

    @BothDatabases(modules = "funds")
    void a_list_that_goes_back_is_taken_down(TestDatabase database) {
        TestClock clock = new TestClock();
        FundBench bench = checked(database, clock);
        hang(bench);
        bench.step(bench.reviewer, 77, "return");
        bench.step(bench.clerk, 77, "submit");
        bench.step(bench.reviewer, 77, "check");
        clock.set("2022-01-18T09:00");
        refused("workflow.publicity-missing", () -> bench.step(bench.leader, 77, "approve"));
    }

    @BothDatabases(modules = "funds")
    void what_is_urgent_is_approved_and_owes_its_papers(TestDatabase database) {
        TestClock clock = new TestClock();
        FundBench bench = checked(database, clock);
        bench.kernel.as(bench.leader);
        bench.lists.step(
                77, bench.lists.get(77).version(), "approve", new StepInput(null, null, null, "突发火灾，主席办公会决定先行救助"));
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
        assertThat(bench.lists.get(77).papersDue()).isEqualTo(LocalDate.of(2022, 1, 25));
        hang(bench);
        assertThat(bench.lists.get(77).papersDue()).isEqualTo(LocalDate.of(2022, 1, 25));
        clock.set("2022-01-18T09:00");
        assertThat(bench.lists.get(77).papersDue()).isNull();
    }

    @BothDatabases(modules = "funds")
    void a_list_of_condolences_needs_none_and_a_draft_does_not_hang(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        assertThat(bench.lists.get(77).publicised()).isFalse();
        refused("funds.list-not-checked", () -> hang(bench));
        bench.approve(77);
        assertThat(bench.lists.get(77).publicised()).isFalse();
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
    }

    @BothDatabases(modules = "funds")
    void a_project_whose_lists_need_not_hang_out_says_so(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000, null, false);
        bench.take(77, bench.row(1, "生活救助"));
        bench.approve(77);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
    }

    private static FundBench checked(TestDatabase database, TestClock clock) {
        FundBench bench = new FundBench(database, clock);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 10_000);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000, null, null);
        bench.take(77, bench.row(1, "生活救助"));
        bench.step(bench.clerk, 77, "submit");
        assertThat(bench.lists.get(77).publicised()).isTrue();
        bench.step(bench.reviewer, 77, "check");
        return bench;
    }

    private static Publicity hang(FundBench bench) {
        bench.kernel.as(bench.clerk);
        return bench.publicity.hang(77, bench.lists.get(77).version(), new Publicised.Input("单位公告栏", null, null, null));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
