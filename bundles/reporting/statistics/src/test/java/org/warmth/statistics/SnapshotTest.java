package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.api.Category.C1;
import static org.warmth.api.Category.C11;
import static org.warmth.api.Tag.EPIDEMIC_FRONTLINE;
import static org.warmth.api.Tag.MIGRANT;
import static org.warmth.api.Tag.NEW_EMPLOYMENT;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;
import org.warmth.api.statistics.FormView;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;

class SnapshotTest {
    private static final LocalDate FESTIVAL = LocalDate.of(2022, 1, 10);
    private static final LocalDate SERVICE_MONTH = LocalDate.of(2021, 11, 15);
    private static final LocalDate BETWEEN = LocalDate.of(2021, 12, 5);
    private static final long DISTRICT = 1;
    private static final long TOWN = 2;
    private static final long BASE = 3;

    private final BookedLedger ledger = new BookedLedger(Map.of(TOWN, DISTRICT, BASE, TOWN));
    private final TestComponents components = new TestComponents(new Places());
    private final Indicators indicators = components.get(Indicators.class);
    private final PresetCells cells = new PresetCells();
    private final TestCallers callers = new TestCallers();
    private Instant now = Instant.parse("2022-01-19T06:00:00Z");

    @BeforeEach
    void sign_in() {
        callers.set(TestCallers.caller(9, "officer", DISTRICT, Role.OFFICER));
    }

