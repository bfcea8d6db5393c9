package org.warmth.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.UnitSet;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A roster becomes a list, the list is approved, the ledger counts each act once. */
class VisitListTest {
    private static final Period SEASON =
            new Period(java.time.LocalDate.of(2021, 12, 11), java.time.LocalDate.of(2022, 2, 15));

    @BothDatabases(modules = "visits")
    void a_roster_counts_when_its_list_is_approved(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow one = bench.gift(2, "李例安", "12000000001");
        TestRow two = bench.gift(3, "王试平", "12000000002");
        bench.take(77, one, two);
        assertThat(one.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bench.ledger()).containsExactly(0, 0);
        bench.approve(77);
        assertThat(bench.ledger()).containsExactly(2, 40_000);
        assertThat(bench.lists.get(77).contents().posted()).isEqualTo(2);
        assertThat(bench.visits.get(one.id()).state()).isEqualTo(VisitState.REPORTED);
    }

    @BothDatabases(modules = "visits")
    void who_filled_a_list_in_does_not_approve_it(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.kernel.as(bench.chair);
        bench.sheets.take(77, bench.kernel.base, java.util.Map.of("title", "名册"), bench.gift(2, "李例安", "12000000001"));
        int version = sign(bench, 77);
        int submitted = bench.lists.step(77, version, "submit", null).version();
        assertThat(bench.lists.get(77).next()).doesNotContain("approve").contains("return");
        assertThatThrownBy(() -> bench.lists.step(77, submitted, "approve", null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("workflow.four-eyes");
    }

    @BothDatabases(modules = "visits")
    void goods_without_a_sheet_of_signatures_are_not_submitted(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", "12000000001"));
        int version = bench.lists.get(77).version();
        assertThatThrownBy(() -> bench.lists.step(77, version, "submit", null))
                .hasMessageContaining("visits.sign-sheet-missing");
    }

    @BothDatabases(modules = "visits")
    void an_import_is_undone_whole_until_its_list_is_approved(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row);
        assertThat(bench.sheets.undo(77)).isEqualTo(1);
        assertThat(bench.visits.get(row.id()).state()).isEqualTo(VisitState.VOIDED);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.VOIDED);
        TestRow again = row.back();
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
        bench.approve(78);
        assertThat(bench.ledger()).containsExactly(1, 20_000);
        assertThatThrownBy(() -> bench.sheets.undo(78)).hasMessageContaining("workflow.list-approved");
    }

