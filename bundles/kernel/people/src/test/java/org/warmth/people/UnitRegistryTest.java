package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.people.PeopleTest.LAST_YEAR;
import static org.warmth.people.PeopleTest.TODAY;
import static org.warmth.people.PeopleTest.draft;
import static org.warmth.people.db.Tables.PEOPLE_UNITS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class UnitRegistryTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);

    @BothDatabases
    void a_unit_moved_at_new_year_rolls_up_as_before_for_last_year(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        long north = people.found("31D01", Unit.Level.DISTRICT, city);
        long south = people.found("31D02", Unit.Level.DISTRICT, city);
        long town = people.found("31D01T1", Unit.Level.TOWN, north);
        long base = people.found("31D01T1B1", Unit.Level.BASE, town);

        people.units.move(town, 1, south, NEW_YEAR);

        assertThat(people.tree.lineage(base, LAST_YEAR)).containsExactly(base, town, north, city);
        assertThat(people.tree.lineage(base, TODAY)).containsExactly(base, town, south, city);
        assertThat(subtree(database, north, LAST_YEAR)).containsExactly(north, town, base);
        assertThat(subtree(database, north, TODAY)).containsExactly(north);
        assertThat(subtree(database, south, TODAY)).containsExactly(south, town, base);
        assertThat(subtree(database, city, LAST_YEAR)).hasSize(5);
        assertThat(subtree(database, city, TODAY)).hasSize(5);
        assertThat(people.tree.byId(town).orElseThrow().parent()).isEqualTo(south);
        assertThat(people.tree.byId(town).orElseThrow().version()).isEqualTo(2);
        assertThat(people.directory.places(town)).extracting(UnitPlace::parent).containsExactly(north, south);
        assertThat(people.audit.acts()).last().extracting("action").isEqualTo("people.unit.move");
    }

    @BothDatabases
    void a_unit_moved_away_and_back_is_counted_once_on_every_day(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        long north = people.found("31D01", Unit.Level.DISTRICT, city);
        long south = people.found("31D02", Unit.Level.DISTRICT, city);
        long town = people.found("31D01T1", Unit.Level.TOWN, north);
        long base = people.found("31D01T1B1", Unit.Level.BASE, town);
        people.units.move(town, 1, south, LocalDate.of(2021, 1, 1));
        people.units.move(base, 1, north, LocalDate.of(2021, 3, 1));
        people.units.move(town, 2, north, LocalDate.of(2021, 6, 1));
        people.units.move(base, 2, town, LocalDate.of(2021, 9, 1));

        for (LocalDate day = LocalDate.of(2020, 12, 1); day.isBefore(TODAY); day = day.plusMonths(1)) {
            assertThat(subtree(database, city, day)).containsExactly(city, north, south, town, base);
            for (long top : List.of(city, north, south, town, base)) {
                assertThat(people.tree.within(new UnitSet(top, true, day)))
                        .containsExactlyInAnyOrder(subtree(database, top, day).toArray(Long[]::new));
            }
            List<Long> line = people.tree.lineage(base, day);
            for (long above : line) {
                assertThat(subtree(database, above, day)).contains(base);
            }
            assertThat(line.contains(south) || !subtree(database, south, day).contains(base))
                    .isTrue();
        }
        // Put right on the very day it began, the last place is replaced.
        people.units.move(base, 3, south, LocalDate.of(2021, 9, 1));
        assertThat(people.directory.places(base)).hasSize(3);
        assertThat(subtree(database, north, TODAY)).containsExactly(north, town);
    }

    @BothDatabases
    void a_list_of_units_is_founded_whole_or_not_at_all(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        List<UnitDraft> list = new ArrayList<>(List.of(
                draft("31", Unit.Level.CITY, 0),
                draft("31D01", Unit.Level.DISTRICT, "31"),
                draft("31D01T1", Unit.Level.TOWN, "31D01")));
        for (int i = 0; i < 490; i++) {
            list.add(draft("31D01T1B" + i, Unit.Level.BASE, "31D01T1"));
        }
        list.add(draft("31D01T1B7", Unit.Level.BASE, "31D01T1"));
        refused(() -> people.units.create(list, false), 422)
                .satisfies(problem -> assertThat(((Problem) problem).violations())
                        .containsExactly(Violation.of("units[493].code", "people.unit.code-twice")));
        assertThat(people.tree.byCode("31")).isEmpty();

        list.remove(493);
        List<Long> made = people.units.create(list, false);
        assertThat(made).hasSize(493);
        assertThat(subtree(database, made.get(0), TODAY)).hasSize(493);
        assertThat(people.tree.children(made.get(2), TODAY)).hasSize(490);
        refused(() -> people.found("31D01", Unit.Level.DISTRICT, made.get(0)), 422);
        refused(() -> people.found("X", Unit.Level.CITY, made.get(1)), 422);
        refused(() -> people.found("X", Unit.Level.BASE, 12345), 422);
        assertThat(people.tree.find(List.of("31D01T1B3", "演示31工会", "nobody"))).containsOnlyKeys("31D01T1B3", "演示31工会");
    }

    @BothDatabases
    void only_an_officer_of_the_unit_above_may_found_below_it(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        long north = people.found("31D01", Unit.Level.DISTRICT, city);
        long south = people.found("31D02", Unit.Level.DISTRICT, city);
        people.callers.set(TestCallers.caller(2, "officer", north, Role.OFFICER));
        long town = people.found("31D01T1", Unit.Level.TOWN, north);
        refused(() -> people.found("31D02T1", Unit.Level.TOWN, south), 403);
        refused(() -> people.found("32", Unit.Level.CITY, 0), 403);
        refused(() -> people.units.move(town, 1, south, NEW_YEAR), 403);
        refused(() -> people.directory.get(south), 404);
        assertThat(people.directory.list(null, null, null, 0, 10))
                .extracting(Unit::id)
                .containsExactly(city, north, town);
        people.callers.set(TestCallers.caller(3, "clerk", north, Role.CLERK));
        refused(() -> people.found("31D01T2", Unit.Level.TOWN, north), 403);
    }

    @BothDatabases
    void a_tree_stays_a_tree(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        long town = people.found("31T1", Unit.Level.TOWN, city);
        long inner = people.found("31T2", Unit.Level.TOWN, town);
        refused(() -> people.units.move(town, 1, inner, NEW_YEAR), 422);
        refused(() -> people.units.move(town, 1, town, NEW_YEAR), 422);
        refused(() -> people.units.move(inner, 7, city, NEW_YEAR), 412);
        refused(() -> people.units.close(town, 1, TODAY), 409);
        people.units.close(inner, 1, LAST_YEAR);
        people.units.close(town, 1, TODAY);
        assertThat(subtree(database, city, LAST_YEAR)).containsExactly(city, town, inner);
        assertThat(subtree(database, city, TODAY)).containsExactly(city, town);
        assertThat(subtree(database, city, TODAY.plusDays(1))).containsExactly(city);
        assertThat(people.tree.find(List.of("31T2"))).isEmpty();
        people.units.change(city, 1, new UnitChange("演示市总工会", null, null, null, null));
        assertThat(people.tree.byId(city).orElseThrow().name()).isEqualTo("演示市总工会");
    }

    @BothDatabases
    void another_node_sees_a_new_unit_when_it_is_asked_for_it(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        UnitTree other = people.otherNode();
        long before = other.change();
        long city = people.found("31", Unit.Level.CITY, 0);
        assertThat(other.change()).isGreaterThan(before);
        assertThat(other.byId(city)).isPresent();
        long town = people.found("31T1", Unit.Level.TOWN, city);
        assertThat(other.lineage(town, TODAY)).containsExactly(town, city);
        long block = people.found("31T1B1", Unit.Level.BASE, town);
        assertThat(other.within(new UnitSet(city, true, TODAY))).containsExactlyInAnyOrder(city, town, block);
        assertThat(other.all()).hasSize(3);
    }

    @BothDatabases
    void a_unit_rolled_back_is_never_seen(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        refused(
                () -> database.write(db -> {
                    people.found("31", Unit.Level.CITY, 0);
                    assertThat(people.tree.byCode("31")).isEmpty();
                    throw Problem.conflict("test.refused");
                }),
                409);
        assertThat(people.tree.byCode("31")).isEmpty();
        people.found("31", Unit.Level.CITY, 0);
        assertThat(people.tree.byCode("31")).isPresent();
    }

    @BothDatabases
    void a_unit_is_there_at_once_for_who_founded_it_while_others_found_and_look(TestDatabase database)
            throws Exception {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        ExecutorService officers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int officer = 0; officer < 6; officer++) {
                String code = "31D" + officer;
                work.add(() -> people.callers.as(PeopleTest.ADMIN, () -> {
                    for (int i = 0; i < 15; i++) {
                        long made = people.found(code + i, Unit.Level.DISTRICT, city);
                        assertThat(people.directory.get(made).code()).isEqualTo(code + i);
                        assertThat(people.tree.children(city, TODAY))
                                .extracting(Unit::id)
                                .contains(made);
                    }
                    return 15;
                }));
            }
            for (Future<Integer> done : officers.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(15);
            }
        } finally {
            officers.shutdownNow();
        }
        assertThat(people.tree.children(city, TODAY)).hasSize(90);
    }

    private static List<Long> subtree(TestDatabase database, long top, LocalDate on) {
        return database.read(db -> db.select(PEOPLE_UNITS.ID)
                .from(PEOPLE_UNITS)
                .where(database.subtree(PEOPLE_UNITS.ID, top, on))
                .orderBy(PEOPLE_UNITS.ID)
                .fetch(PEOPLE_UNITS.ID));
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable act, int status) {
        return assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isEqualTo(status));
    }
}
