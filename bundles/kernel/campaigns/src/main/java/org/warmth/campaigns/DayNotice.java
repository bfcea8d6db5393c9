package org.warmth.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warmth.api.campaigns.Period;

/**
 * The State Council's yearly notice of holidays and make-up working days (放假安排).
 *
 * @param year the year it orders
 * @param notice its number, or null
 * @param holidays the days off
 * @param workdays the Saturdays and Sundays on which people work
 * @param version for If-Match
 */
@Schema(name = "campaigns.DayNotice")
public record DayNotice(int year, String notice, List<Holiday> holidays, List<LocalDate> workdays, int version) {
    /**
     * A holiday.
     *
     * @param name its name
     * @param days its days, both ends included
     */
    @Schema(
            name = "campaigns.Holiday",
            example = "{\"name\":\"春节\",\"days\":{\"from\":\"2022-01-31\",\"to\":\"2022-02-06\"}}")
    public record Holiday(String name, Period days) {}

    /**
     * A notice as it is written.
     *
     * @param year the year it orders
     * @param notice its number, or null
     * @param holidays the days off
     * @param workdays the Saturdays and Sundays on which people work, or null for none
     */
    @Schema(
            name = "campaigns.DayNoticeInput",
            example =
                    """
                    {"year":2022,"notice":"放假安排通知",
                     "holidays":[{"name":"元旦","days":{"from":"2022-01-01","to":"2022-01-03"}},
                                 {"name":"春节","days":{"from":"2022-01-31","to":"2022-02-06"}}],
                     "workdays":["2022-01-29","2022-01-30"]}""")
    public record Input(Integer year, String notice, List<Holiday> holidays, List<LocalDate> workdays) {
        List<Holiday> off() {
            return holidays == null ? List.of() : holidays;
        }

        List<LocalDate> on() {
            return workdays == null ? List.of() : workdays;
        }

        /** Its days off, each with the holiday's name. */
        Map<LocalDate, String> daysOff() {
            Map<LocalDate, String> days = new LinkedHashMap<>();
            off().forEach(holiday -> days(holiday.days()).forEach(day -> days.put(day, holiday.name())));
            return days;
        }

        private static List<LocalDate> days(Period period) {
            return period.from().datesUntil(period.to().plusDays(1)).toList();
        }
    }

    /** The same from its days, each marked as a working one or with its holiday's name. */
    static DayNotice of(int year, String notice, int version, List<Day> days) {
        List<Holiday> holidays = new ArrayList<>();
        List<LocalDate> workdays = new ArrayList<>();
        for (Day day : days) {
            if (day.works()) {
                workdays.add(day.on());
            } else {
                add(holidays, day);
            }
        }
        return new DayNotice(year, notice, List.copyOf(holidays), List.copyOf(workdays), version);
    }

    private static void add(List<Holiday> holidays, Day day) {
        Holiday last = holidays.isEmpty() ? null : holidays.get(holidays.size() - 1);
        boolean goesOn = last != null
                && last.name().equals(day.name())
                && last.days().to().plusDays(1).equals(day.on());
        if (goesOn) {
            holidays.set(
                    holidays.size() - 1,
                    new Holiday(day.name(), new Period(last.days().from(), day.on())));
        } else {
            holidays.add(new Holiday(day.name(), new Period(day.on(), day.on())));
        }
    }

    /**
     * A day that is not as the weekday says.
     *
     * @param on the day
     * @param works whether people work on it
     * @param name the holiday, or null
     */
    record Day(LocalDate on, boolean works, String name) {}
}
