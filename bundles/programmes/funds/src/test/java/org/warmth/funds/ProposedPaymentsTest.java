package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments.Payee;
import org.warmth.api.funds.Payments.Proposed;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonClaim;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Another module proposes payments: a draft list like any other. */
class ProposedPaymentsTest {
    private static final Money AMOUNT = Money.ofFen(120_000);

    @BothDatabases(modules = "funds")
    void a_draft_list_is_made_and_who_cannot_be_paid_is_left_out_and_named(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long project = bench.open("生活救助", ProjectKind.LIVING, Category.C11, 20_000);
        long paid = person(bench, 1, true);
        long sound = person(bench, 2, true);
        long carded = person(bench, 3, false);
        long dead = person(bench, 4, true);
        long rich = person(bench, 5, true);
        database.write(sql ->
                sql.execute("update people_persons set deceased_on = ? where id = ?", LocalDate.of(2022, 1, 3), dead));
        bench.take(77, bench.row(1, "生活救助"));
        Proposed proposed = bench.proposed.propose(
                bench.kernel.base,
                "在档困难职工生活救助",
                project,
                List.of(
                        new Payee(paid, AMOUNT, null),
                        new Payee(sound, AMOUNT, "建档"),
                        new Payee(sound, AMOUNT, null),
                        new Payee(carded, AMOUNT, null),
                        new Payee(dead, AMOUNT, null),
                        new Payee(99, AMOUNT, null),
                        new Payee(rich, Money.ofFen(900_000), null)));
        assertThat(proposed.payments()).isEqualTo(2);
        assertThat(proposed.left())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        paid,
                        "funds.duplicate",
                        sound,
                        "funds.duplicate",
                        carded,
                        "funds.account-missing",
                        dead,
                        "funds.deceased",
                        99L,
                        "funds.payee-unknown"));
        PaymentListView list = bench.lists.get(proposed.list());
        assertThat(list.state()).isEqualTo(ListState.DRAFT);
        assertThat(list.contents().overStandard()).isEqualTo(1);
        PaymentView payment = bench.payments
                .page(new PaymentQuery(0, proposed.list(), 0, sound, Set.of(), 0), 10)
                .items()
                .get(0);
        assertThat(payment.facts().category()).isEqualTo(Category.C11);
        assertThat(payment.account().state()).isEqualTo(Accounts.State.NEW);
        // Whoever proposed it has made it, and does not check it.
        assertThat(bench.kernel.workflow.own(PaymentLists.KIND, List.of(proposed.list())))
                .containsExactly(Map.entry(proposed.list(), Set.of("make", "fill")));
        bench.pay(proposed.list());
        assertThat(bench.entries("benefit = 'aid.living'")).isEqualTo(2);
        Period january = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 31));
        assertThat(bench.proposed.paid(List.of(paid, sound, dead), Set.of("LIVING"), january))
                .containsExactly(sound);
        assertThat(bench.proposed.paid(List.of(sound), Set.of("STUDY"), january))
                .isEmpty();
        assertThat(bench.proposed.paid(
                        List.of(sound),
                        Set.of("LIVING"),
                        new Period(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 2, 28))))
                .isEmpty();
    }

    @BothDatabases(modules = "funds")
    void money_goes_to_the_confirmed_account_rather_than_the_latest(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long project = bench.open("生活救助", ProjectKind.LIVING, Category.C11, 10_000);
        long person = person(bench, 1, true);
        long confirmed = bench.kernel.accounts.best(List.of(person)).get(person).id();
        bench.kernel.as(bench.reviewer);
        bench.kernel.accounts.confirm(List.of(confirmed));
        bench.kernel.as(bench.clerk);
        account(bench, person, 30);
        long list = bench.proposed
                .propose(bench.kernel.base, "生活救助", project, List.of(new Payee(person, AMOUNT, null)))
                .list();
        assertThat(bench.payments
                        .page(new PaymentQuery(0, list, 0, 0, Set.of(), 0), 10)
                        .items())
                .extracting(payment -> payment.account().id())
                .containsExactly(confirmed);
    }

    @BothDatabases(modules = "funds")
    void nobody_left_makes_no_list_and_a_project_elsewhere_none_either(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long project = bench.open("生活救助", ProjectKind.LIVING, Category.C11, 10_000);
        long person = person(bench, 1, false);
        Proposed nobody =
                bench.proposed.propose(bench.kernel.base, "生活救助", project, List.of(new Payee(person, AMOUNT, null)));
        assertThat(nobody.list()).isZero();
        assertThat(bench.lists.page(0, null, 0, 10).items()).isEmpty();
        assertThatThrownBy(() ->
                        bench.proposed.propose(bench.kernel.base, "生活救助", 1, List.of(new Payee(person, AMOUNT, null))))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.violations().get(0).code())
                        .isEqualTo("funds.project-unknown"));
        bench.kernel.as(bench.cashier);
        assertThatThrownBy(() -> bench.proposed.propose(bench.kernel.base, "生活救助", project, List.of()))
                .hasMessageContaining("access.forbidden");
    }

    private static long person(FundBench bench, int number, boolean carded) {
        long id = bench.kernel
                .persons
                .resolve(List.of(
                        new PersonClaim("李例安", null, Synthetic.idNumber(number), null, bench.kernel.base, null)))
                .get(0)
                .id();
        if (carded) {
            account(bench, id, number);
        }
        return id;
    }

    private static void account(FundBench bench, long person, int card) {
        bench.kernel.accounts.resolve(
                List.of(new Accounts.Claim(person, null, "李例安", Synthetic.card(card), "李例安", null)));
    }
}
