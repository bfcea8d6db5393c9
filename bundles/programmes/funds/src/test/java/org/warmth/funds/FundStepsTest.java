package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Workflow;
import org.warmth.kernelkit.LifeWords;
import org.warmth.kernelkit.OfferedSteps;
import org.warmth.kernelkit.TestClock;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** What staff is offered can be done with the example of its step, and has words. */
class FundStepsTest {
    private static final Set<String> WITH_FILE = Set.of("answer", "late-answer");

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_receipt_is_not_refused(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        long free = bench.receive(5_000);
        long spent = bench.receive(5_000);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, spent, 3_000);
        bench.take(77, bench.row(1, "生活救助"));
        bench.approve(77);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.receiptLife.life(),
                        (receipt, step, said) ->
                                bench.receipts.step(receipt.id(), receipt.version(), step, said.reason()),
                        staff(bench))
                .from(free, spent);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("BOOKED", "VOIDED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_standard_is_not_refused(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.standard(null, 50_000, 200_000);
        long first = draft(bench, 2023, Category.C7, 50_000, 200_000);
        long lower = draft(bench, 2023, null, 10_000, 100_000);
        bench.standard(Category.C1, 50_000, 200_000);
        long again = draft(bench, 2022, Category.C1, 60_000, 200_000);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.standardLife.life(),
                        (standard, step, said) ->
                                bench.standards.step(standard.id(), standard.version(), step, said.reason()),
                        staff(bench))
                .from(first, lower, again);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("DRAFT", "APPROVED", "VOIDED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_project_is_not_refused(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long receipt = bench.receive(10_000);
        long decided = draft(bench, receipt, "生活救助", "〔2021〕36号");
        long undecided = draft(bench, receipt, "医疗救助", null);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.projectLife.life(),
                        (project, step, said) ->
                                bench.projects.step(project.id(), project.version(), step, said.reason()),
                        staff(bench))
                .from(decided, undecided);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("DRAFT", "SUBMITTED", "APPROVED", "CLOSED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_list_is_not_refused(TestDatabase database) {
        TestClock clock = new TestClock();
        FundBench bench = new FundBench(database, clock);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 10_000);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000, null, null);
        bench.project("现金慰问", ProjectKind.CONDOLENCE, null, bench.receive(10_000), 5_000, Channel.CASH);
        bench.project("微薄救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 500);
        long empty = bench.lists.create(bench.kernel.base, "空名册").id();
        bench.take(77, bench.row(1));
        bench.take(78, bench.row(2, "生活救助"));
        bench.take(79, bench.row(3, "现金慰问").back("category", Category.C7));
        bench.take(80, bench.row(4, "微薄救助"));
        bench.take(81, bench.row(5));
        bench.approve(81);
        bench.batch(81L);
        bench.take(82, bench.row(6));
        bench.pay(82);
        bench.take(83, bench.row(7, "生活救助"));
        bench.step(bench.clerk, 83, "submit");
        bench.step(bench.reviewer, 83, "check");
        bench.publicity.hang(83, bench.lists.get(83).version(), new Publicised.Input("单位公告栏", null, null, null));
        clock.set("2022-01-18T09:00");
        bench.take(84, bench.row(8));
        bench.approve(84);
        bench.step(bench.cashier, 84, "pay");

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.kind.life(),
                        (list, step, said) -> bench.lists.step(list.id(), list.version(), step, said),
                        staff(bench))
                .from(empty, 77, 78, 79, 80, 81, 82, 83, 84);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states())
                .containsExactlyInAnyOrder("DRAFT", "SUBMITTED", "CHECKED", "APPROVED", "PAID", "VOIDED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_payment_is_not_refused(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow draft = bench.row(1);
        bench.take(77, draft);
        TestRow handedIn = bench.row(2);
        bench.take(78, handedIn);
        bench.step(bench.clerk, 78, "submit");
        TestRow approved = bench.row(3);
        bench.take(79, approved);
        bench.approve(79);
        TestRow paid = bench.row(4);
        bench.take(80, paid);
        bench.pay(80);
        TestRow batched = bench.row(5);
        bench.take(81, batched);
        bench.approve(81);
        bench.batch(81L);
        long closing = bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        TestRow left = bench.row(6, "生活救助");
        bench.take(82, left);
        bench.pay(82);
        bench.kernel.as(bench.leader);
        bench.projects.step(closing, 3, "close", null);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.paymentLife.life(),
                        (payment, step, said) -> taken(bench, payment, step, said),
                        staff(bench))
                .from(draft.id(), handedIn.id(), approved.id(), paid.id(), batched.id(), left.id());

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("LISTED", "BATCHED", "PAID", "VOIDED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_an_exception_for_cash_is_not_refused(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.cash.create(77, new CashException.Input("户外职工无银行卡", "王例宁"));

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.cashLife.life(),
                        (cash, step, said) -> bench.cash.step(cash.list(), cash.version(), step, said.reason()),
                        staff(bench))
                .from(77);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("DRAFT", "ENDORSED", "APPROVED");
    }

    @BothDatabases(modules = "funds")
    void a_step_that_is_offered_for_a_batch_is_not_refused(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        long filled = filled(bench, 71, 2);
        long exported = filled(bench, 72, 3);
        bench.export(exported);
        long sent = filled(bench, 73, 4);
        bench.send(sent);
        long answered = filled(bench, 74, 5);
        bench.send(answered);
        Batch batch = bench.batches.read(answered);
        bench.answer(answered, batch.number() + "|1|100000|\n" + batch.reference(1) + "|PAID");
        long dead = faulty(bench, 75, 6);
        long unfilled = made(bench, 70, 1);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.batchLife.life(bench.batches.read(filled)),
                        (each, step, said) -> taken(bench, each, step, said),
                        staff(bench))
                .from(unfilled, filled, exported, sent, answered, dead);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states())
                .containsExactlyInAnyOrder(
                        "DRAFT", "CHECKED", "AUTHORISED", "EXPORTED", "SENT", "RECONCILED", "VOIDED");
    }

    @BothDatabases(modules = "funds")
    void a_payment_that_was_taken_out_or_dropped_tells_who_did_it(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        bench.payments.remove(row.id(), bench.payments.get(row.id()).version(), "重复");

        assertThat(bench.kernel.lists.history(
                        bench.kind,
                        PaymentLifecycle.KIND,
                        bench.kind.records().byIds(Set.of(row.id())).get(row.id())))
                .extracting(Workflow.Taken::step)
                .containsExactly("make", "fill", "remove");
    }

    @BothDatabases(modules = "funds")
    void every_step_and_state_has_its_word(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        long batch = filled(bench, 77, 1);

        assertThat(LifeWords.missing(
                        new TestMessages("funds"),
                        bench.receiptLife.life(),
                        bench.standardLife.life(),
                        bench.projectLife.life(),
                        bench.kind.life(),
                        bench.paymentLife.life(),
                        bench.cashLife.life(),
                        bench.batchLife.life(bench.batches.read(batch))))
                .isEmpty();
    }

    private static Caller[] staff(FundBench bench) {
        return new Caller[] {
            bench.clerk,
            bench.reviewer,
            bench.leader,
            bench.cashier,
            bench.kernel.caller("chair", bench.kernel.base, Role.CHAIR),
            bench.kernel.caller("second", bench.kernel.base, Role.REVIEWER, Role.CASHIER),
            bench.kernel.caller("stranger", bench.kernel.other, Role.CLERK, Role.LEADER)
        };
    }

    private static void taken(FundBench bench, Payment payment, String step, StepInput said) {
        switch (step) {
            case "remove" -> bench.payments.remove(payment.id(), payment.version(), said.reason());
            case "void" -> bench.approved.giveUp(payment.id(), payment.version(), said.reason());
            default -> bench.approved.reverse(payment.id(), payment.version(), said.reason());
        }
    }

    /** The bank file goes out by its own path, and what the bank says comes in by another. */
    private static void taken(FundBench bench, Batch batch, String step, StepInput said) {
        if (step.equals("hand-out") || step.equals("re-issue")) {
            bench.batches.handOut(batch.id(), batch.version(), said.reason());
        } else if (WITH_FILE.contains(step)) {
            bench.kernel.workflow.take(bench.batchLife.life(batch), batch, step, said);
        } else {
            bench.batches.step(batch.id(), batch.version(), step, said);
        }
    }

    private static long draft(FundBench bench, int year, Category category, long min, long max) {
        bench.kernel.as(bench.clerk);
        return bench.standards
                .create(new Standard.Input(
                        bench.kernel.base, year, null, category, Money.ofFen(min), Money.ofFen(max), "〔2022〕35号", null))
                .id();
    }

    private static long draft(FundBench bench, long receipt, String name, String decision) {
        bench.kernel.as(bench.clerk);
        return bench.projects
                .create(new Project.Input(
                        bench.kernel.base,
                        name,
                        ProjectKind.LIVING,
                        Category.C11,
                        receipt,
                        Money.ofFen(100_000),
                        decision,
                        null,
                        false))
                .id();
    }

    private static long made(FundBench bench, long list, int person) {
        bench.take(list, bench.row(person));
        bench.approve(list);
        return bench.making.create(bench.batchOf(bench.payer(), list)).id();
    }

    private static long filled(FundBench bench, long list, int person) {
        bench.take(list, bench.row(person));
        bench.approve(list);
        return bench.batch(list);
    }

    private static long faulty(FundBench bench, long list, int person) {
        TestRow dead = bench.row(person);
        bench.take(list, dead);
        bench.approve(list);
        long payee = bench.payments.get(dead.id()).payee().id();
        bench.kernel.database.write(sql ->
                sql.execute("update people_persons set deceased_on = ? where id = ?", LocalDate.of(2022, 1, 3), payee));
        return bench.batch(list);
    }
}
