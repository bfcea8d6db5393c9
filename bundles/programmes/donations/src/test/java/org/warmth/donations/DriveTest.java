package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.access.Role;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A drive: what it brings in, sets aside and publishes, and that no published sum gives a donor away. */
class DriveTest {
    @BothDatabases(modules = "donations")
    void the_sums_of_a_drive_hang_out_without_names_and_single_nobody_out(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long drive = bench.drive();
        give(bench, bench.money("李例安", 10));
        give(bench, bench.money("王试平", 20));
        give(bench, bench.money("赵拟安", 30));
        give(bench, bench.money("演示粮油公司", 9_000).by(DonorKind.ENTERPRISE));
        give(bench, bench.money("演示粮油公司", 8_000).by(DonorKind.ENTERPRISE).to(bench.kernel.other));
        give(bench, bench.money(null, 339).together(83).to(bench.kernel.other));
        give(bench, bench.money("孙样宁", 40).to(bench.kernel.other));
        give(bench, bench.money("周演和", 50).to(bench.kernel.other));
        publish(bench, drive);
        bench.kernel.as(bench.kernel.caller("member", bench.kernel.other, Role.MEMBER));
        DriveSums.Published published = bench.drives.published(drive);
        assertThat(published.lines())
                .extracting(
                        DriveSums.PublishedLine::unitName,
                        DriveSums.PublishedLine::kind,
                        DriveSums.PublishedLine::people,
                        DriveSums.PublishedLine::donations,
                        line -> line.money().fen())
                .containsExactly(
                        tuple("演示一区第一基层工会", DonorKind.PERSON, 3L, 3, 6_000L),
                        tuple("演示一区第二基层工会", DonorKind.UNIT, 83L, 1, 33_900L),
                        tuple("其他", null, 4L, 4, 1_709_000L));
        assertThat(published.toString()).doesNotContain("李例安").doesNotContain("演示粮油公司");
    }

    @BothDatabases(modules = "donations")
    void a_drive_is_published_when_it_is_over_and_never_for_one_donor_more(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long running = bench.drive("春节捐", LocalDate.of(2021, 12, 11), LocalDate.of(2022, 1, 10));
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.drives.publish(running)).hasMessageContaining("donations.drive-runs");
        long drive = bench.drive();
        give(bench, bench.money("李例安", 10));
        give(bench, bench.money("王试平", 20));
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.drives.publish(drive)).hasMessageContaining("donations.publish-few");
        assertThatThrownBy(() -> bench.drives.published(drive)).hasMessageContaining("donations.not-published");
        give(bench, bench.money("赵拟安", 30));
        publish(bench, drive);
        long late = give(bench, bench.money("孙样宁", 40));
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.drives.publish(drive)).hasMessageContaining("donations.publish-few");
        assertThatThrownBy(() -> bench.step(bench.officer, late, "publish"))
                .hasMessageContaining("donations.published-with-drive");
        assertThat(bench.drives.published(drive).lines())
                .extracting(line -> line.money())
                .containsExactly(Money.ofFen(6_000));
    }

    @BothDatabases(modules = "donations")
    void a_refund_after_publication_does_not_show_in_what_hangs_out(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long drive = bench.drive();
        long back = give(bench, bench.money("李例安", 10));
        give(bench, bench.money("王试平", 20));
        give(bench, bench.money("赵拟安", 30));
        publish(bench, drive);
        bench.step(bench.leader, back, "refund");
        assertThat(bench.drives.published(drive).lines())
                .extracting(line -> line.money())
                .containsExactly(Money.ofFen(6_000));
        assertThat(bench.drives.get(drive).contents().money()).isEqualTo(Money.ofFen(5_000));
    }

    @BothDatabases(modules = "donations")
    void a_drive_is_set_aside_as_a_whole_but_for_what_is_meant_for_something_else(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long drive = bench.drive();
        long free = bench.receipted(bench.money("李例安", 10).in(DonationBench.DRIVE));
        long study =
                bench.receipted(bench.money("王试平", 20).in(DonationBench.DRIVE).meantFor(Purpose.STUDY));
        long apart = bench.receipted(bench.money("赵拟安", 30));
        bench.allocate(free, 4L, Purpose.MEDICAL, null);
        bench.kernel.as(bench.reviewer);
        bench.drives.allocate(drive, new StepInput(null, null, null, null, null, Purpose.LIVING, null));
        bench.runJobs(true);
        assertThat(bench.donations.allocations(free))
                .extracting(Allocation::purpose, Allocation::amount)
                .containsExactly(tuple(Purpose.MEDICAL, Money.ofFen(400)), tuple(Purpose.LIVING, Money.ofFen(600)));
        assertThat(bench.donations.get(free).state()).isEqualTo(DonationState.ALLOCATED);
        assertThat(bench.donations.get(study).state()).isEqualTo(DonationState.RECEIPTED);
        assertThat(bench.donations.get(apart).state()).isEqualTo(DonationState.RECEIPTED);
        bench.kernel.as(bench.clerk);
        assertThatThrownBy(() ->
                        bench.drives.allocate(drive, new StepInput(null, null, null, null, null, Purpose.LIVING, null)))
                .hasMessageContaining("access.forbidden");
    }

    @BothDatabases(modules = "donations")
    void units_below_see_and_name_the_drive_of_the_union_above(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long drive = bench.drive();
        assertThat(bench.drives.page(0, 0, 10).items())
                .extracting(DriveView::id)
                .containsExactly(drive);
        assertThatThrownBy(() -> bench.drives.update(
                        drive,
                        1,
                        new Drive.Input(
                                bench.kernel.district,
                                "改名",
                                LocalDate.of(2021, 12, 1),
                                LocalDate.of(2021, 12, 2),
                                null)))
                .hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.drives.create(new Drive.Input(
                        bench.kernel.district,
                        DonationBench.DRIVE,
                        LocalDate.of(2021, 12, 1),
                        LocalDate.of(2021, 12, 2),
                        null)))
                .hasMessageContaining("422");
    }

    private static long give(DonationBench bench, DonationBench.Gift gift) {
        long id = bench.receipted(gift.in(DonationBench.DRIVE));
        bench.allocate(id, null, Purpose.LIVING, null);
        return id;
    }

    private static void publish(DonationBench bench, long drive) {
        bench.kernel.as(bench.officer);
        bench.drives.publish(drive);
        bench.runJobs(true);
    }
}
