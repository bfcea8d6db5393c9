package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A roster becomes a list; the cashier who receives it has counted the money. */
class DonationListTest {
    @BothDatabases(modules = "donations")
    void a_roster_is_received_numbered_and_booked_as_a_list(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.drive();
        TestRow person = bench.row(2, "李例安", 50).back("drive", DonationBench.DRIVE);
        TestRow unit = TestRow.of(
                3,
                9_001,
                "amount",
                Money.ofFen(339_800),
                "date",
                DonationBench.DAY,
                "people",
                83,
                "from",
                bench.kernel.base);
        bench.take(77, person, unit);
        assertThat(person.codes()).isEmpty();
        assertThat(unit.codes()).isEmpty();
        assertThat(bench.lists.get(77).contents())
                .isEqualTo(new DonationListView.Contents(2, 0, 84, Money.ofFen(344_800), Money.ZERO, 0));
        bench.list(bench.clerk, 77, "submit", null);
        DonationListView received = bench.list(bench.cashier, 77, "receive", 3_448L);
        assertThat(received.state()).isEqualTo(ListState.APPROVED);
        bench.runJobs(true);
        assertThat(bench.lists.get(77).contents().received()).isEqualTo(2);
        DonationView booked = bench.donations.get(person.id());
        assertThat(booked.state()).isEqualTo(DonationState.RECEIPTED);
        assertThat(booked.receiptNo()).isEqualTo("2022-000001");
        assertThat(booked.voucherNo()).isEqualTo("记-41");
        assertThat(bench.funds.gifts.values())
                .extracting(gift -> gift.source().record(), gift -> gift.counterparty(), gift -> gift.campaign())
                .containsExactly(tuple(person.id(), DonationBench.DRIVE, 22L), tuple(unit.id(), "演示一区第一基层工会", 0L));
    }

