package org.warmth.hardship;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of dynamic monitoring: which household is asked again when, and what it said. */
@Component(service = MonitorService.class)
public final class MonitorService {
    private static final int LONGEST = 500;

    private final Database database;
    private final MonitorStore monitors;
    private final HardshipService files;
    private final HardshipCalendar calendar;
    private final Access access;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public MonitorService(
            @Reference(target = "(module=hardship)") Database database,
            @Reference MonitorStore monitors,
            @Reference HardshipService files,
            @Reference HardshipCalendar calendar,
            @Reference Access access,
            @Reference Ids ids) {
        this.database = database;
        this.monitors = monitors;
        this.files = files;
        this.calendar = calendar;
        this.access = access;
        this.ids = ids;
    }

    List<Monitor.View> of(long file) {
        files.read(file);
        return monitors.of(file).stream().map(Monitor.View::of).toList();
    }

    /** Sets a day to ask. */
    Created watch(long file, Monitor.Input input) {
        new Violations()
                .required("watch", input.watch())
                .required("nextCheck", input.nextCheck())
                .unless(
                        input.nextCheck() == null || !input.nextCheck().isBefore(calendar.today()),
                        "nextCheck",
                        "hardship.check-past")
                .longest("note", input.note(), LONGEST)
                .refuse();
        return database.write(sql -> {
            HardshipFile of = maker(file);
            return watch(of, input.watch(), input.nextCheck(), input.note());
        });
    }

    private Created watch(HardshipFile of, Monitor.Watch watch, LocalDate nextCheck, String note) {
        Monitor monitor = new Monitor(ids.next(), of.id(), of.unit(), watch, nextCheck, note, null, null, 1);
        return monitors.records().create(monitor, "watch", Map.of("watch", watch, "nextCheck", nextCheck));
    }

    /** Writes down what the household said, and when to ask again. */
    Monitor.View check(long file, long id, int version, Monitor.Check check) {
        LocalDate today = calendar.today();
        LocalDate on = check.on() == null ? today : check.on();
        Violations found = new Violations()
                .required("result", check.result())
                .longest("note", check.note(), LONGEST)
                .unless(check.nextCheck() == null || check.nextCheck().isAfter(on), "nextCheck", "hardship.check-past")
                .unless(
                        check.result() != Monitor.Result.NOT_REACHED || check.nextCheck() != null,
                        "nextCheck",
                        "hardship.check-again");
        FileRules.past(found, "on", on, today);
        found.refuse();
        return database.write(sql -> {
            HardshipFile of = maker(file);
            Monitor monitor = monitors.records()
                    .find(id)
                    .filter(watch -> watch.file() == file)
                    .orElseThrow(() -> Problem.notFound("hardship.monitor-unknown"));
            if (monitor.checkedOn() != null) {
                throw Problem.conflict("hardship.monitor-checked");
            }
            Monitor checked = monitors.records()
                    .rewrite(
                            monitor.checked(version, on, check.result(), check.note()),
                            "check",
                            Map.of("monitor", id, "result", check.result()));
            if (check.nextCheck() != null) {
                watch(of, monitor.watch(), check.nextCheck(), null);
            }
            return Monitor.View.of(checked);
        });
    }

    private HardshipFile maker(long file) {
        HardshipFile of = files.read(file);
        access.require(HardshipLifecycle.MAKERS, of.unit());
        return of;
    }
}
