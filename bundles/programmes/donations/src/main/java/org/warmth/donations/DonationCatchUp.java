package org.warmth.donations;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.funds.Receipts;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;

/** Books what came while funds was away. It is there only with funds, so its jobs wait until then. */
@Component(service = JobHandler.class, property = JobHandler.KIND + "=" + DonationCatchUp.KIND)
public final class DonationCatchUp implements JobHandler {
    static final String KIND = "donations.book";

    private final DonationStore donations;
    private final DonationBooking booking;
    private final DonationMaker maker;
    private final Receipts receipts;

    /** Over the donations and the receipts of funds. */
    @Activate
    public DonationCatchUp(
            @Reference DonationStore donations,
            @Reference DonationBooking booking,
            @Reference DonationMaker maker,
            @Reference Receipts receipts) {
        this.donations = donations;
        this.booking = booking;
        this.maker = maker;
        this.receipts = receipts;
    }

    /** Books what waits in a unit and all below it. */
    @Override
    public Map<String, Object> run(JobRun run) {
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = 0;
        List<Long> next = donations.waiting(run.unit(), maker.today(), after, Database.CHUNK);
        while (!next.isEmpty()) {
            List<Long> chunk = next;
            after = chunk.get(chunk.size() - 1);
            done += chunk.size();
            run.chunk(done, Long.toString(after), () -> book(chunk));
            next = donations.waiting(run.unit(), maker.today(), after, Database.CHUNK);
        }
        return Map.of("donations", done);
    }

    private int book(List<Long> chunk) {
        List<Donation> come = donations.records().byIds(chunk).values().stream()
                .filter(Donation::waiting)
                .toList();
        List<Donation> booked = booking.book(come, receipts).stream()
                .map(donation -> donation.in(donation.state()))
                .toList();
        if (donations.records().update(booked) != booked.size()) {
            // Somebody took a step with one of them meanwhile: the job goes on with how they stand then.
            throw Problem.unavailable("donations.busy", null);
        }
        return booked.size();
    }
}
