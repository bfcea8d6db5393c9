package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.warmth.statistics.Desk.BASE;
import static org.warmth.statistics.Desk.DISTRICT;
import static org.warmth.statistics.Desk.TOWN;
import static org.warmth.statistics.Desk.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.statistics.ManualCell.State;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

class CellsTest {
    @BothDatabases(modules = "statistics")
    void a_typed_value_counts_once_a_second_person_confirmed_it(TestDatabase database) {
        Desk desk = new Desk(database);
        ManualCell cell = desk.propose(form(BASE, false), "G", 120, null);
        assertThat(cell.state()).isEqualTo(State.PROPOSED);
        assertThat(desk.totals(DISTRICT)).doesNotContainKey("G");

        desk.chair();
        List<ManualCell> decided = desk.cells.decide(form(BASE, false), Map.of("G", 1), "confirm", null);
        assertThat(decided).singleElement().satisfies(one -> assertThat(one.version())
                .isEqualTo(2));
        assertThat(desk.totals(DISTRICT)).containsEntry("G", 120L);
        assertThat(desk.totals(TOWN)).containsEntry("G", 120L);
        assertThat(desk.snapshots.of(form(TOWN, false)).totals()).doesNotContainKey("G");
        assertThat(desk.audited()).contains("statistics.cell.typed");
    }

    @BothDatabases(modules = "statistics")
    void nobody_confirms_what_he_typed_himself(TestDatabase database) {
        Desk desk = new Desk(database);
        desk.officer();
        desk.propose(form(DISTRICT, false), "G", 120, null);
        refused(
                403,
                "workflow.four-eyes",
                () -> desk.cells.decide(form(DISTRICT, false), Map.of("G", 1), "confirm", null));
        assertThat(desk.totals(DISTRICT)).doesNotContainKey("G");
    }

    @BothDatabases(modules = "statistics")
    void a_change_waits_while_the_confirmed_value_goes_on_counting(TestDatabase database) {
        Desk desk = new Desk(database);
        desk.propose(form(BASE, false), "G", 120, null);
        desk.chair();
        desk.cells.decide(form(BASE, false), Map.of("G", 1), "confirm", null);
        desk.clerk();
        desk.propose(form(BASE, false), "G", 90, 2);
        assertThat(desk.totals(BASE)).containsEntry("G", 120L);
        desk.chair();
        refused(422, "rest.invalid", () -> desk.cells.decide(form(BASE, false), Map.of("G", 3), "reject", " "));
        desk.cells.decide(form(BASE, false), Map.of("G", 3), "reject", "与登记表不符");
        assertThat(desk.totals(BASE)).containsEntry("G", 120L);
        desk.clerk();
        desk.propose(form(BASE, false), "G", 95, 4);
        desk.chair();
        desk.cells.decide(form(BASE, false), Map.of("G", 5), "confirm", null);
        assertThat(desk.totals(BASE)).containsEntry("G", 95L);
    }

    @BothDatabases(modules = "statistics")
    void an_adjusted_row_goes_on_counting_what_is_posted_later(TestDatabase database) {
        Desk desk = new Desk(database);
        desk.ledger.book(BASE, LocalDate.of(2022, 1, 5), "help.return", null, Set.of(), 30, 0, 0);
        desk.propose(form(BASE, false), "G", 100, null);
        desk.chair();
        desk.cells.decide(form(BASE, false), Map.of("G", 1), "confirm", null);
        assertThat(desk.totals(BASE)).containsEntry("G", 100L);
        desk.ledger.book(BASE, LocalDate.of(2022, 1, 6), "help.return", null, Set.of(), 5, 0, 0);
        assertThat(desk.totals(DISTRICT)).containsEntry("G", 105L);
    }

    @BothDatabases(modules = "statistics")
    void two_clerks_do_not_overwrite_each_other(TestDatabase database) {
        Desk desk = new Desk(database);
        desk.propose(form(BASE, false), "G", 120, null);
        refused(409, "statistics.cell-exists", () -> desk.propose(form(BASE, false), "G", 130, null));
        desk.propose(form(BASE, false), "G", 130, 1);
        refused(412, "rest.stale", () -> desk.propose(form(BASE, false), "G", 140, 1));
        refused(412, "rest.stale", () -> desk.propose(form(TOWN, false), "G", 140, 1));
    }

    @BothDatabases(modules = "statistics")
    void a_sum_and_an_unknown_row_cannot_be_typed(TestDatabase database) {
        Desk desk = new Desk(database);
        refused(409, "statistics.row-is-sum", () -> desk.propose(form(BASE, false), "B", 1, null));
        refused(404, "statistics.row-unknown", () -> desk.propose(form(BASE, false), "Z9", 1, null));
        refused(422, "rest.invalid", () -> desk.cells.propose(form(BASE, false), new Cells.Typed("G", 1, null), ""));
        refused(404, "statistics.cell-unknown", () -> {
            desk.chair();
            desk.cells.decide(form(BASE, false), Map.of("G", 1), "confirm", null);
        });
    }

    @BothDatabases(modules = "statistics")
    void all_cells_of_a_list_are_confirmed_or_none(TestDatabase database) {
        Desk desk = new Desk(database);
        desk.cells.propose(
                form(BASE, false),
                List.of(new Cells.Typed("G", 7, null), new Cells.Typed("I", 9_000_000, null)),
                "登记表");
        desk.chair();
        refused(
                412,
                "rest.stale",
                () -> desk.cells.decide(
                        form(BASE, false), new java.util.TreeMap<>(Map.of("G", 1, "I", 2)), "confirm", null));
        assertThat(desk.totals(BASE)).doesNotContainKeys("G", "I");
        desk.cells.decide(form(BASE, false), Map.of("G", 1, "I", 1), "confirm", null);
        assertThat(desk.totals(DISTRICT)).containsEntry("G", 7L).containsEntry("I", 9_000_000L);
        assertThat(desk.cells.list(form(DISTRICT, true), 0, 10)).hasSize(2);
        assertThat(desk.records.of(form(DISTRICT, true), "I", 0, 10))
                .singleElement()
                .satisfies(record -> assertThat(record.money().fen()).isEqualTo(9_000_000));
    }

    static void refused(int status, String code, ThrowingCallable act) {
        assertThatExceptionOfType(Problem.class).isThrownBy(act).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
