package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.ListState;
import org.warmth.funds.OverlapDecision.Decision;
import org.warmth.kernelkit.TestCampaigns;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Nobody is paid twice unseen: what payees have received elsewhere in the campaign is shown, and decided about. */
class OverlapTest {
    private static final long SEASON = TestCampaigns.SEASON.id();

    @BothDatabases(modules = "funds")
    void what_a_payee_received_elsewhere_waits_for_somebody_who_did_not_make_the_list(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow both = bench.row(1);
        bench.take(77, both, bench.row(2));
        gave(bench, 9, bench.kernel.other, both, "condolence", SEASON);
        handIn(bench, 77);
        OverlapView overlap = open(bench, 77).get(0);
        assertThat(open(bench, 77)).hasSize(1);
        assertThat(overlap)
                .extracting(
                        OverlapView::payment,
                        OverlapView::unit,
                        OverlapView::unitName,
                        OverlapView::programme,
                        OverlapView::record,
                        OverlapView::benefit,
                        OverlapView::goods,
                        OverlapView::date)
                .containsExactly(
                        both.id(), 0L, "演示一区第二基层工会", "visits", 0L, "condolence", Money.ofFen(20_000), FundBench.DAY);
        assertThat(overlap.payee().idNumber()).contains("*");
        refused("funds.overlaps-undecided", () -> bench.step(bench.leader, 77, "approve"));
        Caller all = bench.kernel.caller("all", bench.kernel.base, Role.CLERK, Role.REVIEWER);
        assertThatThrownBy(() -> decide(bench, bench.clerk, 77, one(overlap, Decision.KEEP)))
                .hasMessageContaining("access.forbidden");
        assertThatThrownBy(() -> decide(
                        bench, bench.reviewer, 77, new OverlapDecision(overlap.id(), null, null, Decision.KEEP, " ")))
                .hasMessageContaining("422");
        bench.step(bench.reviewer, 77, "return");
        bench.kernel.as(all);
        bench.step(all, 77, "submit");
        bench.step(bench.reviewer, 77, "check");
        refused("workflow.four-eyes", () -> decide(bench, all, 77, one(overlap, Decision.KEEP)));
        decide(bench, bench.reviewer, 77, one(overlap, Decision.KEEP));
        assertThat(bench.step(bench.leader, 77, "approve")).isPositive();
        bench.kernel.as(bench.leader);
        assertThat(bench.overlaps.page(77, OverlapState.KEPT, 0, 10).items())
                .extracting(OverlapView::reason, OverlapView::decidedBy)
                .containsExactly(tuple("经核实保留", "reviewer"));
        refused("funds.overlaps-closed", () -> decide(bench, bench.reviewer, 77, one(overlap, Decision.DROP)));
    }

    @BothDatabases(modules = "funds")
    void an_officer_of_both_unions_sees_which_one_gave(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow both = bench.row(1);
        bench.take(77, both);
        gave(bench, 9, bench.kernel.other, both, "aid.living", SEASON);
        handIn(bench, 77);
        bench.kernel.as(bench.kernel.caller("officer", bench.kernel.district, Role.OFFICER));
        assertThat(bench.overlaps.page(77, null, 0, 10).items())
                .extracting(OverlapView::unit, OverlapView::record, OverlapView::project, OverlapView::amount)
                .containsExactly(tuple(bench.kernel.other, 9L, FundBench.PROJECT, Money.ofFen(100_000)));
        bench.kernel.as(bench.kernel.caller("stranger", bench.kernel.other, Role.OFFICER));
        refused("workflow.list-unknown", () -> bench.overlaps.page(77, null, 0, 10));
    }

    @BothDatabases(modules = "funds")
    void what_came_since_the_list_was_looked_through_is_seen_at_its_approval(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        handIn(bench, 77);
        assertThat(open(bench, 77)).isEmpty();
        gave(bench, 9, bench.kernel.other, row, "condolence", SEASON);
        refused("funds.overlaps-new", () -> bench.step(bench.leader, 77, "approve"));
        look(bench, 77);
        decide(bench, bench.reviewer, 77, one(open(bench, 77).get(0), Decision.KEEP));
        gave(bench, 10, bench.kernel.district, row, "condolence", SEASON);
        refused("funds.overlaps-new", () -> bench.step(bench.leader, 77, "approve"));
        look(bench, 77);
        assertThat(open(bench, 77)).extracting(OverlapView::unitName).containsExactly("演示一区总工会");
        decide(bench, bench.leader, 77, sort("visits", "condolence", Decision.KEEP));
        bench.step(bench.leader, 77, "approve");
    }

