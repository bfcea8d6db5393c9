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
        assertThat(CHECKS.run(Form1.FORM, Form1.summed(Form1.good())))
                .hasSize(22)
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

    @Test
    void the_city_sets_the_limits_for_all_groups_or_one() {
        CheckSettings settings = new CheckSettings();
        settings.configure(Map.of("F1-W11.mostYuan", "90", "F1-W11.mostYuan.7", "98", "F1-W02.percent", "x"));
        Checks strict = new Checks(settings, Form1.MESSAGES.sentences);
        FormView.Check check = strict.run(Form1.FORM, Form1.summed(Form1.good())).stream()
                .filter(each -> each.id().equals("F1-W11"))
                .findFirst()
                .orElseThrow();
        assertThat(check.cells()).contains("D1", "D11").doesNotContain("D7");
    }

    @Test
    void every_check_is_explained_in_both_languages() {
        Sentences sentences = Form1.MESSAGES.sentences;
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
        assertThat(Sentences.read("zh").keySet()).isEqualTo(Sentences.read("en").keySet());
    }

    private static FormView.Check check(String id, Map<String, Long> values) {
        return CHECKS.run(Form1.FORM, new HashMap<>(values)).stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
