package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Workflow;
import org.warmth.kernelkit.OfferedSteps;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** What staff is offered can be done, what was done is told, and both have words. */
class DonationStepsTest {
    @BothDatabases(modules = "donations")
    void a_step_that_is_offered_for_a_donation_is_not_refused(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.drive();
        long promised = bench.pledge(bench.money("李例安", 200));
        long tiny = bench.pledge(
                new DonationBench.Gift(bench.kernel.base, "王试平", Money.ofFen(1), null, null, null, null, null));
        long goods = bench.pledge(bench.goods("演示粮油公司", DonorKind.ENTERPRISE));
        long inDrive = bench.pledge(bench.money("赵拟安", 30).in(DonationBench.DRIVE));
        long study = bench.pledge(bench.money("孙样宁", 40).meantFor(Purpose.STUDY));
        long committed = bench.receipted(bench.money("周演和", 50));
        bench.funds.committed.add(bench.donations.get(committed).receipt());
        TestRow draft = bench.row(2, "吴拟和", 60);
        bench.take(77, draft);
        TestRow submitted = bench.row(2, "郑样平", 70);
        bench.take(78, submitted);
        bench.list(bench.clerk, 78, "submit", null);
        TestRow coming = bench.row(2, "冯例宁", 80);
        bench.take(79, coming);
        bench.list(bench.clerk, 79, "submit", null);
        bench.list(bench.cashier, 79, "receive", 80L);

        var offered = offered(bench)
                .from(promised, tiny, goods, inDrive, study, committed)
                .from(draft.id(), submitted.id(), coming.id());

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states())
                .containsExactlyInAnyOrder(
                        "PLEDGED", "RECEIVED", "RECEIPTED", "ALLOCATED", "PUBLISHED", "REFUNDED", "VOIDED");
    }

    @BothDatabases(modules = "donations")
    void what_is_booked_is_offered_for_refund_only_while_funds_can_give_it_back(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long booked = bench.receipted(bench.money("李例安", 200));
        long used = bench.receipted(bench.money("王试平", 100));
        bench.funds.committed.add(bench.donations.get(used).receipt());
        bench.kernel.as(bench.leader);
        assertThat(bench.donations.get(booked).next()).containsExactly("refund");
        assertThat(bench.donations.get(used).next()).isEmpty();
        bench.funds(false);
        assertThat(bench.donations.get(booked).next()).isEmpty();
        assertThat(offered(bench).from(booked, used).refused()).isEmpty();
    }

    @BothDatabases(modules = "donations")
    void a_step_that_is_offered_for_a_list_is_not_refused(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long empty = bench.lists.create(bench.kernel.base, "空名册").id();
        bench.take(77, bench.row(2, "李例安", 50), bench.row(3, "王试平", 20));
        bench.take(78, bench.row(2, "赵拟安", 30).back("date", LocalDate.of(2022, 2, 1)));
        TestRow goods = TestRow.of(
                2,
                9_001,
                "name",
                "演示粮油公司",
                "kind",
                DonorKind.ENTERPRISE,
                "date",
                DonationBench.DAY,
                "goods",
                "大米",
                "quantity",
                20,
                "price",
                Money.ofFen(5_000),
                "basis",
                "发票 001");
        bench.take(79, goods);
        assertThat(goods.codes()).isEmpty();
        bench.take(80, bench.row(2, "孙样宁", 40));
        bench.list(bench.clerk, 80, "submit", null);
        bench.list(bench.cashier, 80, "receive", 40L);
        bench.runJobs(true);

        var offered = OfferedSteps.of(
                        bench.kernel,
                        bench.kind.life(),
                        (list, step, said) -> bench.lists.step(list.id(), list.version(), step, said),
                        bench.clerk,
                        bench.cashier,
                        bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.CASHIER),
                        bench.officer,
                        bench.reviewer)
                .from(empty, 77, 78, 79, 80);

        assertThat(offered.refused()).isEmpty();
        assertThat(offered.missed()).isEmpty();
        assertThat(offered.states()).containsExactlyInAnyOrder("DRAFT", "SUBMITTED", "APPROVED", "VOIDED");
    }

    @BothDatabases(modules = "donations")
    void the_amount_tells_whether_all_is_set_aside_whatever_the_step_is_called(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.receipted(bench.money("李例安", 200));
        part(bench, id, "allocate", 50L);
        part(bench, id, "allocate-part", 50L);
        bench.step(bench.reviewer, id, "release");
        assertThat(part(bench, id, "allocate-part", 200L).state()).isEqualTo(DonationState.ALLOCATED);
        bench.step(bench.reviewer, id, "release");
        assertThat(part(bench, id, "allocate-part", null).state()).isEqualTo(DonationState.ALLOCATED);

        assertThat(bench.donations.history(id))
                .extracting(Workflow.Taken::step)
                .containsExactly(
                        "pledge",
                        "receive",
                        "receipt",
                        "allocate-part",
                        "allocate-part",
                        "release",
                        "allocate",
                        "release",
                        "allocate");
    }

    @BothDatabases(modules = "donations")
    void a_donation_of_a_list_is_received_with_it_and_tells_all_that_was_done(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        TestRow row = bench.row(2, "李例安", 50);
        bench.take(77, row);
        bench.list(bench.clerk, 77, "submit", null);
        assertThatThrownBy(() -> bench.step(bench.cashier, row.id(), "receive"))
                .hasMessageContaining("409")
                .hasMessageContaining("donations.in-list");
        bench.list(bench.cashier, 77, "receive", 50L);
        assertThatThrownBy(() -> bench.step(bench.cashier, row.id(), "receive"))
                .hasMessageContaining("donations.in-list");
        bench.runJobs(true);

        assertThat(bench.donations.history(row.id()))
                .extracting(Workflow.Taken::kind, Workflow.Taken::step, Workflow.Taken::user)
                .containsExactly(
                        tuple("donations.list", "make", "clerk"),
                        tuple("donations.list", "submit", "clerk"),
                        tuple("donations.list", "receive", "cashier"),
                        tuple("donations.donation", "receive", "cashier"),
                        tuple("donations.donation", "receipt", "cashier"));
        Caller both = bench.kernel.caller("both", bench.kernel.district, Role.CASHIER, Role.REVIEWER);
        bench.kernel.as(both);
        assertThat(bench.donations.get(row.id()).next()).contains("refund");
        bench.kernel.as(
                new Caller(bench.cashier.user(), "cashier", false, both.grants(), both.address(), both.locale()));
        assertThat(bench.donations.get(row.id()).next())
                .as("who received the list does not give back what stood in it")
                .contains("recall")
                .doesNotContain("refund");
    }

    @BothDatabases(modules = "donations")
    void a_donation_whose_import_was_undone_tells_so(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        TestRow row = bench.row(2, "李例安", 50);
        bench.take(77, row);
        bench.sheets.undo(77);

        assertThat(bench.donations.history(row.id()))
                .extracting(Workflow.Taken::step)
                .containsExactly("make", "undo", "void");
    }

    private static OfferedSteps<Donation, ?, StepInput> offered(DonationBench bench) {
        return OfferedSteps.of(
                bench.kernel,
                bench.lifecycle.life(),
                (donation, step, said) -> bench.donations.step(donation.id(), donation.version(), step, said),
                bench.clerk,
                bench.cashier,
                bench.reviewer,
                bench.leader,
                bench.officer);
    }

    private static DonationView part(DonationBench bench, long id, String step, Long yuan) {
        Money amount = yuan == null ? null : Money.ofFen(yuan * 100);
        return bench.step(
                bench.reviewer, id, step, new StepInput(null, null, null, null, amount, Purpose.LIVING, null));
    }
}
