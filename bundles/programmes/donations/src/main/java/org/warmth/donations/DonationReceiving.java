package org.warmth.donations;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.Lists;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** Receives the donations of a list: booked, numbered and receipted, a chunk at a time. */
@Component(
        service = {DonationReceiving.class, JobHandler.class},
        property = JobHandler.KIND + "=" + DonationReceiving.KIND)
public final class DonationReceiving implements JobHandler {
    static final String KIND = "donations.receive";

    private final DonationStore donations;
    private final DonationLists kind;
    private final DonationBooking booking;
    private final DonationChanges changes;
    private final ReceiptBook book;
    private final Workflow workflow;
    private final Lists lists;

    /** Over the module's tables and the kernel. */
    @Activate
    public DonationReceiving(
            @Reference DonationStore donations,
            @Reference DonationLists kind,
            @Reference DonationBooking booking,
            @Reference DonationChanges changes,
            @Reference ReceiptBook book,
            @Reference Workflow workflow,
            @Reference Lists lists) {
        this.donations = donations;
        this.kind = kind;
        this.booking = booking;
        this.changes = changes;
        this.book = book;
        this.workflow = workflow;
        this.lists = lists;
    }

    /** Receives what a list holds. */
    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("donations", lists.post(run, kind, this::receive));
    }

    private void receive(ListHead list, List<Donation> open) {
        if (open.isEmpty()) {
            return;
        }
        String voucher = kind.voucherNo(list);
        List<Donation> come = booking.book(open.stream()
                .map(donation -> donation.come(donation.facts().date(), voucher))
                .toList());
        workflow.takeAll(DonationLife.DONATION, subjects(open, DonationState.PLEDGED), "receive", null);
        workflow.takeAll(DonationLife.DONATION, subjects(open, DonationState.RECEIVED), "receipt", null);
        book.issue(open);
        List<Donation> receipted = come.stream()
                .map(donation -> donation.in(DonationState.RECEIPTED))
                .toList();
        donations.records().update(receipted);
        booking.later(receipted);
        changes.touch();
    }

    private static List<Subject<DonationState>> subjects(List<Donation> some, DonationState state) {
        return some.stream()
                .map(donation -> new Subject<>(donation.id(), donation.unit(), state))
                .toList();
    }
}
