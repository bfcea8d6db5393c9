package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.api.statistics.FormView;
import org.warmth.testkit.TestMessages;

class ChecksTest {
    private static final Checks CHECKS = Form1.MESSAGES.checks;

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("F1-E07", Form1.with("C4", 0), List.of("D4", "C4")),
                arguments("F1-E08", Form1.with("J1", 0), List.of("J2", "J1", "J4", "J3")),
                arguments("F1-E08", Form1.with("J3", 0), List.of("J2", "J1", "J4", "J3")),
                arguments("F1-E09", Form1.with("H", 0), List.of("I", "H")),
                arguments("F1-E13", Form1.with("D9", 31 * 10_000_000L + 1), List.of("C9", "D9")),
                arguments("F1-E15", Form1.with("J2", 41 * 10_000_000L + 1), List.of("J1", "J2", "J3", "J4")),
                arguments("F1-W01", Form1.with("B3", 0), List.of("D", "B")),
                arguments("F1-W02", Form1.with("B3", 9_000_000_000L), List.of("D", "B")),
                arguments("F1-W03", Form1.with("D2", 0), List.of("C2", "D2")),
                arguments("F1-W04", Form1.with("J1", 1017), List.of("J1", "D", "C", "J2")),
                arguments("F1-W05", Form1.with("J3", 1017), List.of("J3", "C", "J4", "D")),
                arguments(
                        "F1-W07",
                        Form1.with("C11", 0, "D11", 0, "E2", 0, "E3", 0, "E4", 0),
                        List.of("B1", "C11", "E2", "E3", "E4")),
                arguments("F1-W08", Form1.with("A", 0), List.of("C3", "A")),
                arguments("F1-W09", Form1.with("I", 0), List.of("H", "I")),
                arguments("F1-W10", Form1.with("I", 14 * 50_000 - 1), List.of("H", "I")),
                arguments("F1-W10", Form1.with("I", 14 * 20_000_000L + 1), List.of("H", "I")),
                arguments("F1-W11", Form1.with("D7", 423 * 2000 - 1), List.of("C7", "D7")),
                arguments("F1-W11", Form1.with("D7", 423 * 500_000 + 1), List.of("C7", "D7")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_found_and_its_rows_named(String id, Map<String, Long> figures, List<String> cells) {
        FormView.Check check = check(id, Form1.summed(figures));
        assertThat(check.passed()).isFalse();
        assertThat(check.cells()).containsExactlyElementsOf(cells);
        assertThat(check.zh()).isNotBlank();
        assertThat(check.en()).isNotBlank().isNotEqualTo(check.zh());
    }

    @Test
    void a_good_season_passes_every_check() {
        assertThat(CHECKS.run(Form1.FORM, Form1.evidence(Form1.summed(Form1.good()))))
                .hasSize(31)
                .allSatisfy(check -> assertThat(check.skipped()).as(check.id()).isNull())
                .allSatisfy(check -> assertThat(check.passed()).as(check.id()).isTrue())
                .allSatisfy(check -> assertThat(check.cells()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource
    void a_total_that_is_not_the_sum_of_its_rows_is_an_error_by_one_fen_already(String id, String total) {
        Map<String, Long> values = new LinkedHashMap<>(Form1.summed(Form1.good()));
        values.merge(total, 1L, Long::sum);
        assertThat(check(id, values).passed()).isFalse();
        assertThat(check(id, values).cells()).startsWith(total);
    }

    static Stream<Arguments> a_total_that_is_not_the_sum_of_its_rows_is_an_error_by_one_fen_already() {
        return Stream.of(
                arguments("F1-E01", "B"),
                arguments("F1-E02", "C"),
                arguments("F1-E03", "D"),
                arguments("F1-E04", "E"),
                arguments("F1-E05", "F"));
    }

    @Test
    void an_empty_cell_is_not_the_same_as_0() {
        assertThat(check("F1-E06", Form1.summed(Form1.with("G", 0))).passed()).isTrue();
        FormView.Check empty = check("F1-E06", Form1.summed(Form1.with("G", null)));
        assertThat(empty.passed()).isFalse();
        assertThat(empty.cells()).containsExactly("G");
        assertThat(check("F1-E06", Form1.summed(Form1.with("D3", -1))).cells()).containsExactly("D3");
    }

    @Test
    void a_limit_itself_is_still_allowed() {
        assertThat(check("F1-E13", Form1.summed(Form1.with("D9", 31 * 10_000_000L)))
                        .passed())
                .isTrue();
        assertThat(check("F1-W10", Form1.summed(Form1.with("I", 14 * 50_000))).passed())
                .isTrue();
        assertThat(check("F1-W11", Form1.summed(Form1.with("D7", 423 * 2000))).passed())
                .isTrue();
    }

    @Test
    void too_many_round_figures_are_shown_to_the_auditor() {
        Map<String, Long> round = Form1.good();
        round.replaceAll((code, value) -> Form1.FORM.row(code).money() ? 3L * 100_000_000 : 200L);
        FormView.Check check = check("F1-W17", Form1.summed(round));
        assertThat(check.passed()).isFalse();
        assertThat(check.severity()).isEqualTo(FormView.Severity.INFO);
    }

    static Stream<Arguments> doubts() {
        Map<String, Long> all = Form1.summed(Form1.good());
        Evidence good = Form1.evidence(all);
        return Stream.of(
                arguments("F1-E10", good.with(Fact.HEADED, false), List.of()),
                arguments("F1-W06", good.with(Fact.UNHELPED, true), List.of()),
                arguments("F1-W12", with(good, Aspect.LAST, "C7", 280), List.of("C7")),
                arguments("F1-W12", with(good, Aspect.LAST, "B3", 33_000_001L * 3), List.of("B3")),
                arguments("F1-W13", with(good, Aspect.LAST, "G", 0), List.of("G")),
                arguments("F1-W13", with(with(good, Aspect.REPORTED, "G", 0), Aspect.LAST, "G", 90), List.of("G")),
                arguments("F1-W14", with(good, Aspect.LIVE, "D4", all.get("D4") - 1), List.of("D4")),
                arguments("F1-W15", with(good, Aspect.PERSONS, "C5", (221 - 221 / 4) / 3 - 1), List.of("C5")),
                arguments("F1-W18", good.with(Fact.OVERDUE, true), List.of()),
                arguments("F1-W19", with(good, Aspect.LATE, "D", 1), List.of("C", "D", "E")));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void a_doubt_is_found_by_what_is_known_beside_the_form(String id, Evidence evidence, List<String> cells) {
        FormView.Check check = check(id, evidence);
        assertThat(check.skipped()).isNull();
        assertThat(check.passed()).isFalse();
        assertThat(check.cells()).containsExactlyElementsOf(cells);
    }

    @Test
    void somebody_in_two_groups_shows_by_the_heads_of_the_groups_together() {
        Evidence good = Form1.evidence(Form1.summed(Form1.good()));
        long heads = good.figure(Aspect.PERSONS, "C");
        assertThat(check("F1-W16", good).passed()).isTrue();
        FormView.Check check = check("F1-W16", with(good, Aspect.PERSONS, "C", heads - 1));
        assertThat(check.passed()).isFalse();
        assertThat(check.cells()).startsWith("C1").endsWith("C").hasSize(12);
    }

    @Test
    void a_team_s_headcount_says_nothing_about_gifts_per_head() {
        Evidence good = Form1.evidence(Form1.summed(Form1.good()));
        Evidence team = with(with(good, Aspect.PERSONS, "C7", 1), Aspect.UNNAMED, "C7", 420);
        assertThat(check("F1-W15", team).passed()).isTrue();
        assertThat(check("F1-W15", with(team, Aspect.UNNAMED, "C7", 419)).passed())
                .isFalse();
    }

    @Test
    void a_small_difference_to_last_year_is_no_doubt_whatever_its_share() {
        Evidence good = Form1.evidence(Form1.summed(Form1.good()));
        assertThat(check("F1-W12", with(good, Aspect.LAST, "E1", 23)).passed()).isTrue();
        assertThat(check("F1-W12", with(good, Aspect.LAST, "E1", 24)).cells()).containsExactly("E1");
        // 4 万元 less than last year's 6, against a floor of 5.
        assertThat(check("F1-W12", with(good, Aspect.LAST, "J4", 6_000_000)).passed())
                .isTrue();
        assertThat(check("F1-W12", with(good, Aspect.LAST, "J4", 7_000_000)).cells())
                .containsExactly("J4");
    }

    @Test
    void a_check_without_what_it_looks_at_is_skipped_and_says_so() {
        Evidence bare = Evidence.of(Form1.summed(Form1.good()));
        Map<String, String> skipped = new HashMap<>();
        CHECKS.run(Form1.FORM, bare).stream()
                .filter(check -> check.skipped() != null)
                .forEach(check -> skipped.put(check.id(), check.skipped()));
        assertThat(skipped)
                .isEqualTo(Map.of(
                        "F1-E10", "headed",
                        "F1-W06", "unhelped",
                        "F1-W12", "last",
                        "F1-W13", "last",
                        "F1-W14", "live",
                        "F1-W15", "live",
                        "F1-W16", "persons",
                        "F1-W18", "overdue",
                        "F1-W19", "late"));
        for (String lacking : skipped.values()) {
            assertThat(Form1.MESSAGES.sentences.has(Locale.CHINESE, "statistics.skipped." + lacking))
                    .isTrue();
        }
    }

    private static Evidence with(Evidence evidence, Aspect aspect, String code, long value) {
        Map<String, Long> values = new LinkedHashMap<>(evidence.figures().get(aspect));
        values.put(code, value);
        return evidence.with(aspect, values);
    }

    @Test
    void the_city_sets_the_limits_for_all_groups_or_one() {
        CheckSettings settings = new CheckSettings();
        settings.configure(Map.of("F1-W11.mostYuan", "90", "F1-W11.mostYuan.7", "98", "F1-W02.percent", "x"));
        Checks strict = new Checks(settings, Form1.MESSAGES.sentences);
        FormView.Check check = strict.run(Form1.FORM, Form1.evidence(Form1.summed(Form1.good()))).stream()
                .filter(each -> each.id().equals("F1-W11"))
                .findFirst()
                .orElseThrow();
        assertThat(check.cells()).contains("D1", "D11").doesNotContain("D7");
    }

    @Test
    void every_check_is_explained_in_both_languages() {
        TestMessages sentences = Form1.MESSAGES.sentences;
        for (Form.Check check : Form1.FORM.checks()) {
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                assertThat(sentences.has(
                                locale, "statistics.check." + check.definition().id()))
                        .isTrue();
                assertThat(CHECKS.explanation(locale, check))
                        .doesNotContain("{")
                        .doesNotStartWith("statistics.");
            }
        }
        assertThat(sentences.keys(Locale.CHINESE)).isEqualTo(sentences.keys(Locale.ENGLISH));
    }

    private static FormView.Check check(String id, Map<String, Long> values) {
        return check(id, Form1.evidence(new HashMap<>(values)));
    }

    private static FormView.Check check(String id, Evidence evidence) {
        return CHECKS.run(Form1.FORM, evidence).stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
