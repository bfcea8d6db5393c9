package org.warmth.campaigns;

import static org.warmth.campaigns.db.Tables.CAMPAIGNS_DAYS;
import static org.warmth.campaigns.db.Tables.CAMPAIGNS_DAY_NOTICES;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.warmth.campaigns.DayNotice.Day;

/** The tables of the yearly notices and their days; no rule. */
final class DayNoticeStore {
    private DayNoticeStore() {}

    /** Grows with every notice and every change. */
    static long change(DSLContext db) {
        return db.select(DSL.coalesce(DSL.sum(CAMPAIGNS_DAY_NOTICES.VERSION), DSL.zero()))
                .from(CAMPAIGNS_DAY_NOTICES)
                .fetchSingle()
                .value1()
                .longValue();
    }

    /** All notices, the oldest year first; there is one a year. */
    static List<DayNotice> all(DSLContext db) {
        Map<Integer, List<Day>> days = db.selectFrom(CAMPAIGNS_DAYS)
                .orderBy(CAMPAIGNS_DAYS.DAY_ON)
                .fetchGroups(
                        CAMPAIGNS_DAYS.NOTICE_YEAR,
                        row -> new Day(
                                row.get(CAMPAIGNS_DAYS.DAY_ON),
                                row.get(CAMPAIGNS_DAYS.WORKS),
                                row.get(CAMPAIGNS_DAYS.NAME)));
        return db.selectFrom(CAMPAIGNS_DAY_NOTICES)
                .orderBy(CAMPAIGNS_DAY_NOTICES.NOTICE_YEAR)
                .fetch(row -> DayNotice.of(
                        row.get(CAMPAIGNS_DAY_NOTICES.NOTICE_YEAR),
                        row.get(CAMPAIGNS_DAY_NOTICES.NOTICE),
                        row.get(CAMPAIGNS_DAY_NOTICES.VERSION),
                        days.getOrDefault(row.get(CAMPAIGNS_DAY_NOTICES.NOTICE_YEAR), List.of())));
    }

    /** The days among these that the notice of another year orders. */
    static List<LocalDate> elsewhere(DSLContext db, int year, Collection<LocalDate> days) {
        return db.select(CAMPAIGNS_DAYS.DAY_ON)
                .from(CAMPAIGNS_DAYS)
                .where(CAMPAIGNS_DAYS.DAY_ON.in(days).and(CAMPAIGNS_DAYS.NOTICE_YEAR.ne(year)))
                .orderBy(CAMPAIGNS_DAYS.DAY_ON)
                .fetch(CAMPAIGNS_DAYS.DAY_ON);
    }

    static void insert(DSLContext db, DayNotice.Input input, long user, Instant now) {
        db.insertInto(CAMPAIGNS_DAY_NOTICES)
                .set(CAMPAIGNS_DAY_NOTICES.NOTICE_YEAR, input.year())
                .set(CAMPAIGNS_DAY_NOTICES.NOTICE, input.notice())
                .set(CAMPAIGNS_DAY_NOTICES.VERSION, 1)
                .set(CAMPAIGNS_DAY_NOTICES.CHANGED_BY, user)
                .set(CAMPAIGNS_DAY_NOTICES.CHANGED_AT, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute();
        days(db, input);
    }

    /** Whether the version was still the one. */
    static boolean update(DSLContext db, int version, DayNotice.Input input, long user, Instant now) {
        boolean current = db.update(CAMPAIGNS_DAY_NOTICES)
                        .set(CAMPAIGNS_DAY_NOTICES.NOTICE, input.notice())
                        .set(CAMPAIGNS_DAY_NOTICES.VERSION, version + 1)
                        .set(CAMPAIGNS_DAY_NOTICES.CHANGED_BY, user)
                        .set(CAMPAIGNS_DAY_NOTICES.CHANGED_AT, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                        .where(CAMPAIGNS_DAY_NOTICES
                                .NOTICE_YEAR
                                .eq(input.year())
                                .and(CAMPAIGNS_DAY_NOTICES.VERSION.eq(version)))
                        .execute()
                == 1;
        if (current) {
            db.deleteFrom(CAMPAIGNS_DAYS)
                    .where(CAMPAIGNS_DAYS.NOTICE_YEAR.eq(input.year()))
                    .execute();
            days(db, input);
        }
        return current;
    }

    private static void days(DSLContext db, DayNotice.Input input) {
        input.daysOff().forEach((day, name) -> day(db, input.year(), new Day(day, false, name)));
        input.on().forEach(day -> day(db, input.year(), new Day(day, true, null)));
    }

    private static void day(DSLContext db, int year, Day day) {
        db.insertInto(CAMPAIGNS_DAYS)
                .set(CAMPAIGNS_DAYS.DAY_ON, day.on())
                .set(CAMPAIGNS_DAYS.NOTICE_YEAR, year)
                .set(CAMPAIGNS_DAYS.WORKS, day.works())
                .set(CAMPAIGNS_DAYS.NAME, day.name())
                .execute();
    }
}
