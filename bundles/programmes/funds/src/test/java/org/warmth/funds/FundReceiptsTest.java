package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.funds.Projects;
import org.warmth.api.funds.Receipts.Gift;
import org.warmth.api.funds.Receipts.Goods;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.UnitSet;
import org.warmth.kernelkit.TestCampaigns;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** What another module raised: booked once as a receipt of B4, taken back while nothing is taken from it. */
class FundReceiptsTest {
    @BothDatabases(modules = "funds")
    void a_gift_is_booked_once_and_counts_in_b4(TestDatabase database) {
        FundBench bench = finance(database);
        List<Long> booked = bench.given.book(List.of(gift(bench, 1, 300), gift(bench, 2, 50), gift(bench, 1, 300)));
        assertThat(booked.get(0)).isEqualTo(booked.get(2)).isNotEqualTo(booked.get(1));
        assertThat(book(bench, gift(bench, 2, 50))).isEqualTo(booked.get(1));
        assertThat(raised(bench)).isEqualTo(35_000);
        assertThat(bench.receipts.get(booked.get(0)))
                .extracting(
                        ReceiptView::source,
                        ReceiptView::kind,
                        ReceiptView::campaign,
                        ReceiptView::counterparty,
                        ReceiptView::voucherNo)
                .containsExactly(Source.B4, ReceiptKind.RECEIVED, 22L, "演示粮油公司", "记-40");
    }

