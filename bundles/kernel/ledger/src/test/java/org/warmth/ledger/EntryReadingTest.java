package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.ledger.Books.gift;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.people.IdType;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.ledger.EntryReading.Question;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** Who sees which entries. */
class EntryReadingTest {
    private static final Question ANY = new Question(null, true, Books.DAY, null, null, null, null, null);

    /** Persons who are all called the same. */
    private static Persons persons() {
        return (Persons) Proxy.newProxyInstance(
                Persons.class.getClassLoader(), new Class<?>[] {Persons.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("merged")) {
                        return new Merged(Map.of(102L, 100L));
                    }
                    Map<Long, PersonView> views = new HashMap<>();
                    for (Object id : (Collection<?>) arguments[0]) {
                        views.put(
                                (Long) id,
                                new PersonView(
                                        (Long) id == 102 ? 100 : (Long) id,
                                        "王小明",
                                        3,
                                        IdentityLevel.ID,
                                        IdType.ID_CARD,
                                        "310***********1234",
                                        null,
                                        null,
                                        1));
                    }
                    return views;
                });
    }

    @BothDatabases
    void staff_sees_the_entries_of_its_units_masked_and_a_member_none(TestDatabase database) {
        database.unit(1);
        database.unit(3, 1);
        database.unit(4, 1);
        Books books = new Books(database);
        books.ledger.post(List.of(gift(1, 3, 100), gift(2, 4, 100), gift(3, 4, 101)));
        books.sealing.run();
        books.ledger.post(List.of(gift(4, 4, 100)));
        EntryReading reading = new EntryReading(database, books.chain, books.callers, persons());

        books.callers.set(TestCallers.caller(8, "officer", 1, Role.OFFICER));
        List<EntryView> received =
                reading.entries(new Question(null, true, Books.DAY, null, null, 100L, null, null), 0, 10);
        assertThat(received).extracting(EntryView::unit).containsExactly(3L, 4L, 4L);
        assertThat(received).extracting(EntryView::seal).containsExactly(1, 1, null);
        assertThat(received.get(0).person().idNumber()).isEqualTo("310***********1234");
        assertThat(reading.entries(ANY, received.get(0).id(), 2)).hasSize(2);
        assertThat(reading.entries(new Question(4L, false, Books.DAY, "condolence", null, null, null, null), 0, 10))
                .hasSize(3);
        assertThat(reading.entries(new Question(4L, true, Books.DAY, "aid", null, null, null, null), 0, 10))
                .isEmpty();
        assertThat(reading.seals(0, 10)).extracting(SealView::entries).containsExactly(3);
        assertThat(books.verifier.holds(1, reading.seal(1).value())).isTrue();

        books.callers.set(TestCallers.caller(9, "auditor", 3, Role.AUDITOR));
        assertThat(reading.entries(ANY, 0, 10)).hasSize(1);
        assertThat(reading.entry(received.get(0).id()).times()).isEqualTo(1);
        assertThatThrownBy(() -> reading.entry(received.get(1).id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));

        books.callers.set(TestCallers.caller(10, "member", 1, Role.MEMBER));
        assertThatThrownBy(() -> reading.entries(ANY, 0, 10))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        books.callers.set(null);
        assertThatThrownBy(() -> reading.seals(0, 10))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @BothDatabases
    void who_was_written_down_twice_has_received_what_either_has(TestDatabase database) {
        database.unit(1);
        database.unit(3, 1);
        Books books = new Books(database);
        books.ledger.post(List.of(gift(1, 3, 100), gift(2, 3, 102), gift(3, 3, 101)));
        EntryReading reading = new EntryReading(database, books.chain, books.callers, persons());
        books.callers.set(TestCallers.caller(8, "officer", 1, Role.OFFICER));
        for (long asked : new long[] {100, 102}) {
            assertThat(reading.entries(new Question(null, true, Books.DAY, null, null, asked, null, null), 0, 10))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.person().id()).isEqualTo(100));
        }
    }
}
