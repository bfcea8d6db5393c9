package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments.Payee;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource.IndicatorRecord;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** The living lists, the figures that forms ask for, and the subsidy for all. */
class ListsTest {
    private static final Period YEAR = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));

    @BothDatabases(modules = "hardship")
    void a_file_is_due_for_review_a_year_after_it_was_approved_or_reviewed(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        assertThat(page(bench, WatchLists.Kind.DUE, LocalDate.of(2023, 1, 17))).isEmpty();
        assertThat(page(bench, WatchLists.Kind.DUE, LocalDate.of(2023, 1, 18))).containsExactly(id);
        bench.clock.set("2023-01-20T09:00");
        bench.step(bench.chair, id, "review");
        assertThat(page(bench, WatchLists.Kind.DUE, null)).isEmpty();
        assertThat(bench.files.get(id).course().reviewDue()).isEqualTo(LocalDate.of(2024, 1, 20));
    }

    @BothDatabases(modules = "hardship")
    void never_helped_is_an_active_file_of_whose_household_nobody_was_paid(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.active(1);
        bench.clock.set("2022-01-10T09:00");
        long second = bench.active(2);
        assertThat(page(bench, WatchLists.Kind.NEVER_HELPED, null)).containsExactly(first, second);
        bench.payments.paid.put(bench.files.get(first).members().get(0).person().id(), "STUDY");
        assertThat(page(bench, WatchLists.Kind.NEVER_HELPED, null)).containsExactly(second);
        assertThat(page(bench, WatchLists.Kind.WITHOUT_SUBSIDY, null)).containsExactly(first, second);
        bench.payments.paid.put(bench.files.get(second).head().id(), "LIVING");
        assertThat(page(bench, WatchLists.Kind.WITHOUT_SUBSIDY, null)).containsExactly(first);
        bench.payments.paid.remove(bench.files.get(second).head().id());
        assertThat(bench.lists
                        .page(WatchLists.Kind.NEVER_HELPED, 0, null, second, 10)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> bench.listsWithoutFunds.page(WatchLists.Kind.NEVER_HELPED, 0, null, 0, 10))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.code()).isEqualTo("hardship.funds-missing");
                });
    }

    @BothDatabases(modules = "hardship")
    void at_risk_is_whom_to_phone_back_and_who_was_reached_is_off_the_list(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        bench.leave(id, ExitPath.H3, LocalDate.of(2022, 1, 18));
        assertThat(page(bench, WatchLists.Kind.AT_RISK, LocalDate.of(2022, 7, 17)))
                .isEmpty();
        assertThat(page(bench, WatchLists.Kind.AT_RISK, LocalDate.of(2022, 7, 18)))
                .containsExactly(id);
        bench.clock.set("2022-07-20T09:00");
        long watch = bench.monitors.of(id).get(0).id();
        assertThatThrownBy(() -> bench.monitors.check(
                        id, watch, 1, new Monitor.Check(null, Monitor.Result.NOT_REACHED, null, null)))
                .hasMessageContaining("422");
        bench.monitors.check(
                id, watch, 1, new Monitor.Check(null, Monitor.Result.STABLE, "已上岗", LocalDate.of(2022, 12, 1)));
        assertThat(page(bench, WatchLists.Kind.AT_RISK, null)).isEmpty();
        assertThat(page(bench, WatchLists.Kind.AT_RISK, LocalDate.of(2022, 12, 1)))
                .containsExactly(id);
        assertThatThrownBy(() ->
                        bench.monitors.check(id, watch, 2, new Monitor.Check(null, Monitor.Result.STABLE, null, null)))
                .hasMessageContaining("hardship.monitor-checked");
        assertThat(bench.monitors.of(id).toString()).doesNotContain("已上岗");
        assertThat(bench.files.reveal(id, "回访前了解").monitors()).containsExactly(new FileSecrets.Said(watch, "已上岗"));
    }

    @BothDatabases(modules = "hardship")
    void households_that_left_count_by_path_in_the_year_they_left(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.active(1);
        bench.clock.set("2022-01-10T09:00");
        long second = bench.active(2);
        long before = bench.indicators.change();
        bench.leave(first, ExitPath.H1, LocalDate.of(2022, 1, 18));
        bench.leave(second, ExitPath.H4, LocalDate.of(2022, 1, 18));
        assertThat(bench.indicators.change()).isGreaterThan(before);
        assertThat(value(bench, "hardship.exits.H1", YEAR)).isEqualTo(1);
        assertThat(value(bench, "hardship.exits.H2", YEAR)).isZero();
        assertThat(value(bench, "hardship.exits.H4", YEAR)).isEqualTo(1);
        assertThat(bench.indicators.records("hardship.exits.H1", units(bench), YEAR, 0, 10))
                .extracting(IndicatorRecord::text, IndicatorRecord::ref)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("31D01B001-2022-0001", "hardship/files/" + first));
    }

    @BothDatabases(modules = "hardship")
    void who_fell_back_in_the_same_year_has_not_left_and_later_it_stays_counted(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        bench.leave(id, ExitPath.H1, LocalDate.of(2022, 1, 18));
        bench.clock.set("2022-03-01T09:00");
        bench.step(bench.officer, id, "relapse");
        assertThat(value(bench, "hardship.exits.H1", YEAR)).isZero();
        Period january = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 31));
        assertThat(value(bench, "hardship.exits.H1", january)).isEqualTo(1);
    }

    @BothDatabases(modules = "hardship")
    void active_counts_on_the_last_day_of_the_period_and_unhelped_who_got_no_subsidy_in_it(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.active(1);
        bench.clock.set("2022-01-10T09:00");
        bench.active(2);
        bench.files.create(bench.relief(3));
        assertThat(value(bench, HardshipIndicators.ACTIVE, YEAR)).isEqualTo(2);
        assertThat(value(bench, HardshipIndicators.ACTIVE, new Period(YEAR.from(), LocalDate.of(2022, 1, 17))))
                .isZero();
        assertThat(bench.unhelpedWithoutFunds.indicators()).isEmpty();
        assertThat(bench.unhelped.indicators()).containsExactly("hardship.active-unhelped");
        assertThat(unhelped(bench)).isEqualTo(2);
        bench.payments.paid.put(bench.files.get(first).head().id(), "LIVING");
        assertThat(unhelped(bench)).isEqualTo(1);
        bench.payments.paid.put(bench.files.get(first).head().id(), "MEDICAL");
        assertThat(unhelped(bench)).isEqualTo(2);
        assertThat(bench.unhelped.records(UnhelpedFiles.UNHELPED, units(bench), YEAR, first, 10))
                .hasSize(1);
    }

    @BothDatabases(modules = "hardship")
    void one_click_proposes_a_subsidy_for_every_active_file_and_names_who_is_left_out(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.active(1);
        bench.clock.set("2022-01-10T09:00");
        long second = bench.active(2);
        bench.clock.set("2022-01-10T09:00");
        bench.active(3, bench.household(3, FileType.DEEP, 2_400_000));
        bench.files.create(bench.household(4));
        bench.payments.withoutAccount.add(bench.files.get(second).head().id());

        Subsidy.Input input = new Subsidy.Input(
                bench.kernel.base, 8001L, "春节生活补贴", null, Map.of(FileType.RELATIVE, Money.ofFen(100_000)));
        Subsidy made = bench.subsidies.get(bench.subsidies.propose(input).id());
        assertThat(made.lists()).containsExactly(8_001L);
        assertThat(made.files()).isEqualTo(3);
        assertThat(made.payments()).isEqualTo(1);
        assertThat(made.left()).isEqualTo(2);
        assertThat(bench.payments.lists.get(0))
                .containsExactly(
                        new Payee(bench.files.get(first).head().id(), Money.ofFen(100_000), "31D01B001-2022-0001"));
        assertThat(bench.subsidies.left(made.id(), 0, 10).items())
                .extracting(Subsidy.Left::number, Subsidy.Left::reason)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("31D01B001-2022-0002", "funds.account-missing"),
                        org.assertj.core.api.Assertions.tuple("31D01B001-2022-0003", "hardship.subsidy-no-amount"));
    }

    @BothDatabases(modules = "hardship")
    void a_subsidy_needs_funds_one_way_to_say_how_much_and_somebody_to_pay(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        Subsidy.Input good = new Subsidy.Input(bench.kernel.base, 8001L, "春节生活补贴", Money.ofFen(100_000), null);
        assertThatThrownBy(() -> bench.subsidiesWithoutFunds.propose(good))
                .hasMessageContaining("503 hardship.funds-missing");
        assertThatThrownBy(() -> bench.subsidies.propose(good)).hasMessageContaining("hardship.subsidy-nobody");
        assertThatThrownBy(() -> bench.subsidies.propose(new Subsidy.Input(
                        bench.kernel.base,
                        8001L,
                        "春节生活补贴",
                        Money.ofFen(100_000),
                        Map.of(FileType.DEEP, Money.ofFen(1)))))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting("code")
                        .containsExactly("hardship.subsidy-amount"));
        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.subsidies.propose(good)).hasMessageContaining("access.forbidden");
    }

    @BothDatabases(modules = "hardship")
    void a_line_holds_for_all_below_its_unit_until_a_nearer_one_is_set(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        assertThat(bench.files.get(id).computed()).isEqualTo(FileType.RELATIVE);
        bench.kernel.as(bench.officer);
        LowLine.Input nearer =
                new LowLine.Input(bench.kernel.base, 2022, Money.ofFen(210_000), null, null, null, "演示民发〔2022〕1号");
        long line = bench.lines.create(nearer).id();
        assertThat(bench.files.get(id).computed()).isEqualTo(FileType.DEEP);
        assertThatThrownBy(() -> bench.lines.create(nearer)).hasMessageContaining("422");
        bench.lines.update(
                line, 1, new LowLine.Input(bench.kernel.base, 2022, Money.ofFen(90_000), null, null, null, "更正"));
        assertThat(bench.files.get(id).computed()).isNull();
        assertThatThrownBy(() -> bench.lines.update(line, 1, nearer)).hasMessageContaining("412");
        bench.kernel.as(bench.clerk);
        assertThatThrownBy(() -> bench.lines.create(
                        new LowLine.Input(bench.kernel.base, 2021, Money.ofFen(1), null, null, null, "无权")))
                .hasMessageContaining("access.forbidden");
    }

    private static List<Long> page(HardshipBench bench, WatchLists.Kind kind, LocalDate by) {
        return bench.lists.page(kind, 0, by, 0, 10).items().stream()
                .map(line -> line.file().id())
                .toList();
    }

    private static long value(HardshipBench bench, String indicator, Period period) {
        return bench.indicators.values(indicator, units(bench), period).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long unhelped(HardshipBench bench) {
        return bench.unhelped.values(UnhelpedFiles.UNHELPED, units(bench), YEAR).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static UnitSet units(HardshipBench bench) {
        return new UnitSet(bench.kernel.district, true, HardshipBench.TODAY);
    }
}
