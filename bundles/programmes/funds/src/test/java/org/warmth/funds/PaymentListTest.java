package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Accounts;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A roster becomes a list that is filled, checked, approved and paid; the ledger counts each payment once. */
class PaymentListTest {
    @BothDatabases(modules = "funds")
    void a_roster_is_in_the_ledger_when_its_list_is_paid(TestDatabase database) {
        FundBench bench = open(database);
        TestRow one = bench.row(1);
        bench.take(77, one, bench.row(2));
        assertThat(one.codes()).isEmpty();
        assertThat(one.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bench.payments.page(unpaid(), 10).items()).hasSize(2);
        bench.pay(77);
        assertThat(bench.ledger()).containsExactly(2, 200_000);
        assertThat(bench.payments.page(unpaid(), 10).items()).isEmpty();
        PaymentView paid = bench.payments.get(one.id());
        assertThat(paid.state()).isEqualTo(PaymentState.PAID);
        assertThat(paid.account().state()).isEqualTo(Accounts.State.VERIFIED);
        assertThat(paid.payee().idNumber()).contains("*");
        assertThat(bench.projects.get(paid.facts().project()).committed()).isEqualTo(Money.ofFen(200_000));
    }

    @BothDatabases(modules = "funds")
    void maker_checker_and_payer_are_three_persons(TestDatabase database) {
        FundBench bench = open(database);
        Caller all =
                bench.kernel.caller("all", bench.kernel.base, Role.CLERK, Role.REVIEWER, Role.LEADER, Role.CASHIER);
        bench.take(77, bench.row(1));
        bench.sheets.take(78, bench.kernel.base, Map.of("list", "77"), bench.row(2));
        bench.kernel.as(all);
        bench.sheets.take(79, bench.kernel.base, Map.of("list", "77"), bench.row(3));
        bench.step(bench.clerk, 77, "submit");
        assertThatThrownBy(() -> bench.step(all, 77, "check")).hasMessageContaining("workflow.four-eyes");
        bench.step(bench.reviewer, 77, "check");
        assertThatThrownBy(() -> bench.step(all, 77, "approve")).hasMessageContaining("workflow.four-eyes");
        bench.step(bench.leader, 77, "approve");
        assertThatThrownBy(() -> bench.step(all, 77, "pay")).hasMessageContaining("workflow.four-eyes");
        assertThatThrownBy(() -> bench.step(bench.leader, 77, "pay")).hasMessageContaining("access.forbidden");
        bench.step(bench.cashier, 77, "pay");
    }

    @BothDatabases(modules = "funds")
    void nobody_is_paid_twice_in_one_project(TestDatabase database) {
        FundBench bench = open(database);
        TestRow twin = bench.row(1);
        TestRow again = bench.row(1);
        bench.take(77, bench.row(1), twin);
        assertThat(twin.codes()).containsExactly("funds.duplicate-row");
        bench.take(78, again);
        assertThat(again.codes()).contains("funds.duplicate");
        TestRow tried = bench.row(1);
        bench.sheets.tryOut(79, bench.kernel.base, tried);
        assertThat(tried.codes()).contains("funds.duplicate");
        TestRow second = bench.row(1).back("instalment", 2);
        bench.take(80, second);
        assertThat(second.outcome()).isEqualTo(Outcome.CREATED);
        bench.pay(77);
        bench.pay(80);
        assertThat(bench.ledger()).containsExactly(1, 200_000);
    }

    @BothDatabases(modules = "funds")
    void nobody_is_paid_twice_under_two_names_of_the_same_person(TestDatabase database) {
        FundBench bench = open(database);
        TestRow first = bench.row(1);
        bench.take(77, first, bench.row(2));
        bench.project("生活救助", ProjectKind.LIVING, null, bench.receive(10_000), 5_000);
        TestRow elsewhere = bench.row(3, "生活救助");
        bench.take(78, elsewhere);
        // Officers found the payee of row 1 to be the person of row 3, written down twice.
        bench.same(
                bench.payments.get(first.id()).payee().id(),
                bench.payments.get(elsewhere.id()).payee().id());
        TestRow again = bench.row(3);
        bench.take(79, again);
        assertThat(again.codes()).contains("funds.duplicate");
        TestRow second = bench.row(3).back("instalment", 2);
        bench.take(80, second);
        assertThat(second.outcome()).isEqualTo(Outcome.CREATED);
    }

