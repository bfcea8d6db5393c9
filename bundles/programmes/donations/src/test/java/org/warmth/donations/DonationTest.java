package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Receipts.Goods;
import org.warmth.api.people.UnitSet;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A donation from its promise to what it is used for, and back. */
class DonationTest {
    private static final Period YEAR = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));

    @Test
    void no_drive_tells_anybody_how_much_to_give() {
        assertThat(Drive.Input.class.getRecordComponents()).noneMatch(part -> part.getType() == Money.class);
    }

    @BothDatabases(modules = "donations")
    void a_donation_goes_its_way_through_the_hands_that_it_needs(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.pledge(bench.money("演示粮油公司", 5_000).by(DonorKind.ENTERPRISE));
        assertThatThrownBy(() -> bench.step(bench.clerk, id, "receive")).hasMessageContaining("access.forbidden");
        DonationView received = bench.step(bench.cashier, id, "receive");
        assertThat(received.state()).isEqualTo(DonationState.RECEIVED);
        assertThat(received.waiting()).isFalse();
        assertThat(received.receiptNo()).isNull();
        assertThat(bench.funds.gifts.values())
                .extracting(
                        gift -> gift.source().record(),
                        gift -> gift.unit(),
                        gift -> gift.amount(),
                        gift -> gift.counterparty(),
                        gift -> gift.voucherNo(),
                        gift -> gift.campaign(),
                        gift -> gift.goods())
                .containsExactly(tuple(id, bench.kernel.base, Money.ofFen(500_000), "演示粮油公司", "记-40", 0L, null));
        assertThat(bench.step(bench.cashier, id, "receipt").receiptNo()).isEqualTo("2022-000001");
        assertThat(bench.allocate(id, null, Purpose.LIVING, null).state()).isEqualTo(DonationState.ALLOCATED);
        assertThat(bench.step(bench.officer, id, "publish").state()).isEqualTo(DonationState.PUBLISHED);
        assertThat(bench.donations.history(id))
                .extracting(taken -> taken.step())
                .containsExactly("pledge", "receive", "receipt", "allocate", "publish");
    }

    @BothDatabases(modules = "donations")
    void goods_are_booked_with_what_their_worth_rests_on(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.pledge(bench.goods("演示粮油公司", DonorKind.ENTERPRISE));
        bench.step(bench.cashier, id, "receive");
        assertThat(bench.funds.gifts.values())
                .extracting(gift -> gift.amount(), gift -> gift.goods())
                .containsExactly(tuple(Money.ofFen(100_000), new Goods("大米", 20, Money.ofFen(5_000), "发票 001")));
    }

    @BothDatabases(modules = "donations")
    void what_came_is_given_back_by_a_second_person_and_its_number_stays(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        Caller both = bench.kernel.caller("both", bench.kernel.district, Role.CASHIER, Role.REVIEWER);
        long id = bench.pledge(bench.money("李例安", 200));
        bench.step(both, id, "receive");
        bench.step(both, id, "receipt");
        bench.allocate(id, 50L, Purpose.STUDY, null);
        long receipt = bench.donations.get(id).receipt();
        assertThatThrownBy(() -> bench.step(both, id, "refund")).hasMessageContaining("workflow.four-eyes");
        assertThat(bench.funds.taken).isEmpty();
        DonationView refunded = bench.step(bench.reviewer, id, "refund");
        assertThat(refunded.state()).isEqualTo(DonationState.REFUNDED);
        assertThat(refunded.allocated()).isEqualTo(Money.ZERO);
        assertThat(bench.donations.allocations(id)).allMatch(Allocation::released);
        assertThat(bench.funds.taken).containsExactly(receipt);
        long next = bench.receipted(bench.money("王试平", 100));
        assertThat(bench.register())
                .extracting(ReceiptLine::number, ReceiptLine::donation, ReceiptLine::voided, ReceiptLine::reason)
                .containsExactly(tuple(1, id, true, "核对后办理"), tuple(2, next, false, null));
    }

    @BothDatabases(modules = "donations")
    void what_payments_have_taken_is_not_given_back(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.receipted(bench.money("李例安", 200));
        bench.funds.committed.add(bench.donations.get(id).receipt());
        assertThatThrownBy(() -> bench.step(bench.leader, id, "refund"))
                .hasMessageContaining("409")
                .hasMessageContaining("funds.receipt-committed");
        assertThat(bench.donations.get(id).state()).isEqualTo(DonationState.RECEIPTED);
        assertThat(bench.donations.get(id).receiptNo()).isNotNull();
    }

    @BothDatabases(modules = "donations")
    void without_funds_a_donation_waits_and_is_booked_once_when_funds_comes(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.funds(false);
        long one = bench.receipted(bench.money("李例安", 200));
        long two = bench.receipted(bench.money("王试平", 100));
        long back = bench.receipted(bench.money("赵拟安", 300));
        assertThat(bench.step(bench.reviewer, back, "refund").state()).isEqualTo(DonationState.REFUNDED);
        assertThat(bench.donations.get(one).waiting()).isTrue();
        assertThat(bench.donations
                        .page(new DonationQuery(0, 0, 0, null, null, true, 0), 10)
                        .items())
                .extracting(DonationView::id)
                .containsExactly(one, two);
        bench.runJobs(false);
        assertThat(bench.funds.gifts).isEmpty();
        bench.funds(true);
        bench.runJobs(true);
        assertThat(bench.funds.gifts.keySet())
                .extracting(source -> source.record())
                .containsExactly(one, two);
        assertThat(bench.donations.get(one).waiting()).isFalse();
        assertThat(bench.donations.get(two).receiptNo()).isEqualTo("2022-000002");
        bench.kernel.as(bench.cashier);
        bench.donations.book(bench.kernel.district);
        bench.runJobs(true);
        assertThat(bench.funds.gifts).hasSize(2);
    }

    @BothDatabases(modules = "donations")
    void what_is_booked_is_not_given_back_while_funds_is_away(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.receipted(bench.money("李例安", 200));
        bench.funds(false);
        assertThatThrownBy(() -> bench.step(bench.reviewer, id, "refund")).hasMessageContaining("donations.funds-away");
        assertThat(bench.donations.get(id).state()).isEqualTo(DonationState.RECEIPTED);
    }

    @BothDatabases(modules = "donations")
    void no_more_is_set_aside_than_was_given(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.receipted(bench.money("李例安", 200));
        DonationView part = bench.allocate(id, 150L, Purpose.STUDY, null);
        assertThat(part.state()).isEqualTo(DonationState.RECEIPTED);
        assertThat(part.left()).isEqualTo(Money.ofFen(5_000));
        refused("amount", "donations.over-allocated", () -> bench.allocate(id, 51L, Purpose.LIVING, null));
        assertThat(bench.allocate(id, 50L, Purpose.LIVING, null).state()).isEqualTo(DonationState.ALLOCATED);
        assertThat(bench.donations.allocations(id))
                .extracting(Allocation::purpose, Allocation::amount)
                .containsExactly(tuple(Purpose.STUDY, Money.ofFen(15_000)), tuple(Purpose.LIVING, Money.ofFen(5_000)));
        DonationView free = bench.step(bench.reviewer, id, "release");
        assertThat(free.state()).isEqualTo(DonationState.RECEIPTED);
        assertThat(free.left()).isEqualTo(Money.ofFen(20_000));
    }

    @BothDatabases(modules = "donations")
    void what_was_given_for_one_thing_goes_nowhere_else(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long living = bench.funds.open(bench.kernel.base, "LIVING");
        long study = bench.funds.open(bench.kernel.base, "STUDY");
        long elsewhere = bench.funds.open(bench.kernel.other, "STUDY");
        long id = bench.receipted(bench.money("李例安", 200).meantFor(Purpose.STUDY));
        refused("purpose", "donations.intent-differs", () -> bench.allocate(id, null, Purpose.LIVING, null));
        refused("purpose", "donations.intent-differs", () -> bench.allocate(id, null, null, living));
        refused("purpose", "donations.purpose-of-project", () -> bench.allocate(id, null, Purpose.STUDY, living));
        refused("project", "donations.project-elsewhere", () -> bench.allocate(id, null, null, elsewhere));
        refused("project", "donations.project-unknown", () -> bench.allocate(id, null, null, 1L));
        bench.allocate(id, null, null, study);
        assertThat(bench.donations.allocations(id))
                .extracting(Allocation::project, Allocation::purpose)
                .containsExactly(tuple(study, Purpose.STUDY));
    }

    @BothDatabases(modules = "donations")
    void names_of_persons_are_masked_in_lists(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long person = bench.pledge(bench.money("李例安", 200));
        long firm = bench.pledge(bench.money("演示粮油公司", 200).by(DonorKind.ENTERPRISE));
        assertThat(bench.donations
                        .page(new DonationQuery(0, 0, 0, null, null, false, 0), 10)
                        .items())
                .extracting(DonationView::id, view -> view.donor().name())
                .containsExactly(tuple(person, "李**"), tuple(firm, "演示粮油公司"));
        assertThat(bench.donations.get(person).donor().name()).isEqualTo("李例安");
        bench.kernel.as(bench.leader);
        assertThat(bench.donations.get(person).donor().name()).isEqualTo("李**");
        bench.kernel.as(bench.kernel.caller("member", bench.kernel.base, Role.MEMBER));
        assertThat(bench.donations
                        .page(new DonationQuery(0, 0, 0, null, null, false, 0), 10)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> bench.donations.get(person)).hasMessageContaining("donations.unknown");
    }

    @BothDatabases(modules = "donations")
    void of_an_anonymous_donor_no_name_is_kept(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.pledge(bench.money(null, 200));
        assertThat(bench.donations.get(id).donor().anonymous()).isTrue();
        DonationInput named = bench.money("李例安", 200).input();
        refused(
                "name",
                "donations.anonymous-named",
                () -> bench.donations.create(new DonationInput(
                        named.unit(),
                        "李例安",
                        named.amount(),
                        named.date(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    @BothDatabases(modules = "donations")
    void the_workers_of_a_unit_give_one_sum_under_the_name_of_their_union(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.pledge(bench.money(null, 3_398).together(83).from(bench.kernel.other));
        Donor donor = bench.donations.get(id).donor();
        assertThat(donor).isEqualTo(new Donor(DonorKind.UNIT, "演示一区第二基层工会", 0, bench.kernel.other, false, 83));
        refused(
                "people",
                "donations.people-missing",
                () -> bench.pledge(bench.money(null, 10).together(0)));
        refused(
                "people",
                "donations.people-of-unit",
                () -> bench.donations.create(new DonationInput(
                        bench.kernel.base,
                        "李例安",
                        Money.ofFen(100),
                        DonationBench.DAY,
                        DonorKind.PERSON,
                        2,
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
                        null)));
    }

    @BothDatabases(modules = "donations")
    void money_and_goods_are_two_donations_and_goods_have_a_basis(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        DonationInput goods = bench.goods("演示粮油公司", DonorKind.ENTERPRISE);
        refused(
                "amount",
                "donations.money-or-goods",
                () -> bench.donations.create(new DonationInput(
                        goods.unit(),
                        goods.name(),
                        Money.ofFen(1),
                        goods.date(),
                        goods.kind(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        goods.goods(),
                        goods.quantity(),
                        goods.price(),
                        goods.basis(),
                        null,
                        null,
                        null)));
        refused(
                "basis",
                "rest.required",
                () -> bench.donations.create(new DonationInput(
                        goods.unit(),
                        goods.name(),
                        null,
                        goods.date(),
                        goods.kind(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        goods.goods(),
                        goods.quantity(),
                        goods.price(),
                        null,
                        null,
                        null,
                        null)));
        refused(
                "price",
                "donations.goods-worth",
                () -> bench.donations.create(new DonationInput(
                        goods.unit(),
                        goods.name(),
                        null,
                        goods.date(),
                        goods.kind(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        goods.goods(),
                        10_000_000,
                        Money.MOST,
                        goods.basis(),
                        null,
                        null,
                        null)));
    }

    @BothDatabases(modules = "donations")
    void a_donation_cannot_come_tomorrow_nor_change_once_it_came(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.pledge(bench.money("李例安", 200));
        StepInput tomorrow = new StepInput(null, LocalDate.of(2022, 1, 11), null, null, null, null, null);
        refused("valueDate", "donations.not-yet", () -> bench.step(bench.cashier, id, "receive", tomorrow));
        bench.donations.update(id, 1, bench.money("李例安", 300).input());
        StepInput today = new StepInput(null, LocalDate.of(2022, 1, 10), null, null, null, null, null);
        assertThat(bench.step(bench.cashier, id, "receive", today).date()).isEqualTo(LocalDate.of(2022, 1, 10));
        assertThatThrownBy(() -> bench.donations.update(
                        id,
                        bench.donations.get(id).version(),
                        bench.money("李例安", 400).input()))
                .hasMessageContaining("donations.received-fixed");
    }

    @BothDatabases(modules = "donations")
    void form_2_counts_enterprises_and_bodies_and_no_persons(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long change = bench.indicators.change();
        bench.receipted(bench.money("李例安", 1));
        bench.receipted(bench.money(null, 20).together(9));
        bench.receipted(bench.money("演示粮油公司", 300).by(DonorKind.ENTERPRISE));
        bench.receipted(bench.money("演示基金会", 4_000).by(DonorKind.WELFARE_BODY));
        bench.receipted(bench.money("演示机构", 50_000).by(DonorKind.INSTITUTION));
        long goods = bench.pledge(bench.goods("演示粮油公司", DonorKind.ENTERPRISE));
        bench.step(bench.cashier, goods, "receive");
        bench.pledge(bench.money("演示粮油公司", 600_000).by(DonorKind.ENTERPRISE));
        long back = bench.receipted(bench.money("演示粮油公司", 7_000_000).by(DonorKind.ENTERPRISE));
        bench.step(bench.reviewer, back, "refund");
        assertThat(value(bench, DonationIndicators.ENTERPRISE)).isEqualTo(5_530_000);
        assertThat(value(bench, DonationIndicators.PERSON)).isEqualTo(100);
        assertThat(value(bench, DonationIndicators.UNIT)).isEqualTo(2_000);
        assertThat(bench.indicators.change()).isGreaterThan(change);
        UnitSet units = new UnitSet(bench.kernel.base, false, DonationBench.DAY);
        assertThat(bench.indicators.records(DonationIndicators.PERSON, units, YEAR, 0, 10))
                .extracting(record -> record.text(), record -> record.value())
                .containsExactly(tuple("个人 李**", 100L));
    }

    private static long value(DonationBench bench, String indicator) {
        Map<Long, Long> values =
                bench.indicators.values(indicator, new UnitSet(bench.kernel.district, true, DonationBench.DAY), YEAR);
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void refused(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting(Violation::field, Violation::code)
                .isEqualTo(List.of(tuple(field, code))));
    }
}
