package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DRIVES;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.people.Units;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of drives: called for by a unit, in a time, for a campaign; their sums are published once they are over. */
@Component(service = DriveService.class)
public final class DriveService {
    private final Database database;
    private final DriveStore drives;
    private final Kept<Drive> kept;
    private final DriveSums sums;
    private final Allocations allocations;
    private final DonationMaker maker;
    private final Campaigns campaigns;
    private final Jobs jobs;
    private final Access access;
    private final Callers callers;
    private final Units units;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public DriveService(
            @Reference(target = "(module=donations)") Database database,
            @Reference DriveStore drives,
            @Reference RecordService records,
            @Reference DriveSums sums,
            @Reference Allocations allocations,
            @Reference DonationMaker maker,
            @Reference Campaigns campaigns,
            @Reference Jobs jobs,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.drives = drives;
        this.kept = records.keep(
                "donations.drive", "donations.drive-unknown", drives, caller -> drives.readable(caller, above(caller)));
        this.sums = sums;
        this.allocations = allocations;
        this.maker = maker;
        this.campaigns = campaigns;
        this.jobs = jobs;
        this.access = access;
        this.callers = callers;
        this.units = units;
        this.ids = ids;
    }

    Created create(Drive.Input input) {
        Drive drive = checked(ids.next(), 1, input);
        return database.write(sql -> {
            access.require(DonationLifecycle.MAKERS, drive.unit());
            refuseNamed(drive);
            return kept.create(drive, "create", Map.of());
        });
    }

    /** Rewrites a drive; when its sums were published stays. */
    DriveView update(long id, int version, Drive.Input input) {
        Drive written = checked(id, version + 1, input);
        return database.write(sql -> {
            Drive drive = kept.get(id);
            access.require(DonationLifecycle.MAKERS, drive.unit());
            if (drive.unit() != written.unit()) {
                throw Problem.invalid("unit", "donations.unit-fixed");
            }
            refuseNamed(written);
            Drive next = new Drive(
                    id,
                    written.unit(),
                    written.name(),
                    written.from(),
                    written.to(),
                    written.campaign(),
                    drive.publishedAt(),
                    written.version());
            kept.rewrite(next, "update", Map.of("version", next.version()));
            return get(id);
        });
    }

    DriveView get(long id) {
        return views(List.of(kept.get(id))).get(0);
    }

    Page<DriveView> page(long unit, long after, int size) {
        Page<Drive> page = kept.page(Filter.by(DONATIONS_DRIVES.UNIT, unit), after, size);
        return new Page<>(views(page.items()), page.next());
    }

    /** Sets all that is left of a drive's donations aside for a purpose or a project, as a job. */
    JobView allocate(long id, StepInput input) {
        return database.write(sql -> {
            Drive drive = kept.get(id);
            access.require(DonationLifecycle.REVIEWER, drive.unit());
            Allocations.Target target = allocations.target(input.project(), input.purpose());
            kept.trail(drive, "allocate", Map.of("purpose", target.purpose(), "project", target.project()));
            return jobs.start(DriveAllocating.KIND, drive.unit(), DriveAllocating.arguments(id, target));
        });
    }

    /** Publishes a drive's sums, as a job: once it is over, and never so that one donor's gift shows in the difference. */
    JobView publish(long id) {
        return database.write(sql -> {
            Drive drive = kept.get(id);
            access.require(DonationLifecycle.OFFICER, drive.unit());
            if (!drive.to().isBefore(maker.today())) {
                throw Problem.conflict("donations.drive-runs", drive.to());
            }
            if (sums.fresh(id) < PublishedSums.FEWEST) {
                throw Problem.conflict("donations.publish-few", PublishedSums.FEWEST);
            }
            kept.trail(drive, "publish", Map.of());
            return jobs.start(DrivePublishing.KIND, drive.unit(), Map.of(DrivePublishing.DRIVE, Long.toString(id)));
        });
    }

    /** The sums as they were published last: for everybody in the units that the drive was for. */
    DriveSums.Published published(long id) {
        Drive drive = kept.get(id);
        if (drive.publishedAt() == null) {
            throw Problem.notFound("donations.not-published");
        }
        return sums.published(drive, callers.current().locale());
    }

    private Drive checked(long id, int version, Drive.Input input) {
        new Violations()
                .required("unit", input.unit())
                .required("from", input.from())
                .required("to", input.to())
                .businessDay("from", input.from())
                .businessDay("to", input.to())
                .text("name", input.name(), 100)
                .unless(
                        input.from() == null
                                || input.to() == null
                                || !input.to().isBefore(input.from()),
                        "to",
                        "donations.drive-ends-before")
                .unless(
                        input.campaign() == null
                                || input.campaign() == 0
                                || campaigns.byId(input.campaign()).isPresent(),
                        "campaign",
                        "donations.campaign-unknown")
                .refuse();
        return new Drive(
                id,
                input.unit(),
                input.name().strip(),
                input.from(),
                input.to(),
                input.campaign() == null ? 0 : input.campaign(),
                null,
                version);
    }

    private void refuseNamed(Drive drive) {
        boolean named = drives.of(List.of(drive.unit()), List.of(drive.name())).stream()
                .anyMatch(other -> other.id() != drive.id());
        new Violations().unless(!named, "name", "donations.drive-named").refuse();
    }

    /** The units above the caller's: their drives are for the caller's units too. */
    private Collection<Long> above(Caller caller) {
        LocalDate today = maker.today();
        Set<Long> above = new HashSet<>();
        caller.units(Set.of()).stream()
                .filter(unit -> unit != 0)
                .forEach(unit -> above.addAll(units.lineage(unit, today)));
        return above;
    }

    private List<DriveView> views(List<Drive> found) {
        Map<Long, DriveView.Contents> contents =
                sums.contents(callers.current(), found.stream().map(Drive::id).toList());
        return found.stream()
                .map(drive -> DriveView.of(drive, contents.getOrDefault(drive.id(), DriveView.Contents.NOTHING)))
                .toList();
    }
}
