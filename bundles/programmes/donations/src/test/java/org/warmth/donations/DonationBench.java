package org.warmth.donations;

import java.time.LocalDate;
import java.util.Map;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.sheets.RosterImport;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module over the kernel of a test and a played funds, with the people who work with it. */
final class DonationBench {
    static final LocalDate DAY = LocalDate.of(2021, 12, 20);
    static final String DRIVE = "2022年爱心一日捐";

    final TestKernel kernel;
    final PlayedFunds funds = new PlayedFunds();
    final DonationService donations;
    final DonationLifecycle lifecycle;
    final DonationLists kind;
    final DriveService drives;
    final ReceiptBook book;
    final DonationIndicators indicators;
    final ListDesk<StepInput, DonationListView> lists;
    final TestSheets sheets;
    final Caller clerk;
    final Caller cashier;
    final Caller reviewer;
    final Caller leader;
    final Caller officer;
    private final TestComponents components;
    private long ids = 1_000;

    DonationBench(TestDatabase database) {
        kernel = new TestKernel(database);
        components = kernel.components(new TestMessages("donations"), funds);
        kind = components.get(DonationLists.class);
        lifecycle = components.get(DonationLifecycle.class);
        lists = kind.desk();
        donations = components.get(DonationService.class);
        drives = components.get(DriveService.class);
        book = components.get(ReceiptBook.class);
        indicators = components.get(DonationIndicators.class);
        sheets = new TestSheets(database, components.get(DonationRoster.class));
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        cashier = kernel.caller("cashier", kernel.district, Role.CASHIER);
        reviewer = kernel.caller("reviewer", kernel.district, Role.REVIEWER);
        leader = kernel.caller("leader", kernel.district, Role.LEADER);
        officer = kernel.caller("officer", kernel.district, Role.OFFICER);
        kernel.as(clerk);
    }

    /** Funds is there, or away. */
    void funds(boolean there) {
        if (there) {
            components.give(funds);
        } else {
            components.withdraw(funds);
        }
    }

    /** A drive of the district. */
    long drive(String name, LocalDate from, LocalDate to) {
        kernel.as(officer);
        long id = drives.create(new Drive.Input(kernel.district, name, from, to, 22L))
                .id();
        kernel.as(clerk);
        return id;
    }

    /** A drive of the district that is over. */
    long drive() {
        return drive(DRIVE, LocalDate.of(2021, 12, 11), LocalDate.of(2021, 12, 31));
    }

    /** Money of somebody. */
    Gift money(String name, long yuan) {
        return new Gift(kernel.base, name, Money.ofFen(yuan * 100), null, null, null, null, null);
    }

    /** What tests say of a donation. */
    record Gift(
            long unit,
            String name,
            Money amount,
            DonorKind kind,
            Integer people,
            String drive,
            Long from,
            Purpose intent) {
        Gift by(DonorKind giver) {
            return new Gift(unit, name, amount, giver, people, drive, from, intent);
        }

        Gift together(int many) {
            return new Gift(unit, name, amount, DonorKind.UNIT, many, drive, from, intent);
        }

        Gift in(String named) {
            return new Gift(unit, name, amount, kind, people, named, from, intent);
        }

        Gift from(long union) {
            return new Gift(unit, name, amount, kind, people, drive, union, intent);
        }

        Gift to(long receiver) {
            return new Gift(receiver, name, amount, kind, people, drive, from, intent);
        }

        Gift meantFor(Purpose purpose) {
            return new Gift(unit, name, amount, kind, people, drive, from, purpose);
        }

        DonationInput input() {
            return new DonationInput(
                    unit,
                    name,
                    amount,
                    DAY,
                    kind,
                    people,
                    drive,
                    from,
                    null,
                    name == null && kind != DonorKind.UNIT ? true : null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    intent,
                    null);
        }
    }

    /** Twenty boxes of goods worth 50 yuan each. */
    DonationInput goods(String name, DonorKind kind) {
        return new DonationInput(
                kernel.base,
                name,
                null,
                DAY,
                kind,
                null,
                null,
                null,
                null,
                null,
                "大米",
                20,
                Money.ofFen(5_000),
                "发票 001",
                null,
                null,
                null);
    }

    long pledge(Gift gift) {
        return pledge(gift.input());
    }

    long pledge(DonationInput input) {
        kernel.as(kernel.caller("recorder", kernel.district, Role.CLERK));
        long id = donations.create(input).id();
        kernel.as(clerk);
        return id;
    }

    /** A donation brought as far as its receipt. */
    long receipted(Gift gift) {
        long id = pledge(gift);
        step(cashier, id, "receive");
        step(cashier, id, "receipt");
        return id;
    }

    /** Takes a step as somebody. */
    DonationView step(Caller caller, long id, String step) {
        return step(caller, id, step, new StepInput("核对后办理", null, "记-40", null, null, null, null));
    }

    DonationView step(Caller caller, long id, String step, StepInput input) {
        kernel.as(caller);
        try {
            return donations.step(id, donations.get(id).version(), step, input);
        } finally {
            kernel.as(clerk);
        }
    }

    /** Sets part of a donation aside, or all of it, as the reviewer. */
    DonationView allocate(long id, Long yuan, Purpose purpose, Long project) {
        Money amount = yuan == null ? null : Money.ofFen(yuan * 100);
        return step(reviewer, id, "allocate", new StepInput(null, null, null, null, amount, purpose, project));
    }

    /** Runs the jobs that wait; those that need funds only while it is there. */
    void runJobs(boolean withFunds) {
        kernel.jobs.run(DonationReceiving.KIND, components.get(DonationReceiving.class));
        kernel.jobs.run(DriveAllocating.KIND, components.get(DriveAllocating.class));
        kernel.jobs.run(DrivePublishing.KIND, components.get(DrivePublishing.class));
        if (withFunds) {
            kernel.jobs.run(DonationCatchUp.KIND, components.get(DonationCatchUp.class));
        }
    }

    /** A row by which somebody gives so many yuan. */
    TestRow row(int number, String name, long yuan) {
        return TestRow.of(number, ids++, "name", name, "amount", Money.ofFen(yuan * 100), "date", DAY);
    }

    /** Imports rows into a list of their own, as the clerk. */
    void take(long importId, TestRow... rows) {
        kernel.as(clerk);
        sheets.take(importId, kernel.base, Map.of(RosterImport.TITLE, "捐赠名册.xlsx"), rows);
    }

    /** Takes a step with a list as somebody. */
    DonationListView list(Caller caller, long list, String step, Long total) {
        kernel.as(caller);
        try {
            StepInput input = new StepInput(
                    "退回核对", null, "记-41", total == null ? null : Money.ofFen(total * 100), null, null, null);
            return lists.step(list, lists.get(list).version(), step, input);
        } finally {
            kernel.as(clerk);
        }
    }

    /** The register of the base union, in the order of numbers. */
    java.util.List<ReceiptLine> register() {
        kernel.as(cashier);
        var lines = book.page(kernel.base, 0, 0, 500).items();
        kernel.as(clerk);
        return lines;
    }
}
