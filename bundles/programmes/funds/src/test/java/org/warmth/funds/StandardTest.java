package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Standards from year to year (力度不减、措施不变, R-132), and what is left of goods at the price of their lot. */
class StandardTest {
    @BothDatabases(modules = "funds")
    void last_years_standard_stands_beside_this_years(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long last = approved(bench, 2021, Category.C11, 50_000, 150_000, null);
        long now = drafted(bench, 2022, Category.C11, 60_000, 180_000);

        StandardView view = bench.standards.get(now);

        assertThat(view.before())
                .isEqualTo(new StandardView.Before(
                        last, bench.kernel.base, 2021, Money.ofFen(50_000), Money.ofFen(150_000)));
        assertThat(view.lower()).isFalse();
        assertThat(bench.standards.get(last).before()).isNull();
    }

    @BothDatabases(modules = "funds")
    void the_standard_of_the_union_above_is_what_a_new_one_is_compared_with(TestDatabase database) {
        FundBench bench = new FundBench(database);
        Caller above = bench.kernel.caller("leader above", bench.kernel.district, Role.LEADER);
        Caller officer = bench.kernel.caller("officer above", bench.kernel.district, Role.OFFICER);
        bench.kernel.as(officer);
        long of = bench.standards
                .create(new Standard.Input(
                        bench.kernel.district, 2021, null, null, null, Money.ofFen(300_000), "〔2020〕1号", null))
                .id();
        bench.kernel.as(above);
        bench.standards.step(of, 1, "approve", null);
        long now = drafted(bench, 2022, Category.C1, 0, 200_000);
        assertThat(bench.standards.get(now).before().id()).isEqualTo(of);
        assertThat(bench.standards.get(now).lower()).isTrue();
    }

    @BothDatabases(modules = "funds")
    void a_standard_below_last_years_is_approved_only_with_a_reason_that_is_kept(TestDatabase database) {
        FundBench bench = new FundBench(database);
        approved(bench, 2021, null, 50_000, 200_000, null);
        long lower = drafted(bench, 2022, null, 50_000, 150_000);
        bench.kernel.as(bench.leader);
        assertThatThrownBy(() -> bench.standards.step(lower, 1, "approve", " "))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting(violation -> violation.field() + ":" + violation.code())
                        .containsExactly("reason:funds.standard-lower"));
        assertThat(bench.standards.step(lower, 1, "approve", "经费减少，会议决定").state())
                .isEqualTo(StandardState.APPROVED);
    }

    @BothDatabases(modules = "funds")
    void a_lot_shows_what_came_in_went_out_and_is_left_at_its_price(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        long rice = bench.lots
                .create(new Lot.Input(
                        bench.kernel.base,
                        Lot.Kind.DONATED,
                        "大米 5 千克",
                        "捐赠凭证 001",
                        null,
                        Source.B4,
                        "演示粮油公司",
                        null,
                        Money.ofFen(4_500),
                        200,
                        FundBench.DAY))
                .id();
        bench.kernel.as(bench.clerk);
        bench.lots.issue(rice, new Lot.Issue.Input(30, FundBench.DAY, "环卫班组慰问"));

        LotView lot = bench.lots.get(rice);

        assertThat(lot.quantity()).isEqualTo(200);
        assertThat(lot.issued()).isEqualTo(30);
        assertThat(lot.left()).isEqualTo(170);
        assertThat(lot.value()).isEqualTo(Money.ofFen(900_000));
        assertThat(lot.leftValue()).isEqualTo(Money.ofFen(765_000));
        assertThatThrownBy(() -> bench.lots.issue(rice, new Lot.Issue.Input(171, FundBench.DAY, "慰问")))
                .hasMessageContaining("funds.lot-short");
        LocalDate before = FundBench.DAY.minusDays(1);
        assertThatThrownBy(() -> bench.lots.issue(rice, new Lot.Issue.Input(1, before, "慰问")))
                .satisfies(refused -> assertThat(((Problem) refused).violations())
                        .extracting("code")
                        .containsExactly("funds.issue-before-lot"));
    }

    @BothDatabases(modules = "funds")
    void the_dead_are_not_paid(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, Category.C1, 10_000);
        var paid = bench.row(1);
        bench.take(77, paid);
        database.write(sql -> sql.execute("update people_persons set deceased_on = ?", FundBench.DAY.minusDays(1)));
        var again = paid.back("amount", Money.ofFen(90_000));
        bench.take(78, again);
        assertThat(again.codes()).contains("funds.deceased");
    }

    private static long drafted(FundBench bench, int year, Category category, long min, long max) {
        bench.kernel.as(bench.clerk);
        return bench.standards
                .create(new Standard.Input(
                        bench.kernel.base, year, null, category, Money.ofFen(min), Money.ofFen(max), "〔2021〕35号", null))
                .id();
    }

    private static long approved(FundBench bench, int year, Category category, long min, long max, String reason) {
        long id = drafted(bench, year, category, min, max);
        bench.kernel.as(bench.leader);
        bench.standards.step(id, 1, "approve", reason);
        bench.kernel.as(bench.clerk);
        return id;
    }
}
