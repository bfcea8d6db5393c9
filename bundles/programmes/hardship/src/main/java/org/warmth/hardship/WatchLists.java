package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;

/**
 * The living lists: files due for review, files that were never helped or got no subsidy in the campaign, households to
 * be asked again (domain 5.2).
 */
@Component(service = WatchLists.class)
public final class WatchLists {
    /** Every kind of project from which a household may have been helped. */
    private static final Set<String> HELP = Set.of("LIVING", "STUDY", "MEDICAL", "OTHER", "CONDOLENCE");
    /** What every active file is due in a campaign: booked as living aid or as condolence (F1-W06). */
    static final Set<String> SUBSIDY = Set.of("LIVING", "CONDOLENCE");
    /** So many chunks are looked through for one page at most; the page then says where to go on. */
    private static final int MOST_CHUNKS = 20;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Payments payments;

    private final FileStore files;
    private final MemberStore members;
    private final MonitorStore monitors;
    private final FileViews views;
    private final HardshipCalendar calendar;
    private final Campaigns campaigns;

    /** Over the module's tables. */
    @Activate
    public WatchLists(
            @Reference FileStore files,
            @Reference MemberStore members,
            @Reference MonitorStore monitors,
            @Reference FileViews views,
            @Reference HardshipCalendar calendar,
            @Reference Campaigns campaigns) {
        this.files = files;
        this.members = members;
        this.monitors = monitors;
        this.views = views;
        this.calendar = calendar;
        this.campaigns = campaigns;
    }

    /** Which list. */
    public enum Kind {
        /** 年度复核到期. */
        DUE("due"),
        /** 从未帮扶. */
        NEVER_HELPED("never-helped"),
        /** 本次活动未领生活补贴. */
        WITHOUT_SUBSIDY("without-subsidy"),
        /** 返困风险. */
        AT_RISK("at-risk");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** The list of that name in addresses. */
        static Kind of(String path) {
            for (Kind kind : values()) {
                if (kind.path.equals(path)) {
                    return kind;
                }
            }
            throw Problem.notFound("hardship.list-unknown");
        }
    }

    /**
     * A line of such a list.
     *
     * @param file the file
     * @param monitor the day to ask, in the list of those, else null
     */
    @Schema(name = "hardship.WatchLine")
    record Line(FileSummary file, Monitor.View monitor) {}

    /**
     * A page of a list.
     *
     * @param by the day that counts; today if null
     */
    Page<Line> page(Kind kind, long unit, LocalDate by, long after, int size) {
        LocalDate day = by == null ? calendar.today() : by;
        return switch (kind) {
            case DUE -> due(unit, day, after, size);
            case NEVER_HELPED ->
                unhelped(unit, HELP, since -> new Period(since.isAfter(day) ? day : since, day), after, size);
            case WITHOUT_SUBSIDY -> unhelped(unit, SUBSIDY, since -> season(day), after, size);
            case AT_RISK -> atRisk(unit, day, after, size);
        };
    }

    private Page<Line> due(long unit, LocalDate by, long after, int size) {
        Page<HardshipFile> page = files.records().page(FileStore.due(unit, by), after, size);
        return new Page<>(lines(page.items()), page.next());
    }

    private Page<Line> atRisk(long unit, LocalDate by, long after, int size) {
        Page<Monitor> page = monitors.records().page(MonitorStore.due(unit, by), after, size);
        Map<Long, HardshipFile> watched =
                files.readable(page.items().stream().map(Monitor::file).collect(Collectors.toSet()));
        Map<Long, FileSummary> shown = views.summaries(watched.values()).stream()
                .collect(Collectors.toMap(FileSummary::id, summary -> summary));
        return new Page<>(
                page.items().stream()
                        .map(monitor -> new Line(shown.get(monitor.file()), Monitor.View.of(monitor)))
                        .toList(),
                page.next());
    }

    /** The campaign of a day, for regular work its year. */
    private Period season(LocalDate day) {
        return campaigns
                .on(day)
                .map(Campaign::window)
                .orElseGet(() -> new Period(day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear())));
    }

    /**
     * Active files of whose household nobody was paid by projects of these kinds.
     *
     * @param period the days that count, for files of which the first is active since a day
     */
    private Page<Line> unhelped(
            long unit, Set<String> kinds, Function<LocalDate, Period> period, long after, int size) {
        Payments paid = payments;
        if (paid == null) {
            throw Problem.unavailable("hardship.funds-missing", null);
        }
        List<HardshipFile> found = new ArrayList<>();
        long from = after;
        boolean more = true;
        for (int chunk = 0; more && found.size() <= size && chunk < MOST_CHUNKS; chunk++) {
            List<HardshipFile> active = files.records()
                    .page(FileStore.active(unit), from, Database.CHUNK)
                    .items();
            found.addAll(unhelped(paid, active, kinds, period));
            more = active.size() == Database.CHUNK;
            from = active.isEmpty() ? from : active.get(active.size() - 1).id();
        }
        Page<HardshipFile> page = Page.of(found, size, HardshipFile::id);
        String next = page.next() == null && more ? Long.toString(from) : page.next();
        return new Page<>(lines(page.items()), next);
    }

    private List<HardshipFile> unhelped(
            Payments paid, List<HardshipFile> active, Set<String> kinds, Function<LocalDate, Period> period) {
        if (active.isEmpty()) {
            return List.of();
        }
        LocalDate since = active.stream()
                .map(file -> file.course().approvedOn())
                .min(LocalDate::compareTo)
                .orElseThrow();
        Set<Long> helped = helped(
                paid, members.persons(active.stream().map(HardshipFile::id).toList()), kinds, period.apply(since));
        return active.stream().filter(file -> !helped.contains(file.id())).toList();
    }

    /** The files of whose household somebody was paid. */
    static Set<Long> helped(Payments payments, Map<Long, List<Long>> households, Set<String> kinds, Period period) {
        Set<Long> people =
                households.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        Set<Long> paid = people.isEmpty() ? Set.of() : payments.paid(people, kinds, period);
        Set<Long> helped = new HashSet<>();
        households.forEach((file, persons) -> {
            if (persons.stream().anyMatch(paid::contains)) {
                helped.add(file);
            }
        });
        return helped;
    }

    private List<Line> lines(List<HardshipFile> some) {
        return views.summaries(some).stream()
                .map(summary -> new Line(summary, null))
                .toList();
    }
}
