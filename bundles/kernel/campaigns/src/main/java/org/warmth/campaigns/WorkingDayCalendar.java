package org.warmth.campaigns;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.Period;
import org.warmth.api.campaigns.WorkingDays;
import org.warmth.api.store.Database;

/** The working days by weekday and the yearly notices; this node remembers these by their change number. */
@Component(service = {WorkingDays.class, WorkingDayCalendar.class})
public final class WorkingDayCalendar implements WorkingDays {
    private static final Set<Role> KEEPERS = Set.of(Role.SYSTEM_ADMIN, Role.CITY_OFFICER);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    /** A holiday at the turn of the year may begin in the old one or end in the new one. */
    private static final int TURN = 10;

    private static final int LONGEST = 15;

    private final Database database;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;
    private volatile Known known = new Known(-1, List.of(), Map.of());

    /** Over the kernel's tables. */
    @Activate
    public WorkingDayCalendar(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean is(LocalDate day) {
        return works(known().ordered(), day);
    }

    @Override
    public LocalDate plus(LocalDate from, int days) {
        Map<LocalDate, Boolean> ordered = known().ordered();
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(ordered, day)) {
                left--;
            }
        }
        return day;
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        Map<LocalDate, Boolean> ordered = known().ordered();
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (works(ordered, day)) {
                days++;
            }
        }
        return days;
    }

    private static boolean works(Map<LocalDate, Boolean> ordered, LocalDate day) {
        Boolean order = ordered.get(day);
        return order != null ? order : !weekend(day);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The notices that were entered, the oldest year first. */
    List<DayNotice> notices() {
        return known().notices();
    }

    DayNotice get(int year) {
        return notices().stream()
                .filter(notice -> notice.year() == year)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("campaigns.days-unknown"));
    }

    /** Enters a year's notice. */
    void create(DayNotice.Input input) {
        Caller caller = keeper();
        check(input);
        database.write(db -> {
            if (notices().stream().anyMatch(notice -> notice.year() == input.year())) {
                throw Problem.invalid("year", "campaigns.days-year-taken");
            }
            free(DayNoticeStore.elsewhere(db, input.year(), days(input)));
            DayNoticeStore.insert(db, input, caller.user(), clock.instant());
            record("create", input);
            return null;
        });
    }

    /** Changes a year's notice; what hangs out already keeps the last day that it was hung out with. */
    void change(int year, int version, DayNotice.Input input) {
        Caller caller = keeper();
        check(input);
        if (input.year() != year) {
            throw Problem.invalid("year", "campaigns.days-year-fixed");
        }
        database.write(db -> {
            get(year);
            free(DayNoticeStore.elsewhere(db, year, days(input)));
            if (!DayNoticeStore.update(db, version, input, caller.user(), clock.instant())) {
                throw Problem.stale();
            }
            record("change", input);
            return null;
        });
    }

    private void record(String act, DayNotice.Input input) {
        audit.record(
                "campaigns.days." + act,
                0,
                "campaigns.days/" + input.year(),
                Map.of("off", input.daysOff().size(), "on", input.on().size()));
    }

    private Caller keeper() {
        Caller caller = callers.current();
        if (KEEPERS.stream().noneMatch(caller::has)) {
            throw Problem.forbidden("access.forbidden");
        }
        return caller;
    }

    private static void check(DayNotice.Input input) {
        Violations found = new Violations().required("year", input.year()).longest("notice", input.notice(), 60);
        if (input.year() != null) {
            found.unless(
                    input.year() >= FIRST_YEAR && input.year() <= LAST_YEAR,
                    "year",
                    "campaigns.year",
                    FIRST_YEAR,
                    LAST_YEAR);
        }
        found.refuse();
        for (int i = 0; i < input.off().size(); i++) {
            DayNotice.Holiday holiday = input.off().get(i);
            String field = "holidays[" + i + "]";
            if (holiday == null) {
                found.required(field, null);
                continue;
            }
            found.text(field + ".name", holiday.name(), 30)
                    .required(field + ".days", holiday.days())
                    .unless(
                            holiday.days() == null || brief(holiday.days()) && near(input.year(), holiday.days()),
                            field + ".days",
                            "campaigns.days-far");
        }
        found.refuse();
        days(input, found);
        found.refuse();
    }

    private static void days(DayNotice.Input input, Violations found) {
        Set<LocalDate> seen = new HashSet<>(input.daysOff().keySet());
        int off = input.off().stream()
                .mapToInt(holiday -> (int) holiday.days()
                        .from()
                        .datesUntil(holiday.days().to().plusDays(1))
                        .count())
                .sum();
        found.unless(off == seen.size(), "holidays", "campaigns.days-twice");
        for (int i = 0; i < input.on().size(); i++) {
            LocalDate day = input.on().get(i);
            String field = "workdays[" + i + "]";
            if (day == null) {
                found.required(field, null);
                continue;
            }
            found.unless(weekend(day), field, "campaigns.days-no-weekend")
                    .unless(near(input.year(), new Period(day, day)), field, "campaigns.days-far")
                    .unless(seen.add(day), field, "campaigns.days-twice");
        }
    }

    private static boolean brief(Period period) {
        return !period.to().isAfter(period.from().plusDays(LONGEST));
    }

    private static boolean near(int year, Period period) {
        return !period.from().isBefore(LocalDate.of(year, 1, 1).minusDays(TURN))
                && !period.to().isAfter(LocalDate.of(year, 12, 31).plusDays(TURN));
    }

    private static void free(List<LocalDate> elsewhere) {
        if (!elsewhere.isEmpty()) {
            throw Problem.invalid("holidays", "campaigns.days-elsewhere", elsewhere.get(0));
        }
    }

    private static List<LocalDate> days(DayNotice.Input input) {
        List<LocalDate> days = new ArrayList<>(input.daysOff().keySet());
        days.addAll(input.on());
        return days;
    }

    private Known known() {
        Known seen = known;
        long change = database.read(DayNoticeStore::change);
        if (seen.change() != change) {
            seen = Known.of(change, database.read(DayNoticeStore::all));
            // What is read inside a transaction may still be rolled back: it is not for others.
            if (!database.inTransaction()) {
                known = seen;
            }
        }
        return seen;
    }

    /**
     * What was read at a change number.
     *
     * @param ordered the days that are not as the weekday says, and whether people work on them
     */
    private record Known(long change, List<DayNotice> notices, Map<LocalDate, Boolean> ordered) {
        static Known of(long change, List<DayNotice> notices) {
            Map<LocalDate, Boolean> ordered = new HashMap<>();
            for (DayNotice notice : notices) {
                notice.holidays().forEach(holiday -> holiday.days()
                        .from()
                        .datesUntil(holiday.days().to().plusDays(1))
                        .forEach(day -> ordered.put(day, false)));
                notice.workdays().forEach(day -> ordered.put(day, true));
            }
            return new Known(change, notices, Map.copyOf(ordered));
        }
    }
}
