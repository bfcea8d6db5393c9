package org.warmth.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeasonTest {
    @Test
    void the_same_seed_gives_the_same_season() {
        Season one = new Season(2022, Size.S);
        Season other = new Season(2022, Size.S);
        assertThat(other.visits).isEqualTo(one.visits);
        assertThat(other.payments).isEqualTo(one.payments);
        assertThat(new Season(2023, Size.S).payments).isNotEqualTo(one.payments);
    }

    @Test
    void a_small_season_has_the_size_and_every_fault_of_the_recipe() {
        Season season = new Season(2022, Size.S);
        assertThat(season.units).hasSize(Size.S.units() + 1);
        assertThat(season.persons).hasSize(300);
        assertThat(season.visits.size() + season.payments.size()).isBetween(500, 560);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        season.visits.stream().map(SeasonVisit::fault).filter(Objects::nonNull).forEach(faults::add);
        season.payments.stream()
                .map(SeasonPayment::fault)
                .filter(Objects::nonNull)
                .forEach(faults::add);
        season.cells.stream().map(SeasonCell::fault).filter(Objects::nonNull).forEach(faults::add);
        assertThat(faults).containsExactlyInAnyOrder(Fault.values());
    }

    @Test
    void the_oracle_fills_every_row_that_the_season_feeds() {
        Map<String, Long> form = new Oracle(new Season(2022, Size.S)).form(Season.CITY);
        assertThat(form).hasSize(49).doesNotContainValue(null);
        assertThat(form.get("A")).isPositive();
        assertThat(form.get("C")).isGreaterThan(400);
        assertThat(form.get("B")).isGreaterThan(form.get("D"));
        assertThat(form.get("H")).isPositive();
    }

    @Test
    void the_oracle_leaves_a_row_empty_that_nobody_typed() {
        Oracle oracle = new Oracle(new Season(2022, Size.S));
        assertThat(oracle.form("31D01001")).containsEntry("F1", null).containsEntry("F", null);
        assertThat(oracle.failing("31D01001")).contains("F1-E06", "F1-W01", "F1-W03");
        assertThat(oracle.failing("31D010010001")).contains("F1-W05");
        assertThat(oracle.failing(Season.CITY)).isEmpty();
    }

    @Test
    void a_large_season_has_the_size_of_the_recipe() {
        Season season = new Season(2022, Size.M);
        assertThat(season.units).hasSize(2_001);
        assertThat(season.filing).hasSize(86);
        assertThat(season.visits.size() + season.payments.size()).isGreaterThan(60_000);
    }
}
