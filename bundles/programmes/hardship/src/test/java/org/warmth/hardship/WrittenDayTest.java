package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    @ParameterizedTest
    @CsvSource({
        "1995-07-01, 1995-07-01",
        "1995.7, 1995-07-01",
        "1995年7月, 1995-07-01",
        "1995/7/9, 1995-07-09",
        "19950709, 1995-07-09",
        "199507, 1995-07-01",
        "34889, 1995-07-09"
    })
    void a_day_is_read_however_it_is_written(String text, LocalDate day) {
        assertThat(WrittenDay.read(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"昨天", "1995-13-01", "1995-02-30", "0001-01-01", "7月"})
    void what_is_no_day_is_none(String text) {
        assertThat(WrittenDay.read(text)).isNull();
    }
}
