package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource.IndicatorRecord;
import org.warmth.kernelkit.TestCampaigns;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Form 1 rows B: what was raised, once. */
class RaisedTest {
    @BothDatabases(modules = "funds")
    void what_was_received_or_set_aside_is_raised_and_money_carried_over_never_is(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.RECEIVED, 1_000));
        bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.CARRY_OVER, 700));
        bench.receipts.create(new Receipt.Input(
                bench.kernel.base,
                Source.B3,
                ReceiptKind.EARMARKED,
                FundBench.DAY,
                Money.ofFen(30_000),
                null,
                null,
                "工会〔2021〕12号",
                null,
                null,
                null));
        assertThat(raised(bench, "funds.raised.B3")).isEqualTo(130_000);
        assertThat(raised(bench, "funds.transferred.B3")).isZero();
        assertThatThrownBy(() -> bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.EARMARKED, 500)))
                .hasMessageContaining("422");
    }

    @BothDatabases(modules = "funds")
    void money_from_an_upper_union_counts_where_it_comes_in_and_is_eliminated_a_level_up(TestDatabase database) {
        FundBench bench = new FundBench(database);
        transfer(bench, bench.kernel.district, null, 5_000);
        transfer(bench, bench.kernel.base, bench.kernel.district, 2_000);
        transfer(bench, bench.kernel.base, bench.kernel.city, 300);
        // The district filed what the city passed on to it and, past it, to a base union; its own transfer is internal.
        assertThat(raised(bench, "funds.raised.B3", bench.kernel.district)).isEqualTo(530_000);
        assertThat(raised(bench, "funds.transferred.B3", bench.kernel.district)).isEqualTo(530_000);
        assertThat(raised(bench, "funds.raised.B3", bench.kernel.base)).isEqualTo(230_000);
        assertThat(raised(bench, "funds.transferred.B3", bench.kernel.base)).isEqualTo(230_000);
        assertThat(raised(bench, "funds.raised.B3", bench.kernel.city)).isZero();
        assertThat(raised(bench, "funds.transferred.B3", bench.kernel.city)).isZero();
        assertThat(records(bench, "funds.raised.B3", bench.kernel.district))
                .extracting(IndicatorRecord::value, IndicatorRecord::text)
                .containsExactlyInAnyOrder(tuple(500_000L, "上级拨入 演示单位"), tuple(30_000L, "上级拨入 演示单位"));
    }

    @BothDatabases(modules = "funds")
    void a_transfer_comes_from_a_union_above_and_nothing_else_names_one(TestDatabase database) {
        FundBench bench = new FundBench(database);
        refused("funds.receipt-from-above", () -> transfer(bench, bench.kernel.base, bench.kernel.other, 100));
        bench.kernel.as(bench.kernel.caller("reviewer", bench.kernel.base, Role.REVIEWER));
        Receipt.Input received = new Receipt.Input(
                bench.kernel.base,
                Source.B3,
                ReceiptKind.RECEIVED,
                FundBench.DAY,
                Money.ofFen(100),
                null,
                null,
                null,
                null,
                bench.kernel.district,
                null);
        refused("funds.receipt-from-kind", () -> bench.receipts.create(received));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).satisfies(refused -> assertThat(((Problem) refused).violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple("fromUnit", code)));
    }

    private static void transfer(FundBench bench, long unit, Long from, long yuan) {
        bench.kernel.as(bench.kernel.caller("reviewer", unit, Role.REVIEWER));
        bench.receipts.create(new Receipt.Input(
                unit,
                Source.B3,
                ReceiptKind.TRANSFER_IN,
                FundBench.DAY,
                Money.ofFen(yuan * 100),
                null,
                "演示单位",
                null,
                null,
                from,
                null));
    }

    @BothDatabases(modules = "funds")
    void donated_goods_are_raised_once_and_bought_goods_not_again(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        long money = bench.receipts
                .create(bench.receipt(Source.B3, ReceiptKind.RECEIVED, 1_000))
                .id();
        long before = bench.indicators.change();
        long rice =
                bench.lots.create(lot(bench, Lot.Kind.DONATED, null, 45_00, 10)).id();
        bench.lots.create(lot(bench, Lot.Kind.BOUGHT, money, 90_00, 10));
        assertThat(bench.indicators.change()).isGreaterThan(before);
        assertThat(raised(bench, "funds.raised.B4")).isEqualTo(45_000);
        assertThat(raised(bench, "funds.raised.B3")).isEqualTo(100_000);
        assertThatThrownBy(() -> bench.lots.create(lot(bench, Lot.Kind.BOUGHT, money, 90_00, 10)))
                .hasMessageContaining("funds.source-exceeded");
        assertThatThrownBy(() -> bench.receipts.step(money, 1, "void", "误登"))
                .hasMessageContaining("funds.receipt-committed");
        bench.kernel.as(bench.clerk);
        bench.lots.issue(rice, new Lot.Issue.Input(8, FundBench.DAY, "环卫班组"));
        assertThatThrownBy(() -> bench.lots.issue(rice, new Lot.Issue.Input(3, FundBench.DAY, "环卫班组")))
                .hasMessageContaining("funds.lot-short");
    }

    @BothDatabases(modules = "funds")
    void goods_of_no_imaginable_worth_or_day_are_refused(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        refused(bench, lot(bench, Lot.Kind.DONATED, null, Money.MOST.fen(), 2), "price", "funds.lot-value");
        refused(bench, lot(bench, Lot.Kind.DONATED, null, 1, Integer.MAX_VALUE), "quantity", "rest.number-range");
        Lot.Input good = lot(bench, Lot.Kind.DONATED, null, 45_00, 10);
        for (int year : new int[] {1900, 2199}) {
            refused(
                    bench,
                    new Lot.Input(
                            good.unit(),
                            good.kind(),
                            good.name(),
                            good.basis(),
                            null,
                            null,
                            good.counterparty(),
                            null,
                            good.price(),
                            good.quantity(),
                            LocalDate.of(year, 1, 15)),
                    "date",
                    "rest.day-range");
        }
        assertThat(bench.lots.page(0, 0, 10).items()).isEmpty();
    }

    private static void refused(FundBench bench, Lot.Input input, String field, String code) {
        assertThatThrownBy(() -> bench.lots.create(input))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .containsExactly(Violation.of(field, code, arguments(code))));
    }

    private static Object[] arguments(String code) {
        return code.equals("rest.number-range") ? new Object[] {10_000_000} : new Object[0];
    }

    @BothDatabases(modules = "funds")
    void a_clerk_books_no_money(TestDatabase database) {
        FundBench bench = new FundBench(database);
        assertThatThrownBy(() -> bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.RECEIVED, 1_000)))
                .hasMessageContaining("access.forbidden");
    }

    private static long raised(FundBench bench, String indicator) {
        return raised(bench, indicator, bench.kernel.district);
    }

    private static long raised(FundBench bench, String indicator, long unit) {
        return bench.indicators.values(indicator, below(unit), TestCampaigns.SEASON.window()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<IndicatorRecord> records(FundBench bench, String indicator, long unit) {
        return bench.indicators.records(indicator, below(unit), TestCampaigns.SEASON.window(), 0, 100);
    }

    private static UnitSet below(long unit) {
        return new UnitSet(unit, true, FundBench.DAY);
    }

    private static Lot.Input lot(FundBench bench, Lot.Kind kind, Long receipt, long price, int quantity) {
        return new Lot.Input(
                bench.kernel.base,
                kind,
                "大米",
                "发票 001",
                receipt,
                null,
                "演示粮油公司",
                null,
                Money.ofFen(price),
                quantity,
                FundBench.DAY);
    }
}
