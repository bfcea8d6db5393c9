package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.people.PeopleTest.number;
import static org.warmth.people.db.Tables.PEOPLE_PERSONS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.people.IdType;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons.Resolved;
import org.warmth.api.people.Unit;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class PersonRegistryTest {
    @BothDatabases
    void equal_phones_have_equal_marks_that_show_nothing(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long unit = people.found("31", Unit.Level.CITY, 0);
        people.callers.set(TestCallers.caller(7, "clerk", unit, Role.CLERK));
        List<Long> three = people
                .persons
                .resolve(List.of(
                        new PersonClaim("李例安", null, null, "12000000001", unit, null),
                        new PersonClaim("王试平", null, null, "12000000001", unit, null),
                        new PersonClaim("赵拟安", null, null, null, unit, null)))
                .stream()
                .map(Resolved::id)
                .toList();
        Map<Long, String> phones = people.persons.phones(three);
        assertThat(phones).containsOnlyKeys(three.get(0), three.get(1));
        assertThat(phones.get(three.get(0))).isEqualTo(phones.get(three.get(1))).doesNotContain("0001");
    }

    private static final Caller CLERK = TestCallers.caller(7, "clerk", 5, Role.CLERK);

    @BothDatabases
    void a_person_is_found_by_the_number_however_it_is_written(TestDatabase database) {
        PeopleTest people = clerk(database);
        Resolved made = people.persons
                .resolve(List.of(claim("李例安", "99999919800815902x")))
                .get(0);
        assertThat(made.created()).isTrue();
        assertThat(made.level()).isEqualTo(IdentityLevel.ID);
        Resolved again = people.persons
                .resolve(List.of(claim("李例安", " ９９９９９９１９８００８１５９０２Ｘ　")))
                .get(0);
        assertThat(again.id()).isEqualTo(made.id());
        assertThat(again.created()).isFalse();
        assertThat(people.persons.find(List.of(claim("李例安", number(3)), claim("李例安", "99999919800815902X"))))
                .satisfiesExactly(nobody -> assertThat(nobody).isNull(), found -> assertThat(found.id())
                        .isEqualTo(made.id()));
    }

    @BothDatabases
    void the_number_is_encrypted_in_its_column_and_masked_in_answers(TestDatabase database) {
        PeopleTest people = clerk(database);
        long id = people.persons
                .resolve(List.of(new PersonClaim("李例安", null, number(1), "12000000001", 5, null)))
                .get(0)
                .id();
        PersonView view = people.persons.masked(List.of(id)).get(id);
        assertThat(view.idNumber()).matches("999\\*{11}\\d{3}[\\dX]");
        assertThat(view.mobile()).isEqualTo("120****0001");
        byte[] kept = database.read(
                db -> db.select(PEOPLE_PERSONS.ID_NUMBER).from(PEOPLE_PERSONS).fetchSingle(PEOPLE_PERSONS.ID_NUMBER));
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("999999");
    }

    @BothDatabases
    void people_of_one_name_without_number_are_one_only_on_equal_values(TestDatabase database) {
        PeopleTest people = clerk(database);
        List<Resolved> made = people.persons.resolve(List.of(
                new PersonClaim("张样", null, null, "12000000001", 5, "1"),
                new PersonClaim("张样", null, null, "12000000001", 5, "2"),
                new PersonClaim("张样", null, null, "12000000001", 6, "1"),
                new PersonClaim("张样", null, null, null, 5, "1"),
                new PersonClaim("　张样", null, null, "12000000001", 5, "1")));
        assertThat(made.stream().map(Resolved::id).distinct()).hasSize(4);
        assertThat(made.get(4)).isEqualTo(new Resolved(made.get(0).id(), IdentityLevel.NAMED, false, null));
    }

    @BothDatabases
    void a_set_is_checked_with_every_fault_and_nothing_is_written(TestDatabase database) {
        PeopleTest people = clerk(database);
        people.persons.resolve(List.of(claim("李例安", number(1))));
        List<List<Violation>> faults = people.persons.check(List.of(
                claim("李例安", number(1)),
                claim("王例宁", number(1)),
                new PersonClaim("王", null, "999999199002309010", "1", 5, null),
                claim("赵样", number(2)),
                claim("钱样", number(2)),
                new PersonClaim("Sample Alpha", IdType.PASSPORT, "E12345678", null, 5, null)));
        assertThat(faults.stream()
                        .map(list -> list.stream().map(Violation::code).toList()))
                .containsExactly(
                        List.of(),
                        List.of("people.person.name-differs"),
                        List.of("people.name.length", "people.id.birth", "people.mobile.format"),
                        List.of(),
                        List.of("people.person.name-differs"),
                        List.of("people.id.second-reader"));
        assertThat(faults.get(1).get(0).severity()).isEqualTo(Violation.Severity.DOUBT);
        assertThat(database.<Integer>read(db -> db.fetchCount(PEOPLE_PERSONS))).isEqualTo(1);
        assertThatThrownBy(() -> people.persons.resolve(List.of(claim("王例宁", "999999199002309010"))))
                .isInstanceOf(Problem.class);
    }

    @BothDatabases
    void who_was_looked_up_ahead_is_known_once_made(TestDatabase database) {
        PeopleTest people = clerk(database);
        PersonClaim claim = claim("李例安", number(1));
        people.persons.foresee(List.of(claim, claim("王例宁", number(2))));
        assertThat(people.persons.check(List.of(claim))).containsExactly(List.of());
        Resolved made = people.persons.resolve(List.of(claim)).get(0);
        people.persons.foresee(List.of(claim));
        assertThat(people.persons.check(List.of(claim("赵样", number(1)), claim("赵样", number(2)))))
                .extracting(List::size)
                .containsExactly(1, 0);
        assertThat(people.persons.resolve(List.of(claim)))
                .containsExactly(new Resolved(made.id(), IdentityLevel.ID, false, null));
    }

    @BothDatabases
    void whom_another_node_made_since_the_look_ahead_is_not_made_again(TestDatabase database) {
        PeopleTest people = clerk(database);
        PeopleTest otherNode = clerk(database);
        List<PersonClaim> claims = List.of(claim("李例安", number(1)), claim("王例宁", number(2)));
        people.persons.foresee(claims);
        Resolved theirs =
                otherNode.persons.resolve(List.of(claim("李例安", number(1)))).get(0);
        List<Resolved> ours = people.persons.resolve(claims);
        assertThat(ours).extracting(Resolved::created).containsExactly(false, true);
        assertThat(ours.get(0).id()).isEqualTo(theirs.id());
    }

    @BothDatabases
    void who_is_remembered_is_taken_as_they_stand_today(TestDatabase database) {
        PeopleTest people = clerk(database);
        List<PersonClaim> claims = List.of(claim("李例安", number(1)));
        long id = clerk(database).persons.resolve(claims).get(0).id();
        people.persons.foresee(claims);
        LocalDate died = LocalDate.of(2021, 12, 1);
        database.write(db -> db.update(PEOPLE_PERSONS)
                .set(PEOPLE_PERSONS.DECEASED_ON, died)
                .where(PEOPLE_PERSONS.ID.eq(id))
                .execute());
        assertThat(people.persons.resolve(claims)).containsExactly(new Resolved(id, IdentityLevel.ID, false, died));
    }

    @BothDatabases
    void whom_an_undone_transaction_looked_up_is_made_again(TestDatabase database) {
        PeopleTest people = clerk(database);
        List<PersonClaim> claims = List.of(claim("李例安", number(1)));
        assertThatThrownBy(() -> database.write(db -> {
                    people.persons.resolve(claims);
                    people.persons.check(claims);
                    throw Problem.conflict("people.account.other-person");
                }))
                .isInstanceOf(Problem.class);
        assertThat(people.persons.resolve(claims)).extracting(Resolved::created).containsExactly(true);
    }

    @BothDatabases
    void whom_an_undone_transaction_made_is_made_again(TestDatabase database) {
        PeopleTest people = clerk(database);
        List<PersonClaim> claims = List.of(claim("李例安", number(1)));
        people.persons.foresee(claims);
        assertThatThrownBy(() -> database.write(db -> {
                    people.persons.resolve(claims);
                    throw Problem.conflict("people.account.other-person");
                }))
                .isInstanceOf(Problem.class);
        assertThat(people.persons.find(claims)).containsOnlyNulls();
        assertThat(people.persons.resolve(claims)).extracting(Resolved::created).containsExactly(true);
        assertThat(database.<Integer>read(db -> db.fetchCount(PEOPLE_PERSONS))).isEqualTo(1);
    }

    @BothDatabases
    void imports_that_meet_end_with_one_person_each(TestDatabase database) throws Exception {
        PeopleTest people = clerk(database);
        int imports = 4;
        CyclicBarrier together = new CyclicBarrier(imports);
        ExecutorService threads = Executors.newFixedThreadPool(imports);
        try {
            List<Future<List<Long>>> results = new ArrayList<>();
            for (int i = 0; i < imports; i++) {
                List<PersonClaim> mine = IntStream.range(i * 20, i * 20 + 100)
                        .mapToObj(n -> claim("李例安", number(n)))
                        .toList();
                results.add(threads.submit(() -> people.callers.as(CLERK, () -> {
                    meet(together);
                    return database.write(db -> people.persons.resolve(mine).stream()
                            .map(Resolved::id)
                            .toList());
                })));
            }
            List<Long> first = results.get(0).get();
            List<Long> second = results.get(1).get();
            assertThat(first.subList(20, 100)).isEqualTo(second.subList(0, 80));
            for (Future<List<Long>> result : results) {
                assertThat(result.get()).doesNotHaveDuplicates();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(database.<Integer>read(db -> db.fetchCount(PEOPLE_PERSONS))).isEqualTo(160);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PeopleTest clerk(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        people.callers.set(CLERK);
        return people;
    }

    private static PersonClaim claim(String name, String number) {
        return new PersonClaim(name, null, number, null, 5, null);
    }
}