    @BothDatabases(modules = "funds")
    void two_who_book_the_same_gift_at_the_same_moment_book_it_once(TestDatabase database) throws Exception {
        FundBench bench = finance(database);
        Callable<Long> booking = () -> {
            bench.kernel.as(bench.cashier);
            return book(bench, gift(bench, 1, 300));
        };
        Set<Long> booked = new HashSet<>();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<Long> each : both.invokeAll(List.of(booking, booking))) {
                booked.add(each.get());
            }
        } finally {
            both.shutdownNow();
        }
        assertThat(booked).hasSize(1);
        assertThat(raised(bench)).isEqualTo(30_000);
    }

    @BothDatabases(modules = "funds")
    void a_gift_whose_own_record_fails_is_not_booked(TestDatabase database) {
        FundBench bench = finance(database);
        assertThatThrownBy(() -> database.write(sql -> {
                    book(bench, gift(bench, 1, 300));
                    throw new IllegalStateException("the donation was not written");
                }))
                .hasMessageContaining("not written");
        assertThat(raised(bench)).isZero();
    }

    @BothDatabases(modules = "funds")
    void goods_become_a_donated_lot_with_its_receipt(TestDatabase database) {
        FundBench bench = finance(database);
        long receipt = book(bench, goods(bench, 1));
        assertThat(book(bench, goods(bench, 1))).isEqualTo(receipt);
        assertThat(bench.lots.page(0, 0, 10).items())
                .extracting(LotView::kind, LotView::receipt, LotView::quantity, LotView::value)
                .containsExactly(tuple(Lot.Kind.DONATED, receipt, 20, Money.ofFen(100_000)));
        assertThat(raised(bench)).isEqualTo(100_000);
        Gift wrong = goods(bench, 2);
        refused(
                "amount",
                "funds.gift-worth",
                () -> book(
                        bench,
                        new Gift(
                                wrong.source(),
                                wrong.unit(),
                                wrong.date(),
                                Money.ofFen(1),
                                0,
                                wrong.counterparty(),
                                wrong.voucherNo(),
                                wrong.goods())));
    }

    @BothDatabases(modules = "funds")
    void a_receipt_is_taken_back_until_a_list_takes_from_it(TestDatabase database) {
        FundBench bench = finance(database);
        long free = book(bench, gift(bench, 1, 300));
        long used = book(bench, gift(bench, 2, 5_000));
        bench.standard(null, 50_000, 200_000);
        bench.project(FundBench.PROJECT, ProjectKind.CONDOLENCE, Category.C1, used, 5_000);
        bench.take(77, bench.row(1));
        bench.step(bench.clerk, 77, "submit");
        bench.step(bench.reviewer, 77, "check");
        bench.step(bench.leader, 77, "approve");
        bench.kernel.as(bench.reviewer);
        assertThat(bench.given.free(List.of(free, used)))
                .containsEntry(free, Money.ofFen(30_000))
                .containsEntry(used, Money.ofFen(400_000));
        assertThatThrownBy(() -> bench.given.take(used, "退还"))
                .hasMessageContaining("409")
                .hasMessageContaining("funds.receipt-committed");
        bench.given.take(free, "退还");
        bench.given.take(free, "退还");
        assertThat(bench.receipts.get(free).state()).isEqualTo(ReceiptState.VOIDED);
        assertThat(bench.given.free(List.of(free))).containsEntry(free, Money.ZERO);
        assertThat(raised(bench)).isEqualTo(500_000);
    }

    @BothDatabases(modules = "funds")
    void goods_go_back_whole_or_not_at_all(TestDatabase database) {
        FundBench bench = finance(database);
        long whole = book(bench, goods(bench, 1));
        long begun = book(bench, goods(bench, 2));
        long lot = bench.receipts.get(begun).lot();
        bench.kernel.as(bench.clerk);
        bench.lots.issue(lot, new Lot.Issue.Input(1, FundBench.DAY, "慰问"));
        bench.kernel.as(bench.reviewer);
        assertThat(bench.given.free(List.of(begun))).containsEntry(begun, Money.ofFen(95_000));
        assertThatThrownBy(() -> bench.given.take(begun, "退还")).hasMessageContaining("funds.receipt-committed");
        assertThat(bench.receipts.get(begun).state()).isEqualTo(ReceiptState.BOOKED);
        bench.given.take(whole, "退还");
        assertThat(bench.lots.get(bench.receipts.get(whole).lot()).left()).isZero();
    }

    @BothDatabases(modules = "funds")
    void a_clerk_books_no_gift_and_nobody_voids_one_behind_its_module(TestDatabase database) {
        FundBench bench = finance(database);
        long receipt = book(bench, gift(bench, 1, 300));
        assertThatThrownBy(() -> bench.receipts.step(receipt, 1, "void", "误登"))
                .hasMessageContaining("funds.receipt-given");
        bench.kernel.as(bench.clerk);
        assertThatThrownBy(() -> book(bench, gift(bench, 2, 300))).hasMessageContaining("access.forbidden");
        assertThatThrownBy(() -> bench.given.take(receipt, "退还")).hasMessageContaining("access.forbidden");
    }

    @BothDatabases(modules = "funds")
    void money_is_set_aside_for_approved_projects_alone(TestDatabase database) {
        FundBench bench = finance(database);
        long receipt = bench.receive(10_000);
        long approved = bench.project("助学", ProjectKind.STUDY, null, receipt, 1_000);
        long draft = bench.projects
                .create(new Project.Input(
                        bench.kernel.base, "草稿", ProjectKind.LIVING, null, receipt, Money.ofFen(100), null, null, null))
                .id();
        FundProjects projects = bench.components.get(FundProjects.class);
        assertThat(projects.open(approved)).contains(new Projects.Project(approved, bench.kernel.base, "助学", "STUDY"));
        assertThat(Stream.of(draft, 1L).map(projects::open)).allMatch(Optional::isEmpty);
    }

    private static FundBench finance(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        return bench;
    }

    private static Gift gift(FundBench bench, long donation, long yuan) {
        return new Gift(
                new SourceKey("donations", donation, "receive"),
                bench.kernel.base,
                FundBench.DAY,
                Money.ofFen(yuan * 100),
                0,
                "演示粮油公司",
                "记-40",
                null);
    }

    private static Gift goods(FundBench bench, long donation) {
        return new Gift(
                new SourceKey("donations", donation, "receive"),
                bench.kernel.base,
                FundBench.DAY,
                Money.ofFen(100_000),
                0,
                "演示粮油公司",
                "记-40",
                new Goods("大米", 20, Money.ofFen(5_000), "发票 001"));
    }

    private static long raised(FundBench bench) {
        return bench
                .indicators
                .values(
                        "funds.raised.B4",
                        new UnitSet(bench.kernel.base, false, FundBench.DAY),
                        TestCampaigns.SEASON.window())
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void refused(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple(field, code)));
    }

    private static long book(FundBench bench, Gift gift) {
        return bench.given.book(List.of(gift)).get(0);
    }
}
