package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.people.UnitSet;
import org.warmth.kernelkit.TestCampaigns;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Form 1 rows B: what was raised, once. */
class RaisedTest {
    @BothDatabases(modules = "funds")
    void carried_over_money_never_counts_and_transfers_stand_apart(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.RECEIVED, 1_000));
        bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.CARRY_OVER, 700));
        bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.TRANSFER_IN, 500));
        assertThat(raised(bench, "funds.raised.B3")).isEqualTo(100_000);
        assertThat(raised(bench, "funds.transferred.B3")).isEqualTo(50_000);
        assertThatThrownBy(() -> bench.receipts.create(bench.receipt(Source.B3, ReceiptKind.EARMARKED, 500)))
                .hasMessageContaining("422");
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
        return bench.indicators
                .values(
                        indicator,
                        new UnitSet(bench.kernel.district, true, FundBench.DAY),
                        TestCampaigns.SEASON.window())
                .getOrDefault(bench.kernel.base, 0L);
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
