package org.warmth.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Workflow;
import org.warmth.kernelkit.OfferedSteps;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** What staff is offered can be done, what was done is told, and both have words. */
class VisitStepsTest {
    private static final LocalDate LATER = LocalDate.of(2022, 1, 20);

    @BothDatabases(modules = "visits")
    void a_step_that_is_offered_for_a_visit_is_not_refused(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        VisitInput ahead = gift("李例安", "12000000001", bench.kernel.base, LATER, VisitMode.ON_SITE);
        VisitInput given = gift("王试平", "12000000002", bench.kernel.base, VisitBench.DAY, VisitMode.ON_SITE);
        VisitInput postponed = gift("赵拟安", "12000000003", bench.kernel.base, VisitBench.DAY, VisitMode.POSTPONED);
        VisitInput unproved = gift("孙样宁", null, bench.kernel.base, VisitBench.DAY, VisitMode.ON_SITE);
        long planned = bench.visits.create(ahead).id();
        long due = passed(bench, bench.visits.create(ahead).id());
        long survey = passed(
                bench, bench.visits.create(survey(bench.kernel.base, LATER)).id());
        long late = bench.visits.create(postponed).id();
        long done = bench.visits.create(given).id();
        long unsigned = bench.visits.create(unproved).id();
        long troubled = bench.visits.create(given).id();
        bench.problems.raise(troubled, new VisitProblem.Input("社保缴纳政策咨询", null, LocalDate.of(2022, 3, 1)));
        TestRow draft = bench.gift(2, "周演和", "12000000004");
        bench.take(77, draft);
        TestRow planOfDraft = bench.gift(2, "吴拟和", "12000000005").back("date", LATER);
        bench.take(78, planOfDraft);
        TestRow posted = bench.gift(2, "郑样平", "12000000006");
        bench.take(79, posted);
        bench.approve(79);
        TestRow waiting = bench.gift(2, "冯例宁", "12000000007");
        bench.take(80, waiting);
        submit(bench, 80);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.lifecycle.life(),
                        (visit, step, why) -> bench.visits.step(visit.id(), visit.version(), step, why.reason()),
                        bench.clerk,
                        bench.chair,
                        bench.kernel.caller("officer", bench.kernel.district, Role.OFFICER),
                        bench.kernel.caller("cashier", bench.kernel.district, Role.CASHIER),
                        bench.stranger)
                .from(planned, due, survey, late, done, unsigned, troubled)
                .from(draft.id(), planOfDraft.id(), posted.id(), waiting.id());

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states())
                .containsExactlyInAnyOrder("PLANNED", "DONE", "REPORTED", "FOLLOW_UP", "CLOSED", "CANCELLED", "VOIDED");
    }

    @BothDatabases(modules = "visits")
    void a_step_that_is_offered_for_a_list_is_not_refused(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long empty = bench.lists.create(bench.kernel.base, "空名册").id();
        bench.take(77, bench.gift(2, "李例安", "12000000001"));
        bench.take(78, bench.gift(2, "王试平", "12000000002"));
        sign(bench, 78);
        bench.take(79, bench.enterprise(2, "演示机械厂"));
        TestRow ahead = bench.gift(2, "赵拟安", "12000000003").back("date", LATER);
        bench.take(80, ahead);
        passed(bench, ahead.id());
        TestRow later = bench.gift(2, "孙样宁", "12000000004").back("date", LATER);
        bench.take(81, later);
        bench.take(82, bench.gift(2, "周演和", "12000000005"));
        submit(bench, 82);
        bench.take(83, bench.gift(2, "吴拟和", "12000000006"));
        bench.approve(83);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.kind.life(),
                        (list, step, why) -> bench.lists.step(list.id(), list.version(), step, why),
                        bench.clerk,
                        bench.chair,
                        bench.kernel.caller("officer", bench.kernel.district, Role.OFFICER),
                        bench.stranger)
                .from(empty, 77, 78, 79, 80, 81, 82, 83);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("DRAFT", "SUBMITTED", "APPROVED", "VOIDED");
    }

    @BothDatabases(modules = "visits")
    void a_visit_of_a_list_tells_what_was_done_with_its_list(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001").back("date", LATER);
        bench.take(77, row);
        passed(bench, row.id());
        bench.kind.done(77, bench.lists.get(77).version());
        bench.approve(77);
        bench.kernel.as(bench.chair);
        bench.visits.step(row.id(), bench.visits.get(row.id()).version(), "void", "登记有误");

        assertThat(bench.visits.history(row.id()))
                .extracting(Workflow.Taken::kind, Workflow.Taken::step, Workflow.Taken::user)
                .containsExactly(
                        tuple("visits.list", "make", "clerk"),
                        tuple("visits.list", "done", "clerk"),
                        tuple("visits.list", "submit", "clerk"),
                        tuple("visits.list", "approve", "chair"),
                        tuple("visits.visit", "void", "chair"));
    }

    @BothDatabases(modules = "visits")
    void a_visit_whose_import_was_undone_tells_so(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row);
        bench.sheets.undo(77);

        assertThat(bench.visits.history(row.id()))
                .extracting(Workflow.Taken::step)
                .containsExactly("make", "undo", "void");
    }

    @BothDatabases(modules = "visits")
    void a_visit_that_moves_back_into_the_plan_tells_so(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        long id = bench.visits
                .create(gift("李例安", "12000000001", bench.kernel.base, VisitBench.DAY, VisitMode.ON_SITE))
                .id();
        bench.visits.update(id, 1, gift("李例安", "12000000001", bench.kernel.base, LATER, VisitMode.ON_SITE));

        assertThat(bench.visits.history(id)).extracting(Workflow.Taken::step).containsExactly("record", "replan");
    }

    /** The day of a planned visit has come and gone. */
    private static long passed(VisitBench bench, long visit) {
        bench.kernel.database.write(
                sql -> sql.execute("update visits_visits set visit_date = ? where id = ?", VisitBench.DAY, visit));
        return visit;
    }

    private static int sign(VisitBench bench, long list) {
        int version = bench.lists.get(list).version();
        return bench.kind
                .sign(list, version, "签收单.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}))
                .version();
    }

    private static void submit(VisitBench bench, long list) {
        bench.lists.step(list, sign(bench, list), "submit", null);
    }

    private static VisitInput gift(String name, String mobile, long unit, LocalDate day, VisitMode mode) {
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
                null,
                mobile,
                null,
                null,
                null,
                null,
                mode,
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

    /** A survey whose findings are not yet written down. */
    private static VisitInput survey(long unit, LocalDate day) {
        return new VisitInput(
                null,
                null,
                "演示机械厂",
                unit,
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
}