    @Test
    void a_gift_counts_in_its_group_by_times_and_by_money_and_goods() {
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(), 1, 50_000, 12_345);
        assertThat(values()).containsEntry("C1", 1L).containsEntry("D1", 62_345L);
        assertThat(values()).containsEntry("C", 1L).containsEntry("D", 62_345L);
        assertThat(values()).containsEntry("C2", 0L).containsEntry("J1", 0L);
    }

    @Test
    void living_aid_to_a_filed_household_is_in_c11_and_in_e2_as_the_city_decided() {
        ledger.book(BASE, FESTIVAL, "aid.living", C11, Set.of(), 1, 100_000, 0);
        assertThat(values())
                .containsEntry("C11", 1L)
                .containsEntry("D11", 100_000L)
                .containsEntry("E2", 1L);
    }

    @Test
    void a_district_s_own_code_below_a_prefix_counts_with_it_and_rows_of_a_block_share_nothing() {
        ledger.book(BASE, FESTIVAL, "service.psychology.hotline", null, Set.of(), 3, 0, 0);
        ledger.book(BASE, FESTIVAL, "service.culture", null, Set.of(), 4, 0, 0);
        ledger.book(BASE, FESTIVAL, "service.health", null, Set.of(), 5, 0, 0);
        ledger.book(BASE, FESTIVAL, "aid.loan", null, Set.of(), 1, 9, 0);
        ledger.book(BASE, FESTIVAL, "welfare.festival", null, Set.of(), 900, 0, 900);
        assertThat(values())
                .containsEntry("F1", 3L)
                .containsEntry("F2", 4L)
                .containsEntry("F3", 5L)
                .containsEntry("F", 12L)
                .containsEntry("E5", 1L)
                .containsEntry("D", 0L);
    }

    @Test
    void new_employment_counts_the_service_month_too_and_needs_a_category() {
        ledger.book(BASE, SERVICE_MONTH, "condolence", C1, Set.of(NEW_EMPLOYMENT), 1, 100, 0);
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(NEW_EMPLOYMENT, EPIDEMIC_FRONTLINE), 1, 200, 0);
        ledger.book(BASE, BETWEEN, "condolence", C1, Set.of(NEW_EMPLOYMENT), 1, 400, 0);
        ledger.book(BASE, FESTIVAL, "service.health", null, Set.of(NEW_EMPLOYMENT), 1, 0, 0);
        assertThat(values())
                .containsEntry("J3", 2L)
                .containsEntry("J4", 300L)
                .containsEntry("J1", 1L)
                .containsEntry("J2", 200L)
                .containsEntry("C", 1L);
    }

    @Test
    void a_sub_campaign_s_window_counts_for_new_employment_as_a_service_month_does() {
        Period month = Form1.CAMPAIGN.serviceMonth();
        Campaign whole = new Campaign(
                7,
                "2022",
                Form1.CAMPAIGN.title(),
                2022,
                Form1.CAMPAIGN.window(),
                null,
                Form1.CAMPAIGN.deadline(),
                0,
                List.of(month),
                1);
        ledger.book(BASE, SERVICE_MONTH, "condolence", C1, Set.of(NEW_EMPLOYMENT), 1, 100, 0);
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(NEW_EMPLOYMENT), 1, 200, 0);
        ledger.book(BASE, BETWEEN, "condolence", C1, Set.of(NEW_EMPLOYMENT), 1, 400, 0);
        assertThat(snapshots()
                        .of(new Question(Form1.FORM, Form1.UNIT, whole, true))
                        .totals())
                .containsEntry("J3", 2L)
                .containsEntry("J4", 300L)
                .containsEntry("C", 1L);
    }

    @Test
    void arrears_count_for_migrants_only_and_recovered_goods_are_no_wages() {
        ledger.book(BASE, FESTIVAL, "help.arrears", null, Set.of(MIGRANT), 2, 0, 0);
        ledger.book(BASE, FESTIVAL, "help.arrears", null, Set.of(MIGRANT), 0, 900_000, 0);
        ledger.book(BASE, FESTIVAL, "help.arrears", null, Set.of(), 1, 5, 0);
        assertThat(values()).containsEntry("H", 2L).containsEntry("I", 900_000L);
    }

    @Test
    void a_row_whose_module_is_absent_is_empty_until_something_is_known() {
        Snapshot.Value row = snapshot().values().get("G");
        assertThat(row.total()).isNull();
        assertThat(row.reason()).contains("手工填报");
        ledger.book(BASE, FESTIVAL, "help.return", null, Set.of(), 7, 0, 0);
        assertThat(snapshot().values().get("G").total()).isEqualTo(7);
        assertThat(snapshot().values().get("G").manual()).isFalse();
    }

    @Test
    void a_sum_of_nothing_known_is_empty_and_a_sum_of_some_is_not() {
        assertThat(values()).doesNotContainKey("B");
        components.give(new Raised("funds.raised.B1").add("funds.raised.B1", DISTRICT, 700));
        assertThat(values()).containsEntry("B", 700L).containsEntry("B1", 700L).doesNotContainKey("B2");
    }

    @Test
    void a_module_that_is_being_stopped_takes_its_own_rows_away_and_no_others() {
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(), 1, 50_000, 0);
        Raised funds = new Raised("funds.raised.B1").add("funds.raised.B1", DISTRICT, 700);
        components.give(funds);
        assertThat(values()).containsEntry("B1", 700L).containsEntry("C1", 1L);
        funds.leave();
        assertThat(values()).doesNotContainKey("B1").containsEntry("C1", 1L);
    }

    @Test
    void confirmed_cells_of_all_units_below_are_added_to_what_the_records_say() {
        ledger.book(BASE, FESTIVAL, "help.return", null, Set.of(), 7, 0, 0);
        cells.confirmed(11, TOWN, "G", 100, "typed").confirmed(12, BASE, "G", -3, "typed");
        Snapshot.Value row = snapshot().values().get("G");
        assertThat(row.total()).isEqualTo(104);
        assertThat(row.reason()).isEqualTo("含 2 个手工填报数");
        cells.confirmed(13, TOWN, "H", 5, "登记表");
        assertThat(snapshot().values().get("H").reason()).isEqualTo("登记表");
    }

    @Test
    void a_unit_alone_shows_its_own_and_a_subtree_all_below() {
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(), 1, 100, 0);
        ledger.book(TOWN, FESTIVAL, "condolence", C1, Set.of(), 1, 200, 0);
        assertThat(snapshots().of(question(false)).totals()).containsEntry("D1", 0L);
        assertThat(values()).containsEntry("D1", 300L);
    }

    @Test
    void an_indicator_is_asked_again_only_after_a_change() {
        Raised raised = new Raised("visits.enterprises").add("visits.enterprises", BASE, 3);
        components.give(raised);
        Snapshots snapshots = snapshots();
        snapshots.of(question(true));
        snapshots.of(question(true));
        assertThat(raised.asked).isEqualTo(1);
        raised.add("visits.enterprises", TOWN, 2);
        assertThat(snapshots.of(question(true)).totals()).containsEntry("A", 5L);
        assertThat(raised.asked).isEqualTo(2);
    }

    @Test
    void persons_stand_beside_people_times() {
        for (int n = 0; n < 3; n++) {
            ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(), 2, 100, 0);
        }
        FormViews views = views();
        assertThat(line(views.view(question(true), true), "C1").count()).isEqualTo(6);
        // The third is a team of twelve: a headcount names nobody.
        assertThat(line(views.view(question(true), true), "C1").persons()).isEqualTo(2);
        assertThat(line(views.view(question(true), true), "D1").persons()).isNull();
        assertThat(line(views.view(question(true), false), "C1").persons()).isNull();
    }

    @Test
    void last_year_s_form_of_the_same_unit_stands_beside() {
        LocalDate lastYear = LocalDate.of(2021, 1, 20);
        ledger.book(TOWN, lastYear, "condolence", C1, Set.of(), 40, 50_000_000, 0);
        ledger.book(TOWN, FESTIVAL, "condolence", C1, Set.of(), 90, 20_000_000, 0);
        FormView view = views().view(question(true), false);
        assertThat(line(view, "C1").lastYear()).isEqualTo("40");
        assertThat(line(view, "D").lastYear()).isEqualTo("50");
        assertThat(line(view, "F1").lastYear()).isNull();
        assertThat(check(view, "F1-W12").cells()).contains("C", "C1", "D", "D1").doesNotContain("C2");
        assertThat(line(views().view(question(false), false), "C1").lastYear()).isNull();
    }

    @Test
    void in_the_first_season_nothing_is_held_against_last_year() {
        ledger.book(BASE, FESTIVAL, "condolence", C1, Set.of(), 90, 20_000_000, 0);
        FormView view = views().view(question(true), false);
        assertThat(check(view, "F1-W12").skipped()).isEqualTo("last");
        assertThat(check(view, "F1-W13").skipped()).isEqualTo("last");
    }

    @Test
    void what_is_given_after_the_deadline_calls_for_a_supplement() {
        ledger.book(BASE, LocalDate.of(2022, 1, 20), "condolence", C1, Set.of(), 1, 100, 0);
        assertThat(check(views().view(question(true), false), "F1-W19").passed())
                .isTrue();
        ledger.book(BASE, LocalDate.of(2022, 1, 21), "condolence", C1, Set.of(), 1, 100, 0);
        assertThat(check(views().view(question(true), false), "F1-W19").passed())
                .isFalse();
    }

    @Test
    void a_form_is_late_from_the_deadline_on() {
        now = Form1.CAMPAIGN.deadline().minusMillis(1);
        assertThat(check(views().view(question(true), false), "F1-W18").passed())
                .isTrue();
        now = Form1.CAMPAIGN.deadline();
        assertThat(check(views().view(question(true), false), "F1-W18").passed())
                .isFalse();
    }

    @Test
    void somebody_who_got_gifts_in_two_groups_is_named_where_persons_are_counted() {
        for (int n = 0; n < 8; n++) {
            // The first and the eighth booking are to the same person.
            ledger.book(BASE, FESTIVAL, "condolence", n < 7 ? C1 : C11, Set.of(), 1, 100, 0);
        }
        assertThat(check(views().view(question(true), true), "F1-W16").passed()).isFalse();
        assertThat(check(views().view(question(true), false), "F1-W16").skipped())
                .isEqualTo("persons");
    }

    @Test
    void whoever_stands_in_several_groups_is_listed_with_the_rows() {
        for (int n = 0; n < 16; n++) {
            ledger.book(BASE, FESTIVAL, "condolence", n < 8 ? C1 : C11, Set.of(), 1, 100, 0);
        }
        Overlaps overlaps = new Overlaps(ledger, new FormPropertyTest.Nobody());
        List<Overlaps.Overlap> first = overlaps.of(question(true), "C", 0, 2);
        assertThat(first)
                .extracting(Overlaps.Overlap::codes)
                .containsExactly(List.of("C1", "C11"), List.of("C1", "C11"));
        List<Overlaps.Overlap> next =
                overlaps.of(question(true), "C", first.get(1).id(), 100);
        assertThat(next).isNotEmpty().allSatisfy(each -> assertThat(each.id())
                .isGreaterThan(first.get(1).id()));
        assertThatThrownBy(() -> overlaps.of(question(true), "C1", 0, 10))
                .hasMessageContaining("statistics.row-no-sum");
    }

    @Test
    void what_came_from_an_upper_union_stands_beside_what_was_raised() {
        components.give(new Raised("funds.raised.B1", "funds.transferred.B1", "funds.raised.B3")
                .add("funds.raised.B1", DISTRICT, 700)
                .add("funds.transferred.B1", DISTRICT, 200)
                .add("funds.raised.B3", DISTRICT, 50));
        FormView view = views().view(question(true), false);
        assertThat(line(view, "B1").transferred().fen()).isEqualTo(200);
        assertThat(line(view, "B").transferred().fen()).isEqualTo(200);
        assertThat(line(view, "B3").transferred()).isNull();
        assertThat(line(view, "D").transferred()).isNull();
    }

    @Test
    void the_form_names_the_seal_it_counts() {
        FormView view = views().view(question(true), false);
        assertThat(view.title()).isEqualTo("2022年元旦春节期间各级工会送温暖统计表");
        assertThat(view.seal()).isEqualTo(3);
        assertThat(view.lines()).hasSize(49);
        assertThat(view.checks()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo("F1-E06");
            assertThat(check.passed()).isFalse();
            assertThat(check.cells()).contains("A", "B", "G").doesNotContain("C1");
        });
    }

    @Test
    void a_household_without_help_is_a_doubt_while_somebody_knows_of_it() {
        assertThat(check(views().view(question(true), false), "F1-W06").skipped())
                .isEqualTo("unhelped");
        Raised hardship = new Raised("hardship.active-unhelped");
        components.give(hardship);
        FormView.Check covered = check(views().view(question(true), false), "F1-W06");
        assertThat(covered.skipped()).isNull();
        assertThat(covered.passed()).isTrue();
        hardship.add("hardship.active-unhelped", BASE, 2);
        assertThat(check(views().view(question(true), false), "F1-W06").passed())
                .isFalse();
    }

    private FormViews views() {
        Snapshots snapshots = snapshots();
        Campaigns seasons = new Seasons(Form1.CAMPAIGN, Form1.LAST_YEAR);
        return new FormViews(
                null, snapshots, new Evidences(snapshots, ledger, indicators, seasons), Form1.MESSAGES.checks);
    }

    private static FormView.Check check(FormView view, String id) {
        return view.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FormView.Line line(FormView view, String code) {
        return view.lines().stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Long> values() {
        return snapshot().totals();
    }

    private Snapshot snapshot() {
        return snapshots().of(question(true));
    }

    private Snapshots snapshots() {
        return new Snapshots(
                ledger,
                indicators,
                new Installed("funds", "visits"),
                cells,
                callers,
                Form1.MESSAGES.sentences,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Question question(boolean subtree) {
        return new Question(Form1.FORM, Form1.UNIT, Form1.CAMPAIGN, subtree);
    }
}