    @BothDatabases(modules = "funds")
    void two_children_of_one_parent_are_two(TestDatabase database) {
        FundBench bench = open(database);
        bench.project("助学", ProjectKind.STUDY, null, bench.receive(10_000), 5_000);
        TestRow elder = bench.row(1, "助学").back("subject", "李试一").back("relation", "父子");
        TestRow younger = bench.row(1, "助学").back("subject", "李试二").back("relation", "父女");
        TestRow again = bench.row(1, "助学").back("subject", "李试二").back("relation", "父女");
        bench.take(77, elder, younger);
        bench.take(78, again);
        assertThat(younger.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(again.codes()).contains("funds.duplicate");
        bench.pay(77);
        assertThat(bench.ledger()).containsExactly(2, 200_000);
    }

    @BothDatabases(modules = "funds")
    void a_payment_to_anothers_account_is_refused(TestDatabase database) {
        FundBench bench = open(database);
        TestRow holder = bench.row(1).back("holder", "赵试拟");
        TestRow shared = bench.row(3).back("number", Synthetic.card(2));
        TestRow typo = bench.row(4).back("idNumber", Synthetic.idNumber(4).replaceAll(".$", "?"));
        TestRow wrong = bench.row(5).back("idNumber", flipped(Synthetic.idNumber(5)));
        bench.take(77, holder, bench.row(2), shared, typo, wrong);
        assertThat(holder.codes()).contains("people.account.holder");
        assertThat(shared.codes()).contains("people.account.many-persons");
        assertThat(typo.outcome()).isNull();
        assertThat(wrong.outcome()).isNull();
        assertThat(bench.lists.get(77).contents().payments()).isEqualTo(1);
    }

    @BothDatabases(modules = "funds")
    void over_the_standard_is_asked_and_shown_to_the_approver(TestDatabase database) {
        FundBench bench = open(database);
        TestRow over = bench.row(1).back("amount", Money.ofFen(999_900));
        bench.take(77, over, bench.row(2));
        assertThat(over.codes()).containsExactly("funds.over-standard");
        assertThat(over.outcome()).isNull();
        TestRow sure = bench.row(1).back("amount", Money.ofFen(999_900)).sure();
        bench.sheets.take(78, bench.kernel.base, Map.of("list", "77"), sure);
        assertThat(bench.lists.get(77).contents().overStandard()).isEqualTo(1);
    }

    @BothDatabases(modules = "funds")
    void no_first_payment_without_a_standard(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.project(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, bench.receive(10_000), 5_000);
        bench.take(77, bench.row(1));
        assertThatThrownBy(() -> bench.step(bench.clerk, 77, "submit")).hasMessageContaining("funds.standard-missing");
    }

    @BothDatabases(modules = "funds")
    void neither_budget_nor_source_is_overdrawn(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long receipt = bench.receive(3_000);
        bench.standard(null, 0, 200_000);
        bench.project(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, receipt, 2_000);
        bench.project("第二批", ProjectKind.MODEL_SPRING, null, receipt, 2_000);
        bench.take(77, bench.row(1), bench.row(2), bench.row(3));
        submitted(bench, 77);
        assertThatThrownBy(() -> bench.step(bench.leader, 77, "approve")).hasMessageContaining("funds.budget-exceeded");
        bench.take(78, bench.row(4, "第二批"), bench.row(5, "第二批"));
        submitted(bench, 78);
        bench.step(bench.leader, 78, "approve");
        bench.step(bench.reviewer, 77, "return");
        bench.payments.remove(
                bench.payments
                        .page(new PaymentQuery(0, 77, 0, 0, Set.of(), 0), 10)
                        .items()
                        .get(0)
                        .id(),
                1,
                "超预算");
        submitted(bench, 77);
        assertThatThrownBy(() -> bench.step(bench.leader, 77, "approve")).hasMessageContaining("funds.source-exceeded");
        bench.step(bench.leader, 78, "return");
        bench.step(bench.leader, 77, "approve");
    }

    @BothDatabases(modules = "funds")
    void a_posting_that_crashes_goes_on_and_pays_nobody_twice(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 2_000_000);
        for (int chunk = 0; chunk < 3; chunk++) {
            TestRow[] rows = new TestRow[400];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = bench.row(chunk * 400 + i + 1);
            }
            bench.take(77, rows);
        }
        bench.kernel.jobs.crashAfter(1);
        assertThatThrownBy(() -> bench.pay(77)).isInstanceOf(TestJobs.Crash.class);
        assertThat(bench.ledger()).containsExactly(500, 500 * 100_000L);
        bench.kernel.jobs.run(PaymentPosting.KIND, bench.posting);
        assertThat(bench.ledger()).containsExactly(1200, 1200 * 100_000L);
    }

    @BothDatabases(modules = "funds")
    void a_marked_file_that_comes_back_pays_nobody_twice(TestDatabase database) {
        FundBench bench = open(database);
        TestRow same = bench.row(1);
        TestRow draft = bench.row(2);
        bench.take(77, same, draft);
        TestRow unchanged = same.back().back("idNumber", "999***********0001").back("number", "************0001");
        TestRow updated = draft.back("amount", Money.ofFen(150_000));
        bench.take(78, unchanged, updated);
        assertThat(unchanged.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        bench.pay(77);
        assertThat(bench.ledger()).containsExactly(2, 250_000);
        TestRow correction = draft.back("amount", Money.ofFen(120_000));
        bench.take(79, correction);
        assertThat(correction.outcome()).isEqualTo(Outcome.CORRECTION);
        bench.pay(79);
        assertThat(bench.ledger()).containsExactly(2, 220_000);
        assertThat(bench.payments.get(draft.id()).state()).isEqualTo(PaymentState.VOIDED);
        long project = bench.payments.get(same.id()).facts().project();
        assertThat(bench.projects.get(project).committed()).isEqualTo(Money.ofFen(220_000));
    }

    @BothDatabases(modules = "funds")
    void an_import_is_undone_whole_until_its_list_is_approved(TestDatabase database) {
        FundBench bench = open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        assertThat(bench.sheets.undo(77)).isEqualTo(1);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.VOIDED);
        TestRow again = bench.row(1);
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
        submitted(bench, 78);
        bench.step(bench.leader, 78, "approve");
        assertThatThrownBy(() -> bench.sheets.undo(78)).hasMessageContaining("workflow.list-approved");
    }

    @BothDatabases(modules = "funds")
    void a_reversed_payment_is_out_of_the_ledger_and_its_money_is_free(TestDatabase database) {
        FundBench bench = open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        bench.pay(77);
        int version = bench.payments.get(row.id()).version();
        assertThatThrownBy(() -> bench.approved.reverse(row.id(), version, "重复"))
                .hasMessageContaining("403");
        bench.kernel.as(bench.leader);
        assertThatThrownBy(() -> bench.approved.reverse(row.id(), version, null))
                .hasMessageContaining("422");
        bench.approved.reverse(row.id(), version, "重复发放");
        assertThat(bench.ledger()).containsExactly(0, 0);
        bench.kernel.as(bench.clerk);
        TestRow again = bench.row(1);
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
    }

    @BothDatabases(modules = "funds")
    void a_reversed_payment_whose_row_comes_back_is_paid_as_another(TestDatabase database) {
        FundBench bench = open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        bench.pay(77);
        bench.kernel.as(bench.leader);
        bench.approved.reverse(row.id(), bench.payments.get(row.id()).version(), "金额有误");
        bench.kernel.as(bench.clerk);
        TestRow again = row.back();
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
        bench.pay(78);
        assertThat(bench.ledger()).containsExactly(1, 100_000);
        assertThat(bench.payments.get(row.id()).state()).isEqualTo(PaymentState.VOIDED);
    }

    @BothDatabases(modules = "funds")
    void aid_of_a_kind_outside_c_and_d_posts_no_category(TestDatabase database) {
        FundBench bench = new FundBench(database, ProjectKind.LIVING);
        bench.open("生活救助", ProjectKind.LIVING, Category.C11, 5_000);
        bench.project("医疗救助", ProjectKind.MEDICAL, Category.C2, bench.receive(10_000), 5_000);
        bench.take(77, bench.row(1, "生活救助"), bench.row(2, "医疗救助"));
        bench.pay(77);
        assertThat(bench.entries("benefit = 'aid.living' and category = ''")).isEqualTo(1);
        assertThat(bench.entries("benefit = 'aid.medical' and category = 'C2'")).isEqualTo(1);
    }

    @BothDatabases(modules = "funds")
    void a_single_payment_is_written_into_a_draft(TestDatabase database) {
        FundBench bench = open(database);
        long list = bench.lists.create(bench.kernel.base, "补发").id();
        long id =
                bench.payments.create(list, false, input(1, FundBench.PROJECT)).id();
        assertThatThrownBy(() -> bench.payments.create(list, false, input(1, FundBench.PROJECT)))
                .hasMessageContaining("422");
        bench.payments.update(id, 1, false, input(1, FundBench.PROJECT));
        bench.project("另一项目", ProjectKind.CONDOLENCE, null, bench.receive(10_000), 5_000);
        long twin = bench.payments.create(list, false, input(1, "另一项目")).id();
        assertThat(bench.twins.page(0, 0, 10).items()).singleElement().satisfies(twins -> assertThat(twins.id())
                .isEqualTo(twin));
        assertThat(bench.sheets.export(bench.kernel.base)).hasSize(2);
    }

    static FundBench open(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 10_000);
        return bench;
    }

    private static void submitted(FundBench bench, long list) {
        bench.step(bench.clerk, list, "submit");
        bench.step(bench.reviewer, list, "check");
    }

    private static String flipped(String idNumber) {
        return idNumber.substring(0, 17) + (idNumber.endsWith("1") ? '2' : '1');
    }

    private static PaymentInput input(int person, String project) {
        return new PaymentInput(
                "李例安",
                Synthetic.idNumber(person),
                Synthetic.card(person),
                "李例安",
                Money.ofFen(100_000),
                project,
                null,
                null,
                null,
                null,
                Category.C1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static PaymentQuery unpaid() {
        return new PaymentQuery(0, 0, 0, 0, PaymentState.UNPAID, 0);
    }
}
