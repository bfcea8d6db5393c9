package org.warmth.donations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;

/** Publishes a drive: all of it that is set aside counts from then on in the sums that hang out. */
@Component(
        service = {DrivePublishing.class, JobHandler.class},
        property = JobHandler.KIND + "=" + DrivePublishing.KIND)
public final class DrivePublishing implements JobHandler {
    static final String KIND = "donations.publish";
    /** The argument that names the drive. */
    static final String DRIVE = "drive";

    private final DonationStore donations;
    private final DriveStore drives;
    private final DriveSums sums;
    private final DonationLifecycle lifecycle;
    private final Clock clock;

    /** Over the module's tables and the kernel. */
    @Activate
    public DrivePublishing(
            @Reference DonationStore donations,
            @Reference DriveStore drives,
            @Reference DriveSums sums,
            @Reference DonationLifecycle lifecycle,
            @Reference Clock clock) {
        this.donations = donations;
        this.drives = drives;
        this.sums = sums;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long drive = Long.parseLong(run.arguments().get(DRIVE));
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = 0;
        List<Long> next = donations.ofDrive(drive, DonationState.ALLOCATED, after, Database.CHUNK);
        while (!next.isEmpty()) {
            List<Long> chunk = next;
            after = chunk.get(chunk.size() - 1);
            done += chunk.size();
            run.chunk(done, Long.toString(after), () -> publish(chunk));
            next = donations.ofDrive(drive, DonationState.ALLOCATED, after, Database.CHUNK);
        }
        run.chunk(done, Long.toString(after), () -> {
            sums.keep(drive);
            drives.published(drive, clock.instant());
            return null;
        });
        return Map.of("donations", done);
    }

    private int publish(List<Long> chunk) {
        List<Donation> ready = donations.records().byIds(chunk).values().stream()
                .filter(donation -> donation.state() == DonationState.ALLOCATED)
                .toList();
        return lifecycle.carry(ready, "publish", null).size();
    }
}
