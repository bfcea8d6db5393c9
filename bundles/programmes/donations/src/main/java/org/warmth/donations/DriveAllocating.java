package org.warmth.donations;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;

/** Sets aside all that is left of a drive's donations, those for another purpose left out. */
@Component(
        service = {DriveAllocating.class, JobHandler.class},
        property = JobHandler.KIND + "=" + DriveAllocating.KIND)
public final class DriveAllocating implements JobHandler {
    static final String KIND = "donations.allocate";

    private static final String DRIVE = "drive";
    private static final String PROJECT = "project";
    private static final String PURPOSE = "purpose";

    private final DonationStore donations;
    private final Allocations allocations;
    private final DonationLifecycle lifecycle;

    /** Over the module's tables and the kernel. */
    @Activate
    public DriveAllocating(
            @Reference DonationStore donations,
            @Reference Allocations allocations,
            @Reference DonationLifecycle lifecycle) {
        this.donations = donations;
        this.allocations = allocations;
        this.lifecycle = lifecycle;
    }

    static Map<String, String> arguments(long drive, Allocations.Target target) {
        return Map.of(
                DRIVE, Long.toString(drive),
                PROJECT, Long.toString(target.project()),
                PURPOSE, target.purpose().name());
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long drive = Long.parseLong(run.arguments().get(DRIVE));
        Allocations.Target target = allocations.target(
                Long.valueOf(run.arguments().get(PROJECT)),
                Purpose.valueOf(run.arguments().get(PURPOSE)));
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = 0;
        List<Long> next = donations.free(drive, target.holders(), target.purpose(), after, Database.CHUNK);
        while (!next.isEmpty()) {
            List<Long> chunk = next;
            after = chunk.get(chunk.size() - 1);
            done += chunk.size();
            run.chunk(done, Long.toString(after), () -> allocate(chunk, target));
            next = donations.free(drive, target.holders(), target.purpose(), after, Database.CHUNK);
        }
        return Map.of("donations", done);
    }

    private int allocate(List<Long> chunk, Allocations.Target target) {
        List<Donation> free = donations.records().byIds(chunk).values().stream()
                .filter(donation -> donation.state() == DonationState.RECEIPTED && target.suits(donation))
                .toList();
        return lifecycle.carry(free, "allocate", StepInput.setAside(target)).size();
    }
}
