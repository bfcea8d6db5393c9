package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.hardship.FileCourse.Exit;
import org.warmth.hardship.FileMaker.Made;

/** Whom files cover from when to when, and which households they hold; in a step's transaction. */
@Component(service = FileCoverage.class)
public final class FileCoverage {
    private final MemberStore members;
    private final SpanStore spans;
    private final MonitorStore monitors;
    private final HouseholdOnce once;
    private final HardshipCalendar calendar;
    private final HardshipSettings settings;
    private final Database database;
    private final Ids ids;

    /** Over the module's tables. */
    @Activate
    public FileCoverage(
            @Reference MemberStore members,
            @Reference SpanStore spans,
            @Reference MonitorStore monitors,
            @Reference HouseholdOnce once,
            @Reference HardshipCalendar calendar,
            @Reference HardshipSettings settings,
            @Reference(target = "(module=hardship)") Database database,
            @Reference Ids ids) {
        this.members = members;
        this.spans = spans;
        this.monitors = monitors;
        this.once = once;
        this.calendar = calendar;
        this.settings = settings;
        this.database = database;
        this.ids = ids;
    }

    /**
     * Their people may receive aid from a day on.
     *
     * @param until the last day, or null for open end
     */
    void begin(Collection<HardshipFile> files, SpanStore.Kind kind, LocalDate from, LocalDate until) {
        files.forEach(file -> spans.begin(file.id(), kind, from, until));
        database.changed();
    }

    /** They leave hardship as proposed, and are phoned back (domain 3.4). */
    void leave(Collection<HardshipFile> files) {
        for (HardshipFile file : files) {
            Exit exit = file.course().exit();
            spans.end(file.id(), exit.on());
            spans.exit(file, exit);
            monitors.records()
                    .insert(new Monitor(
                            ids.next(),
                            file.id(),
                            file.unit(),
                            Monitor.Watch.UNSTABLE,
                            exit.on().plusMonths(settings.monitor()),
                            null,
                            null,
                            null,
                            1));
        }
        database.changed();
    }

    /** They cover nobody from a day on, and let their people go. */
    void end(Collection<HardshipFile> files, LocalDate on) {
        files.forEach(file -> spans.end(file.id(), on));
        database.changed();
        release(files);
    }

    /** Their households are free to stand in other files. */
    void release(Collection<HardshipFile> files) {
        members.release(files.stream().map(HardshipFile::id).toList());
    }

    /**
     * Households that fell back are held again; who belongs to another one by now, belongs to both.
     *
     * @throws org.warmth.api.Problem 422 where two of these files, or another one, hold one head
     */
    void hold(Collection<HardshipFile> files) {
        Map<Long, List<Member>> households =
                members.of(files.stream().map(HardshipFile::id).toList());
        List<Made> again = files.stream()
                .map(file -> new Made(
                        file,
                        households.getOrDefault(file.id(), List.of()).stream()
                                .map(Member::held)
                                .toList()))
                .toList();
        Map<Long, List<Violation>> found = once.check(again);
        Violations refused = new Violations();
        found.values().stream()
                .flatMap(List::stream)
                .filter(violation -> violation.severity() == Violation.Severity.ERROR)
                .forEach(refused::add);
        refused.refuse();
        List<Member> held = new ArrayList<>();
        for (Made each : again) {
            Set<String> doubted =
                    found.get(each.file().id()).stream().map(Violation::field).collect(Collectors.toSet());
            for (int i = 0; i < each.household().size(); i++) {
                Member member = each.household().get(i);
                held.add(doubted.contains(HouseholdOnce.field(i)) ? member.twice() : member);
            }
        }
        members.update(held);
        files.forEach(file -> spans.relapse(file.id(), calendar.today()));
        database.changed();
    }
}