    @BothDatabases(modules = "donations")
    void the_cashier_counts_the_money_and_did_not_fill_the_list_in(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        Caller both = bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.CASHIER);
        bench.take(77, bench.row(2, "李例安", 50));
        bench.kernel.as(both);
        bench.sheets.take(78, bench.kernel.base, Map.of("list", "77"), bench.row(3, "王试平", 20));
        bench.list(bench.clerk, 77, "submit", null);
        assertThatThrownBy(() -> bench.list(both, 77, "receive", 70L)).hasMessageContaining("workflow.four-eyes");
        assertThatThrownBy(() -> bench.list(bench.cashier, 77, "receive", null)).hasMessageContaining("422");
        assertThatThrownBy(() -> bench.list(bench.cashier, 77, "receive", 700_000L))
                .hasMessageContaining("422");
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.SUBMITTED);
        assertThat(bench.list(bench.cashier, 77, "receive", 70L).state()).isEqualTo(ListState.APPROVED);
    }

    @BothDatabases(modules = "donations")
    void a_receiving_that_crashes_goes_on_and_leaves_no_gap(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.funds(false);
        for (int chunk = 0; chunk < 3; chunk++) {
            bench.take(
                    77,
                    IntStream.range(0, 400)
                            .mapToObj(i -> bench.row(i + 2, "李例安", 1))
                            .toArray(TestRow[]::new));
        }
        bench.list(bench.clerk, 77, "submit", null);
        bench.list(bench.cashier, 77, "receive", 1_200L);
        bench.kernel.jobs.crashAfter(1);
        assertThatThrownBy(() -> bench.runJobs(false)).isInstanceOf(TestJobs.Crash.class);
        assertThat(bench.lists.get(77).contents().received()).isEqualTo(500);
        bench.runJobs(false);
        assertThat(bench.lists.get(77).contents().received()).isEqualTo(1_200);
        assertThat(numbers(database)).isEqualTo(upTo(1_200));
        assertThat(bench.funds.gifts).isEmpty();
        bench.funds(true);
        bench.runJobs(true);
        assertThat(bench.funds.gifts).hasSize(1_200);
    }

    @BothDatabases(modules = "donations")
    void a_file_that_comes_back_changes_drafts_and_never_what_was_received(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        TestRow one = bench.row(2, "李例安", 50);
        TestRow two = bench.row(3, "王试平", 20);
        bench.take(77, one, two);
        TestRow masked = one.back("name", "李**");
        TestRow changed = two.back("amount", Money.ofFen(3_000));
        bench.take(78, masked, changed);
        assertThat(masked.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(changed.outcome()).isEqualTo(Outcome.UPDATED);
        bench.list(bench.clerk, 77, "submit", null);
        bench.list(bench.cashier, 77, "receive", 80L);
        bench.runJobs(true);
        TestRow same = one.back("name", "李**");
        TestRow wrong = two.back("amount", Money.ofFen(9_000));
        bench.take(79, same, wrong);
        assertThat(same.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(wrong.outcome()).isNull();
        assertThat(wrong.codes()).containsExactly("donations.received-fixed");
        assertThat(bench.donations.get(two.id()).given().amount()).isEqualTo(Money.ofFen(3_000));
    }

    @BothDatabases(modules = "donations")
    void an_import_is_undone_whole_until_its_list_is_received(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        TestRow row = bench.row(2, "李例安", 50);
        bench.take(77, row);
        assertThat(bench.sheets.undo(77)).isEqualTo(1);
        assertThat(bench.donations.get(row.id()).state()).isEqualTo(DonationState.VOIDED);
        TestRow again = row.back();
        bench.take(78, again);
        assertThat(again.outcome()).isEqualTo(Outcome.CREATED);
        bench.list(bench.clerk, 78, "submit", null);
        bench.list(bench.cashier, 78, "receive", 50L);
        bench.runJobs(true);
        assertThatThrownBy(() -> bench.sheets.undo(78)).hasMessageContaining("workflow.list-approved");
    }

    @BothDatabases(modules = "donations")
    void the_export_masks_persons(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.take(77, bench.row(2, "李例安", 50), bench.row(3, "演示粮油公司", 20).back("kind", DonorKind.ENTERPRISE));
        assertThat(bench.sheets.export(bench.kernel.base))
                .extracting(row -> row.values().get("name"), row -> row.values().get("amount"))
                .containsExactlyInAnyOrder(tuple("李**", Money.ofFen(5_000)), tuple("演示粮油公司", Money.ofFen(2_000)));
    }

    @BothDatabases(modules = "donations")
    void a_row_says_what_is_wrong_with_it(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.drive();
        TestRow unknown = bench.row(2, "李例安", 50).back("drive", "没有的活动");
        TestRow late =
                bench.row(3, "李例安", 50).back("drive", DonationBench.DRIVE).back("date", LocalDate.of(2022, 1, 5));
        TestRow nobody = bench.row(4, null, 50);
        bench.take(77, unknown, late, nobody);
        assertThat(unknown.codes()).containsExactly("donations.drive-unknown");
        assertThat(late.codes()).containsExactly("donations.outside-drive");
        assertThat(nobody.codes()).containsExactly("donations.name-missing");
        TestRow future = bench.row(5, "李例安", 50).back("date", LocalDate.of(2022, 2, 1));
        bench.take(78, future);
        bench.list(bench.clerk, 78, "submit", null);
        assertThatThrownBy(() -> bench.list(bench.cashier, 78, "receive", 50L))
                .hasMessageContaining("donations.list-ahead");
    }

    private static Set<Integer> numbers(TestDatabase database) {
        return database.read(
                sql -> new HashSet<>(sql.fetch("select number from donations_receipts where voided = false")
                        .getValues(0, Integer.class)));
    }

    private static Set<Integer> upTo(int last) {
        Set<Integer> numbers = new HashSet<>();
        IntStream.rangeClosed(1, last).forEach(numbers::add);
        return numbers;
    }
}
