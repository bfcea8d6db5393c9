package org.warmth.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No row that is committed and waits for its seal ever lies at or below the floor. */
class TailFloorTest {
    private final TailFloor floor = new TailFloor();

    @Test
    void nothing_is_known_before_the_first_seal() {
        assertThat(floor.value()).isEqualTo(Long.MIN_VALUE);
        assertThat(floor.begin(100).from()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void a_seal_raises_it_to_where_it_took_all_that_waited() {
        floor.raise(floor.begin(100), 100);
        assertThat(floor.value()).isEqualTo(100);
        floor.raise(floor.begin(200), 150);
        assertThat(floor.value()).isEqualTo(150);
        assertThat(floor.begin(300).from()).isEqualTo(150);
    }

    @Test
    void a_seal_that_reaches_less_far_does_not_lower_it() {
        floor.raise(floor.begin(100), 100);
        floor.raise(floor.begin(90), 90);
        assertThat(floor.value()).isEqualTo(100);
    }

    @Test
    void a_row_inserted_while_nobody_seals_lies_above_it() {
        floor.raise(floor.begin(100), 100);
        floor.lower(40);
        assertThat(floor.value()).isEqualTo(39);
        floor.lower(70);
        assertThat(floor.value()).isEqualTo(39);
    }

    @Test
    void a_row_inserted_during_a_seal_lies_above_it_afterwards() {
        TailFloor.Run run = floor.begin(100);
        floor.lower(40);
        floor.raise(run, 100);
        assertThat(floor.value()).isEqualTo(39);
        floor.raise(floor.begin(200), 200);
        assertThat(floor.value()).isEqualTo(200);
    }

    @Test
    void a_row_inserted_before_a_seal_began_is_passed_by_its_reading_and_holds_nothing_up() {
        floor.lower(40);
        floor.raise(floor.begin(100), 100);
        assertThat(floor.value()).isEqualTo(100);
    }

    @Test
    void a_row_whose_insert_is_told_after_the_seal_lies_above_it_before_it_is_committed() {
        floor.raise(floor.begin(100), 100);
        floor.lower(100);
        assertThat(floor.value()).isEqualTo(99);
    }

    @Test
    void a_row_above_what_a_seal_read_changes_nothing() {
        TailFloor.Run run = floor.begin(100);
        floor.lower(101);
        floor.raise(run, 100);
        assertThat(floor.value()).isEqualTo(100);
    }

    @Test
    void an_attempt_that_failed_raises_nothing_and_the_next_begins_afresh() {
        TailFloor.Run failed = floor.begin(100);
        floor.lower(40);
        TailFloor.Run again = floor.begin(200);
        floor.raise(failed, 100);
        assertThat(floor.value()).isEqualTo(Long.MIN_VALUE);
        floor.raise(again, 200);
        assertThat(floor.value()).isEqualTo(200);
    }

    @Test
    void of_two_who_seal_at_once_only_the_later_raises_it() {
        TailFloor.Run one = floor.begin(100);
        TailFloor.Run two = floor.begin(120);
        floor.lower(110);
        floor.raise(one, 100);
        assertThat(floor.value()).isEqualTo(Long.MIN_VALUE);
        floor.raise(two, 120);
        assertThat(floor.value()).isEqualTo(109);
    }

    @Test
    void a_closed_one_refuses_rows_and_knows_nothing_any_more() {
        floor.raise(floor.begin(100), 100);
        TailFloor.Run run = floor.begin(200);
        assertThat(floor.lower(150)).isTrue();
        floor.close();
        assertThat(floor.lower(160)).isFalse();
        floor.raise(run, 200);
        floor.raise(floor.begin(300), 300);
        assertThat(floor.value()).isEqualTo(Long.MIN_VALUE);
    }
}