    @BothDatabases(modules = "funds")
    void who_is_dropped_is_not_paid(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow both = bench.row(1);
        bench.take(77, both, bench.row(2));
        gave(bench, 9, bench.kernel.other, both, "condolence", SEASON);
        gave(bench, 10, bench.kernel.district, both, "aid.medical", SEASON);
        handIn(bench, 77);
        assertThat(decide(bench, bench.reviewer, 77, one(open(bench, 77).get(0), Decision.DROP)))
                .isEqualTo(new OverlapDecision.Done(2, 1));
        assertThat(open(bench, 77)).isEmpty();
        assertThat(bench.payments.get(both.id()).state()).isEqualTo(PaymentState.VOIDED);
        bench.step(bench.leader, 77, "approve");
        bench.step(bench.cashier, 77, "pay");
        bench.kernel.jobs.run(PaymentPosting.KIND, bench.posting);
        assertThat(bench.entries("source_module = 'funds'")).isEqualTo(1);
        assertThat(bench.lists.get(77).contents().amount()).isEqualTo(Money.ofFen(100_000));
    }

    @BothDatabases(modules = "funds")
    void one_word_decides_about_all_of_one_sort_and_no_others(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 2_000_000);
        int many = 1_100;
        List<TestRow> rows = new ArrayList<>();
        for (int first = 0; first < many; first += 550) {
            TestRow[] some = IntStream.range(first, first + 550)
                    .mapToObj(i -> bench.row(i + 1))
                    .toArray(TestRow[]::new);
            bench.take(77, some);
            rows.addAll(List.of(some));
        }
        gave(bench, bench.kernel.other, "condolence", rows);
        gave(bench, 1, bench.kernel.other, rows.get(7), "aid.study", SEASON);
        handIn(bench, 77);
        assertThat(decide(bench, bench.reviewer, 77, sort("visits", "condolence", Decision.KEEP)))
                .isEqualTo(new OverlapDecision.Done(many, 0));
        assertThat(open(bench, 77)).extracting(OverlapView::benefit).containsExactly("aid.study");
        refused("funds.overlaps-undecided", () -> bench.step(bench.leader, 77, "approve"));
        refused(
                "funds.overlap-unknown",
                () -> decide(bench, bench.reviewer, 77, sort("visits", "condolence", Decision.KEEP)));
        decide(bench, bench.reviewer, 77, sort("visits", "aid.study", Decision.KEEP));
        bench.step(bench.leader, 77, "approve");
    }

    @BothDatabases(modules = "funds")
    void two_projects_meet_and_one_projects_own_instalments_and_corrections_do_not(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        TestRow first = bench.row(1);
        bench.take(77, first);
        bench.pay(77);
        bench.take(78, bench.row(1).back("instalment", 2));
        bench.pay(78);
        bench.take(79, first.back("amount", Money.ofFen(120_000)));
        bench.pay(79);
        TestRow again = bench.row(1, "生活救助");
        bench.take(80, again);
        handIn(bench, 80);
        assertThat(open(bench, 80))
                .extracting(OverlapView::programme, OverlapView::unit, OverlapView::money)
                .containsExactlyInAnyOrder(
                        tuple("funds", bench.kernel.base, Money.ofFen(120_000)),
                        tuple("funds", bench.kernel.base, Money.ofFen(100_000)));
        refused("funds.overlaps-undecided", () -> bench.step(bench.leader, 80, "approve"));
    }

    @BothDatabases(modules = "funds")
    void other_seasons_services_and_welfare_for_all_are_no_overlap(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        gave(bench, 9, bench.kernel.other, row, "condolence", 21);
        gave(bench, 10, bench.kernel.other, row, "condolence", 0);
        gave(bench, 11, bench.kernel.other, row, "service.culture", SEASON);
        gave(bench, 12, bench.kernel.other, row, "welfare.festival", SEASON);
        handIn(bench, 77);
        assertThat(open(bench, 77)).isEmpty();
        bench.step(bench.leader, 77, "approve");
    }

    @BothDatabases(modules = "funds")
    void what_was_taken_back_asks_nothing_any_more(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        gave(bench, 9, bench.kernel.other, row, "condolence", SEASON);
        handIn(bench, 77);
        bench.kernel.ledger.reverse(List.of(new SourceKey("visits", 9, "report")), "误登");
        bench.step(bench.leader, 77, "approve");
        look(bench, 77);
        assertThat(open(bench, 77)).isEmpty();
    }

    @BothDatabases(modules = "funds")
    void a_payment_rewritten_after_the_decision_is_asked_about_again(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row, bench.row(2));
        gave(bench, 9, bench.kernel.other, row, "condolence", SEASON);
        handIn(bench, 77);
        decide(bench, bench.reviewer, 77, sort("visits", "condolence", Decision.KEEP));
        bench.step(bench.reviewer, 77, "return");
        bench.take(78, row.back("amount", Money.ofFen(200_000)));
        handIn(bench, 77);
        assertThat(open(bench, 77)).hasSize(1);
        refused("funds.overlaps-undecided", () -> bench.step(bench.leader, 77, "approve"));
        bench.step(bench.reviewer, 77, "return");
        bench.payments.remove(row.id(), bench.payments.get(row.id()).version(), "重复");
        handIn(bench, 77);
        assertThat(open(bench, 77)).isEmpty();
        bench.step(bench.leader, 77, "approve");
    }

    @BothDatabases(modules = "funds")
    void of_two_lists_approved_at_the_same_moment_the_second_sees_the_first(TestDatabase database) throws Exception {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        bench.take(77, bench.row(1));
        bench.take(78, bench.row(1, "生活救助"));
        handIn(bench, 77);
        handIn(bench, 78);
        List<Callable<String>> approvals = List.of(() -> approve(bench, 77), () -> approve(bench, 78));
        List<String> outcomes = new ArrayList<>();
        ExecutorService leaders = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> each : leaders.invokeAll(approvals)) {
                outcomes.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            leaders.shutdownNow();
        }
        assertThat(outcomes).containsExactlyInAnyOrder("approved", "funds.overlaps-new");
        long second = bench.lists.get(77).state() == ListState.APPROVED ? 78 : 77;
        look(bench, second);
        assertThat(open(bench, second))
                .extracting(OverlapView::programme, OverlapView::date)
                .containsExactly(tuple("funds", (LocalDate) null));
        decide(bench, bench.reviewer, second, one(open(bench, second).get(0), Decision.KEEP));
        assertThat(approve(bench, second)).isEqualTo("approved");
    }

    @BothDatabases(modules = "funds")
    void somebody_written_down_twice_is_one_payee(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        TestRow twin = bench.row(2);
        bench.take(77, row);
        bench.take(78, twin);
        gave(bench, 9, bench.kernel.other, twin, "condolence", SEASON);
        bench.same(payee(bench, twin), payee(bench, row));
        handIn(bench, 77);
        assertThat(open(bench, 77)).hasSize(1);
    }

    @BothDatabases(modules = "funds")
    void an_approver_is_shown_what_is_doubtful_and_may_still_approve(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        bench.committee.add("赵试拟");
        List<TestRow> rows = new ArrayList<>();
        for (int person = 1; person <= 7; person++) {
            rows.add(bench.row(person).back("mobile", person == 7 ? "12000000007" : "12000000001"));
        }
        TestRow member = bench.row(8).back("name", "赵试拟").back("holder", "赵试拟");
        rows.add(member);
        rows.add(bench.row(7, "生活救助"));
        bench.take(77, rows.toArray(TestRow[]::new));
        ListWarnings.Found found = bench.warnings.of(77);
        assertThat(found.counts())
                .containsEntry(ListWarnings.Doubt.PHONE, 6)
                .containsEntry(ListWarnings.Doubt.COMMITTEE, 1)
                .containsEntry(ListWarnings.Doubt.TWICE, 2)
                .doesNotContainKey(ListWarnings.Doubt.RELATIVE);
        assertThat(found.warnings())
                .filteredOn(warning -> warning.doubt() == ListWarnings.Doubt.COMMITTEE)
                .extracting(ListWarnings.Warning::payment)
                .containsExactly(member.id());
        assertThat(found.warnings())
                .allMatch(warning -> warning.payee().idNumber().contains("*"));
        handIn(bench, 77);
        bench.step(bench.leader, 77, "approve");
        bench.kernel.as(bench.kernel.caller("stranger", bench.kernel.other, Role.LEADER));
        refused("workflow.list-unknown", () -> bench.warnings.of(77));
    }

    @BothDatabases(modules = "funds")
    void a_relatives_account_is_taken_once_it_was_approved_and_shown_to_the_approver(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        TestRow son = bench.row(1);
        TestRow mother = bench.row(2).back("name", "王试平").back("holder", "王试平");
        bench.take(77, son, mother);
        TestRow refused = byMother(bench);
        bench.take(78, refused);
        assertThat(refused.codes()).contains("people.account.other-person");
        long account = bench.payments.get(mother.id()).facts().account();
        bench.relative(account, payee(bench, son));
        TestRow taken = byMother(bench);
        bench.take(79, taken);
        assertThat(taken.codes()).isEmpty();
        assertThat(bench.payments.get(taken.id()).facts())
                .extracting(PaymentFacts::person, PaymentFacts::account)
                .containsExactly(payee(bench, son), account);
        assertThat(bench.warnings.of(79).counts()).containsEntry(ListWarnings.Doubt.RELATIVE, 1);
    }

    private static TestRow byMother(FundBench bench) {
        return bench.row(1, "生活救助").back("number", Synthetic.card(2)).back("holder", "王试平");
    }

    @BothDatabases(modules = "funds")
    void five_on_one_phone_may_be_a_family(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(
                77,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(person -> bench.row(person).back("mobile", "12000000001"))
                        .toArray(TestRow[]::new));
        assertThat(bench.warnings.of(77).counts()).isEmpty();
    }

    private static long payee(FundBench bench, TestRow row) {
        return bench.payments.get(row.id()).facts().person();
    }

    /** Another union gives something to the payee of a row. */
    private static void gave(FundBench bench, long record, long unit, TestRow row, String benefit, long campaign) {
        bench.kernel.ledger.post(List.of(entry(record, unit, payee(bench, row), benefit, campaign)));
    }

    /** Another union gives something to the payees of many rows. */
    private static void gave(FundBench bench, long unit, String benefit, List<TestRow> rows) {
        List<Entry> entries = rows.stream()
                .map(row -> entry(row.id(), unit, payee(bench, row), benefit, SEASON))
                .toList();
        bench.kernel.database.write(sql -> bench.kernel.ledger.post(entries));
    }

    private static Entry entry(long record, long unit, long person, String benefit, long campaign) {
        return new Entry(
                new SourceKey("visits", record, "report"),
                unit,
                FundBench.DAY,
                new Benefit(benefit),
                Category.C7,
                1,
                person,
                0,
                0,
                0,
                Set.of(),
                Money.ZERO,
                Money.ofFen(20_000),
                0,
                0,
                campaign);
    }

    /** Hands a list in; the reviewer has it looked through and checks it. */
    private static void handIn(FundBench bench, long list) {
        bench.step(bench.clerk, list, "submit");
        look(bench, list);
        bench.step(bench.reviewer, list, "check");
    }

    private static void look(FundBench bench, long list) {
        bench.kernel.as(bench.reviewer);
        bench.overlaps.look(list);
        bench.kernel.jobs.run(OverlapCheck.KIND, bench.overlapCheck);
        bench.kernel.as(bench.clerk);
    }

    private static List<OverlapView> open(FundBench bench, long list) {
        bench.kernel.as(bench.reviewer);
        List<OverlapView> open =
                bench.overlaps.page(list, OverlapState.OPEN, 0, 10).items();
        bench.kernel.as(bench.clerk);
        return open;
    }

    private static OverlapDecision one(OverlapView overlap, Decision decision) {
        return new OverlapDecision(overlap.id(), null, null, decision, "经核实保留");
    }

    private static OverlapDecision sort(String programme, String benefit, Decision decision) {
        return new OverlapDecision(null, programme, benefit, decision, "经核实保留");
    }

    private static OverlapDecision.Done decide(FundBench bench, Caller caller, long list, OverlapDecision decision) {
        bench.kernel.as(caller);
        try {
            return bench.overlaps.decide(list, decision);
        } finally {
            bench.kernel.as(bench.clerk);
        }
    }

    private static String approve(FundBench bench, long list) {
        bench.kernel.as(bench.leader);
        try {
            bench.lists.step(list, bench.lists.get(list).version(), "approve", null);
            return "approved";
        } catch (Problem refused) {
            return refused.code();
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
