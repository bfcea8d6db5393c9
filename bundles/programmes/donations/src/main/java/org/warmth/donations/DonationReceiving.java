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

/** Receives the donations of a list: booked, numbered and receipted, a chunk at a time. */
@Component(
        service = {DonationReceiving.class, JobHandler.class},
        property = JobHandler.KIND + "=" + DonationReceiving.KIND)
public final class DonationReceiving implements JobHandler {
    static final String KIND = "donations.receive";

    private final DonationLists kind;
    private final DonationLifecycle lifecycle;
    private final Lists lists;

    /** Over the donations' life and the kernel's lists. */
    @Activate
    public DonationReceiving(
            @Reference DonationLists kind, @Reference DonationLifecycle lifecycle, @Reference Lists lists) {
        this.kind = kind;
        this.lifecycle = lifecycle;
        this.lists = lists;
    }

    /** Receives what a list holds. */
    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("donations", lists.post(run, kind, this::receive));
    }

    private void receive(ListHead list, List<Donation> open) {
        List<Donation> received = lifecycle.carry(open, "receive", StepInput.under(kind.voucherNo(list)));
        lifecycle.carry(received, "receipt", null);
    }
}
