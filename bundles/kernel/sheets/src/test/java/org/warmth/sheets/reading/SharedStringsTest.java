package org.warmth.sheets.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;

/** The texts of a workbook, more than memory should hold. */
class SharedStringsTest {
    @Test
    void texts_come_back_from_memory_and_from_the_scratch_file() {
        try (SharedStrings strings = new SharedStrings()) {
            String padding = "慰".repeat(1_000);
            for (int i = 0; i < 20_000; i++) {
                strings.add(i + padding);
            }
            assertThat(strings.get(0)).isEqualTo("0" + padding);
            assertThat(strings.get(87)).isEqualTo("87" + padding);
            assertThat(strings.get(19_999)).isEqualTo("19999" + padding);
            assertThat(strings.get(12_345)).isEqualTo("12345" + padding);
            assertThat(strings.get(20_000)).isNull();
        }
    }

    @Test
    void more_texts_than_a_sheet_has_cells_for_are_refused() {
        try (SharedStrings strings = new SharedStrings()) {
            for (int i = 0; i < SharedStrings.MOST_TEXTS; i++) {
                strings.add("");
            }
            assertThatThrownBy(() -> strings.add(""))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("sheets.zip-bomb"));
        }
    }
}