    @BothDatabases(modules = "visits")
    void a_marked_file_that_comes_back_counts_nothing_twice(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow same = bench.gift(2, "李例安", "12000000001");
        TestRow draft = bench.gift(3, "王试平", "12000000002");
        bench.take(77, same, draft);
        TestRow unchanged = same.back();
        TestRow updated = draft.back("value", Money.ofFen(30_000));
        bench.take(78, unchanged, updated);
        assertThat(unchanged.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        bench.approve(77);
        assertThat(bench.ledger()).containsExactly(2, 50_000);
        TestRow correction = draft.back("value", Money.ofFen(10_000));
        bench.take(79, correction);
        assertThat(correction.outcome()).isEqualTo(Outcome.CORRECTION);
        assertThat(bench.ledger()).containsExactly(2, 50_000);
        bench.approve(79);
        assertThat(bench.ledger()).containsExactly(2, 30_000);
        assertThat(bench.visits.get(draft.id()).state()).isEqualTo(VisitState.VOIDED);
    }

    @BothDatabases(modules = "visits")
    void what_was_taken_out_of_the_ledger_comes_back_as_a_record_of_its_own(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row);
        bench.approve(77);
        bench.kernel.as(bench.chair);
        bench.visits.step(row.id(), bench.visits.get(row.id()).version(), "void", "登记有误");
        assertThat(bench.ledger()).containsExactly(0, 0);
        TestRow again = row.back();
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
        TestRow same = row.back();
        bench.take(79, same);
        assertThat(same.outcome()).isEqualTo(Outcome.UNCHANGED);
        bench.approve(78);
        assertThat(bench.ledger()).containsExactly(1, 20_000);
        assertThat(bench.visits.get(row.id()).state()).isEqualTo(VisitState.VOIDED);
        assertThat(bench.visits
                        .page(new VisitQuery(0, 78, 0, null, null, 0), 10)
                        .items())
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.id()).isNotEqualTo(row.id());
                    assertThat(visit.corrects()).isEqualTo(row.id());
                    assertThat(visit.state()).isEqualTo(VisitState.REPORTED);
                });
    }

    @BothDatabases(modules = "visits")
    void an_old_file_means_what_corrects_its_rows_since(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row);
        bench.approve(77);
        TestRow correction = row.back("value", Money.ofFen(10_000));
        bench.take(78, correction);
        bench.approve(78);
        TestRow same = row.back("value", Money.ofFen(10_000));
        bench.take(79, same);
        assertThat(same.outcome()).isEqualTo(Outcome.UNCHANGED);
        TestRow old = row.back();
        bench.take(80, old);
        assertThat(old.outcome()).isEqualTo(Outcome.CORRECTION);
        assertThat(bench.ledger()).containsExactly(1, 10_000);
        bench.approve(80);
        assertThat(bench.ledger()).containsExactly(1, 20_000);
        TestRow third = row.back("value", Money.ofFen(30_000));
        bench.take(81, third);
        assertThat(third.outcome()).isEqualTo(Outcome.CORRECTION);
        bench.approve(81);
        assertThat(bench.ledger()).containsExactly(1, 30_000);
        assertThat(bench.visits.get(row.id()).state()).isEqualTo(VisitState.VOIDED);
    }

    @BothDatabases(modules = "visits")
    void of_two_rows_that_mean_one_record_the_second_waits(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row);
        bench.approve(77);
        bench.take(78, row.back("value", Money.ofFen(10_000)));
        bench.approve(78);
        long correction = bench.visits
                .page(new VisitQuery(0, 78, 0, null, null, 0), 10)
                .items()
                .get(0)
                .id();
        TestRow old = row.back("value", Money.ofFen(30_000));
        TestRow exported = TestRow.of(
                        3,
                        correction,
                        "name",
                        "李例安",
                        "mobile",
                        "12000000001",
                        "unit",
                        bench.kernel.base,
                        "date",
                        VisitBench.DAY,
                        "category",
                        Category.C7,
                        "goods",
                        "春节大礼包")
                .back("value", Money.ofFen(40_000));
        bench.take(79, old, exported);
        assertThat(old.outcome()).isEqualTo(Outcome.CORRECTION);
        assertThat(exported.codes()).contains("workflow.row-meant-twice");
        assertThat(exported.outcome()).isNull();
    }

    @BothDatabases(modules = "visits")
    void two_people_of_one_name_are_asked_about_and_not_dropped(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.gift(2, "李例安", null));
        TestRow twin = bench.gift(3, "李例安", null);
        bench.sheets.take(78, bench.kernel.base, java.util.Map.of("list", "77"), twin);
        assertThat(twin.codes()).contains("visits.visited-that-day");
        assertThat(twin.outcome()).isNull();
        TestRow sure = bench.gift(3, "李例安", null).sure();
        bench.sheets.take(79, bench.kernel.base, java.util.Map.of("list", "77"), sure);
        assertThat(sure.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bench.lists.get(77).contents().visits()).isEqualTo(2);
    }

    @BothDatabases(modules = "visits")
    void a_posting_that_crashes_goes_on_and_counts_each_visit_once(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        for (int chunk = 0; chunk < 3; chunk++) {
            TestRow[] rows = new TestRow[400];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = bench.gift(i + 2, "李例安", String.format("1200%07d", chunk * 400 + i));
            }
            bench.sheets.take(77, bench.kernel.base, java.util.Map.of("title", "名册"), rows);
        }
        bench.kernel.jobs.crashAfter(1);
        assertThatThrownBy(() -> bench.approve(77)).isInstanceOf(TestJobs.Crash.class);
        assertThat(bench.ledger()).containsExactly(500, 500 * 20_000L);
        bench.kernel.jobs.run(VisitPosting.KIND, bench.posting);
        assertThat(bench.ledger()).containsExactly(1200, 1200 * 20_000L);
    }

    @BothDatabases(modules = "visits")
    void an_enterprise_visited_by_two_units_of_one_filing_unit_counts_once(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        bench.take(77, bench.enterprise(2, "演示机械厂"), bench.enterprise(3, "演示机械厂"), bench.enterprise(4, "演示纺织厂"));
        UnitSet all = new UnitSet(bench.kernel.city, true, VisitBench.DAY);
        assertThat(bench.indicators.values(VisitIndicators.ENTERPRISES, all, SEASON))
                .isEmpty();
        long before = bench.indicators.change();
        bench.approve(77);
        assertThat(bench.indicators.change()).isGreaterThan(before);
        bench.kernel.as(bench.stranger);
        bench.visits.create(input(bench.kernel.other, null, "演示机械厂"));
        assertThat(bench.indicators.values(VisitIndicators.ENTERPRISES, all, SEASON))
                .containsOnly(Map.entry(bench.kernel.base, 2L));
        assertThat(bench.indicators.distinct(VisitIndicators.ENTERPRISES, all, SEASON))
                .isEqualTo(2);
        assertThat(bench.indicators.records(VisitIndicators.ENTERPRISES, all, SEASON, 0, 10))
                .extracting(record -> record.value())
                .containsExactlyInAnyOrder(1L, 0L, 1L, 0L);
        assertThat(bench.ledger()).containsExactly(0, 0);
    }

    @BothDatabases(modules = "visits")
    void goods_of_a_visit_that_announces_money_carry_no_people_time(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow paid =
                bench.gift(2, "李例安", "12000000001").back("announced", Money.ofYuan(new java.math.BigDecimal(1000)));
        bench.take(77, paid);
        bench.approve(77);
        assertThat(bench.ledger()).containsExactly(0, 20_000);
    }

    @BothDatabases(modules = "visits")
    void the_export_gives_rows_that_come_back_unchanged(TestDatabase database) {
        VisitBench bench = new VisitBench(database);
        TestRow row = bench.gift(2, "李例安", "12000000001");
        bench.take(77, row, bench.enterprise(3, "演示机械厂"));
        assertThat(bench.sheets.export(bench.kernel.district)).hasSize(2).anySatisfy(exported -> {
            assertThat(exported.id()).isEqualTo(row.id());
            assertThat(exported.values()).containsEntry("name", "李例安").containsEntry("goods", "春节大礼包");
        });
    }

    private static int sign(VisitBench bench, long list) {
        int version = bench.lists.get(list).version();
        return bench.kind
                .sign(list, version, "签收单.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}))
                .version();
    }

    static VisitInput input(long unit, String name, String enterprise) {
        return new VisitInput(
                null,
                name,
                enterprise,
                unit,
                VisitBench.DAY,
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
                null,
                null,
                null);
    }
}
