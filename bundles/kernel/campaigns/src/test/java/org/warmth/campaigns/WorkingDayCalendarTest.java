package org.warmth.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Period;
import org.warmth.campaigns.DayNotice.Holiday;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class WorkingDayCalendarTest {
    private static final LocalDate EVE = LocalDate.of(2022, 1, 28);

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();
    private final WorkingDayCalendar calendar;

    WorkingDayCalendarTest(TestDatabase database) {
        calendar = new WorkingDayCalendar(database, callers, audit, database.clock());
        callers.set(TestCallers.caller(1, "officer", 0, Role.CITY_OFFICER));
    }

    @BothDatabases
    void over_the_spring_festival_make_up_days_count_and_holidays_do_not() {
        assertThat(calendar.is(LocalDate.of(2022, 1, 29))).isTrue();
        assertThat(calendar.is(LocalDate.of(2022, 1, 31))).isFalse();
        assertThat(calendar.is(LocalDate.of(2022, 2, 5))).isFalse();
        assertThat(calendar.is(LocalDate.of(2022, 2, 12))).isFalse();
        // Saturday 29, Sunday 30, then Monday 7, 8, 9 February.
        assertThat(calendar.plus(EVE, 5)).isEqualTo(LocalDate.of(2022, 2, 9));
        assertThat(calendar.between(EVE, LocalDate.of(2022, 2, 9))).isEqualTo(5);
        assertThat(calendar.between(EVE, LocalDate.of(2022, 2, 6))).isEqualTo(2);
        assertThat(calendar.between(EVE, EVE)).isZero();
    }

    @BothDatabases
    void of_a_year_that_nobody_entered_only_weekends_are_off() {
        LocalDate friday = LocalDate.of(2025, 1, 24);
        assertThat(calendar.plus(friday, 5)).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThatThrownBy(() -> calendar.get(2025)).hasMessageContaining("campaigns.days-unknown");
    }

    @BothDatabases
    void a_year_s_notice_is_entered_and_changed_and_counts_at_once() {
        calendar.create(notice(2030, festival(2030, 2, 2, 8), LocalDate.of(2030, 1, 27)));
        assertThat(calendar.plus(LocalDate.of(2030, 2, 1), 1)).isEqualTo(LocalDate.of(2030, 2, 11));
        assertThat(calendar.get(2030).holidays()).containsExactly(festival(2030, 2, 2, 8));

        calendar.change(2030, 1, notice(2030, festival(2030, 2, 2, 8), LocalDate.of(2030, 2, 9)));
        assertThat(calendar.is(LocalDate.of(2030, 1, 27))).isFalse();
        assertThat(calendar.plus(LocalDate.of(2030, 2, 1), 1)).isEqualTo(LocalDate.of(2030, 2, 9));
        assertThatThrownBy(() -> calendar.change(2030, 1, notice(2030, festival(2030, 2, 2, 8), null)))
                .hasMessageContaining("412");
        assertThat(audit.acts()).extracting("action").containsExactly("campaigns.days.create", "campaigns.days.change");
    }

    @BothDatabases
    void a_notice_says_each_day_once_and_makes_up_on_weekends() {
        refused("campaigns.days-year-taken", notice(2022, festival(2022, 10, 1, 7), null));
        refused("campaigns.days-no-weekend", notice(2031, festival(2031, 1, 1, 1), LocalDate.of(2031, 1, 6)));
        refused("campaigns.days-twice", notice(2031, festival(2031, 1, 4, 5), LocalDate.of(2031, 1, 4)));
        refused("campaigns.days-far", notice(2031, festival(2032, 2, 11, 17), null));
        calendar.create(notice(2024, festival(2024, 1, 1, 1), LocalDate.of(2023, 12, 31)));
        refused("campaigns.days-elsewhere", notice(2023, festival(2023, 12, 31, 31), null));
        refused("campaigns.days-far", notice(2031, new Holiday("长假", new Period(day(2031, 1), day(2031, 28))), null));
        callers.set(TestCallers.caller(2, "clerk", 0, Role.CLERK));
        assertThatThrownBy(() -> calendar.create(notice(2031, festival(2031, 1, 1, 1), null)))
                .hasMessageContaining("access.forbidden");
    }

    private void refused(String code, DayNotice.Input input) {
        assertThatThrownBy(() -> calendar.create(input))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting("code")
                        .contains(code));
    }

    private static LocalDate day(int year, int day) {
        return LocalDate.of(year, 1, day);
    }

    private static Holiday festival(int year, int month, int from, int to) {
        return new Holiday("春节", new Period(LocalDate.of(year, month, from), LocalDate.of(year, month, to)));
    }

    private static DayNotice.Input notice(int year, Holiday holiday, LocalDate workday) {
        return new DayNotice.Input(year, "通知", List.of(holiday), workday == null ? null : List.of(workday));
    }
}
