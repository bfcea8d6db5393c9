package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Received.Item;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Merged;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** What persons have received in a campaign. */
class ReceivedTest {
    private static final Set<String> CARE = Set.of("condolence", "aid");
    private static final LocalDate DAY_AFTER = Books.DAY.plusDays(1);

    @BothDatabases
    void whoever_gave_what_stands_is_found_and_what_was_taken_back_is_not(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(
                entry(1, 3, 100, 22, "condolence", 1, 0, 20_000),
                entry(2, 4, 100, 22, "aid.living", 1, 50_000, 0),
                entry(3, 4, 101, 22, "aid.medical", 1, 50_000, 0),
                entry(4, 4, 102, 22, "condolence", 1, 50_000, 0)));
        books.ledger.reverse(List.of(new SourceKey("visits", 3, "done")), DAY_AFTER, "taken back");
        assertThat(received(books, 22, List.of(100L, 101L)))
                .extracting(Item::person, item -> item.source().record(), Item::unit, Item::money, Item::goods)
                .containsExactlyInAnyOrder(
                        tuple(100L, 1L, 3L, Money.ZERO, Money.ofFen(20_000)),
                        tuple(100L, 2L, 4L, Money.ofFen(50_000), Money.ZERO));
    }

    @BothDatabases
    void other_campaigns_other_benefits_and_what_accompanies_a_payment_are_left_out(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(
                entry(1, 3, 100, 21, "condolence", 1, 50_000, 0),
                entry(2, 3, 100, 0, "condolence", 1, 50_000, 0),
                entry(3, 3, 100, 22, "service.culture", 1, 0, 0),
                entry(4, 3, 100, 22, "welfare.festival", 1, 0, 9_000),
                entry(5, 3, 100, 22, "condolence", 0, 0, 20_000),
                entry(6, 3, 100, 22, "condolence", 0, 30_000, 0)));
        assertThat(received(books, 22, List.of(100L)))
                .extracting(item -> item.source().record())
                .containsExactly(6L);
    }

    @BothDatabases
    void somebody_written_down_twice_has_received_what_both_did(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(
                entry(1, 3, 100, 22, "condolence", 1, 50_000, 0), entry(2, 3, 900, 22, "condolence", 1, 50_000, 0)));
        books.merged = new Merged(Map.of(900L, 100L));
        assertThat(received(books, 22, List.of(100L)))
                .extracting(Item::person, item -> item.source().record())
                .containsExactlyInAnyOrder(tuple(100L, 1L), tuple(100L, 2L));
        assertThat(received(books, 22, List.of(900L))).hasSize(2);
    }

    @BothDatabases
    void any_number_of_persons_is_asked_about_at_once(TestDatabase database) {
        Books books = books(database);
        List<Entry> entries = LongStream.rangeClosed(1, 1_300)
                .mapToObj(person -> entry(person, 3, person, 22, "condolence", 1, 50_000, 0))
                .toList();
        books.ledger.post(entries);
        List<Long> odd = LongStream.rangeClosed(1, 1_300)
                .filter(person -> person % 2 == 1)
                .boxed()
                .toList();
        assertThat(received(books, 22, odd)).extracting(Item::person).containsExactlyInAnyOrderElementsOf(odd);
        assertThat(received(books, 22, List.of())).isEmpty();
    }

    private static List<Item> received(Books books, long campaign, Collection<Long> persons) {
        List<Item> items = new ArrayList<>();
        new LedgerReceived(books.database, books.registry()).each(persons, campaign, CARE, items::add);
        return items;
    }

    private static Books books(TestDatabase database) {
        Books books = new Books(database);
        books.windows.set(Books.SEASON);
        return books;
    }

    private static Entry entry(
            long record, long unit, long person, long campaign, String benefit, int times, long money, long goods) {
        return new Entry(
                new SourceKey("visits", record, "done"),
                unit,
                Books.DAY,
                new Benefit(benefit),
                Category.C1,
                times,
                person,
                0,
                0,
                0,
                Set.of(),
                Money.ofFen(money),
                Money.ofFen(goods),
                0,
                0,
                campaign);
    }
}
