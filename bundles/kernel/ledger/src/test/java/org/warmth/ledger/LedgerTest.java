package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.warmth.ledger.Books.DAY;
import static org.warmth.ledger.Books.below;
import static org.warmth.ledger.Books.entry;
import static org.warmth.ledger.Books.gift;
import static org.warmth.ledger.Books.money;
import static org.warmth.ledger.Books.only;
import static org.warmth.ledger.Books.times;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Tag;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.ledger.Figures.Reading;
import org.warmth.api.ledger.Figures.Total;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Merged;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Posting, reversing, sealing, reading. */
class LedgerTest {
    private static final Cut ALL = cut(Set.of(), Set.of(), false, null);

    private static Cut cut(Set<String> prefixes, Set<Category> categories, boolean categorised, Tag tag) {
        return new Cut(prefixes, Set.of(), categories, categorised, tag, List.of(Books.SEASON));
    }

    private static Books books(TestDatabase database) {
        database.unit(1);
        database.unit(2, 1);
        database.unit(3, 2, 1);
        database.unit(4, 1);
        Books books = new Books(database);
        books.windows.set(Books.SEASON);
        return books;
    }

    @BothDatabases
    void what_is_posted_counts_at_once_and_after_the_seal_the_same(TestDatabase database) {
        Books books = books(database);
        books.sealing.run();
        assertThat(books.ledger.post(List.of(gift(11, 3, 100), gift(12, 4, 101))))
                .isEqualTo(2);
        Reading before = books.figures.totals(below(1));
        books.sealing.run();
        Reading after = books.figures.totals(below(1));
        assertThat(before.tail()).isEqualTo(2);
        assertThat(after.tail()).isZero();
        assertThat(after.seal()).isEqualTo(before.seal() + 1);
        assertThat(times(before)).isEqualTo(2).isEqualTo(times(after));
        assertThat(money(before)).isEqualTo(100_000).isEqualTo(money(after));
        assertThat(times(books.figures.totals(below(2)))).isEqualTo(1);
        assertThat(times(books.figures.totals(only(2)))).isZero();
        assertThat(times(books.another().totals(below(1)))).isEqualTo(2);
    }

    @BothDatabases
    void a_repeat_of_a_source_key_changes_nothing(TestDatabase database) {
        Books books = books(database);
        assertThat(books.ledger.post(List.of(gift(11, 3, 100), gift(11, 3, 100))))
                .isEqualTo(1);
        assertThat(books.ledger.post(List.of(gift(11, 3, 100)))).isZero();
        books.sealing.run();
        assertThat(books.ledger.post(List.of(gift(11, 3, 100), gift(12, 3, 100))))
                .isEqualTo(1);
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(2);
    }

    @BothDatabases
    void what_is_rolled_back_was_never_posted(TestDatabase database) {
        Books books = books(database);
        assertThatThrownBy(() -> database.write(ctx -> {
                    books.ledger.post(List.of(gift(11, 3, 100)));
                    assertThat(times(books.figures.totals(below(1)))).isEqualTo(1);
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThat(times(books.figures.totals(below(1)))).isZero();
        books.sealing.run();
        assertThat(books.figures.totals(below(1)).seal()).isZero();
    }

    @BothDatabases
    void a_reversal_takes_the_figures_back_once_and_names_its_original(TestDatabase database) {
        Books books = books(database);
        Entry gift = gift(11, 3, 100);
        books.ledger.post(List.of(gift, gift(12, 3, 101)));
        books.sealing.run();
        assertThat(books.ledger.reverse(List.of(gift.source()), DAY, "wrong person"))
                .isEqualTo(1);
        assertThat(books.ledger.reverse(List.of(gift.source()), DAY, "wrong person"))
                .isZero();
        assertThat(books.ledger.standing(List.of(gift.source(), gift(12, 3, 101).source())))
                .containsExactly(gift(12, 3, 101).source());
        for (int sealed = 0; sealed < 2; sealed++) {
            assertThat(times(books.figures.totals(below(1)))).isEqualTo(1);
            assertThat(money(books.figures.totals(below(1)))).isEqualTo(50_000);
            assertThat(books.figures.persons(below(1), ALL)).isEqualTo(1);
            books.sealing.run();
        }
        List<Posted> entries = books.figures.entries(below(1), ALL, 0, 10);
        assertThat(entries).extracting(Posted::times).containsExactly(1, 1, -1);
        assertThat(entries.get(2).reversalOf()).isEqualTo(entries.get(0).id());
        assertThat(entries.get(2).money().fen()).isEqualTo(-50_000);
        assertThat(books.audit.acts()).hasSize(1);
        assertThat(books.audit.acts().get(0).object())
                .isEqualTo("ledger.entry/" + entries.get(0).id());
    }

    @BothDatabases
    void reversals_without_a_day_of_their_own_even_out_each_day(TestDatabase database) {
        Books books = books(database);
        Entry first = entry(1, 3, DAY, "condolence", Category.C1, 1, 100, Set.of(), 100, 0);
        Entry second = entry(2, 3, DAY.plusDays(3), "condolence", Category.C1, 1, 101, Set.of(), 100, 0);
        Entry never = entry(3, 3, DAY, "condolence", Category.C1, 1, 102, Set.of(), 100, 0);
        books.ledger.post(List.of(first, second));
        assertThat(books.ledger.reverse(List.of(first.source(), second.source(), never.source()), "wrong"))
                .isEqualTo(2);
        assertThat(books.figures.entries(below(1), ALL, 0, 10))
                .extracting(Posted::valueDate, Posted::times)
                .containsExactlyInAnyOrder(
                        tuple(DAY, 1), tuple(DAY.plusDays(3), 1), tuple(DAY, -1), tuple(DAY.plusDays(3), -1));
    }

    @BothDatabases
    void somebody_found_to_be_another_is_counted_once_and_nothing_is_rewritten(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(gift(11, 3, 100), gift(12, 4, 101), gift(13, 4, 102)));
        assertThat(books.figures.persons(below(1), ALL)).isEqualTo(3);
        books.merged = new Merged(Map.of(101L, 100L));
        assertThat(books.figures.persons(below(1), ALL)).isEqualTo(2);
        assertThat(books.figures.entries(below(1), ALL, 0, 10))
                .extracting(Posted::person)
                .containsExactly(100L, 101L, 102L);
        // The one's gift taken back leaves the other's; both taken back leave nobody.
        books.ledger.reverse(List.of(gift(11, 3, 100).source()), DAY, "wrong person");
        assertThat(books.figures.persons(below(1), ALL)).isEqualTo(2);
        books.ledger.reverse(List.of(gift(12, 4, 101).source()), DAY, "wrong person");
        assertThat(books.figures.persons(below(1), ALL)).isEqualTo(1);
        books.merged = Merged.NONE;
        assertThat(books.figures.persons(below(1), ALL)).isEqualTo(1);
    }

    @BothDatabases
    void whoever_stands_in_two_groups_is_named_with_both(TestDatabase database) {
        Books books = books(database);
        Cut first = cut(Set.of(), Set.of(Category.C1), false, null);
        Cut eleventh = cut(Set.of(), Set.of(Category.C11), false, null);
        Entry again = entry(12, 4, DAY, "aid.living", Category.C11, 1, 101, Set.of(), 1, 0);
        Entry gone = entry(14, 4, DAY, "aid.living", Category.C11, 1, 103, Set.of(), 1, 0);
        books.ledger.post(List.of(gift(11, 3, 100), again, gift(13, 3, 103), gone, gift(15, 3, 100)));
        books.ledger.reverse(List.of(gone.source()), DAY, "wrong group");
        assertThat(books.figures.several(below(1), Set.of(first, eleventh))).isEmpty();
        books.merged = new Merged(Map.of(101L, 100L));
        assertThat(books.figures.several(below(1), Set.of(first, eleventh)))
                .containsExactly(Map.entry(100L, Set.of(first, eleventh)));
        assertThat(books.figures.several(below(2), Set.of(first, eleventh))).isEmpty();
    }

    @BothDatabases
    void people_times_that_name_nobody_are_told_apart(TestDatabase database) {
        Books books = books(database);
        Cut teams = cut(Set.of(), Set.of(Category.C7), false, null);
        books.ledger.post(List.of(
                gift(11, 3, 100), team(12, 3, DAY, 30), team(13, 4, DAY, 12), team(14, 4, DAY.plusYears(1), 9)));
        assertThat(books.figures.unnamed(below(1), Set.of(ALL, teams)))
                .containsEntry(ALL, 42L)
                .containsEntry(teams, 42L);
        assertThat(books.figures.unnamed(below(2), Set.of(ALL))).containsEntry(ALL, 30L);
        books.ledger.reverse(List.of(team(13, 4, DAY, 12).source()), DAY, "unsigned");
        assertThat(books.figures.unnamed(below(1), Set.of(ALL))).containsEntry(ALL, 30L);
        assertThat(books.figures.persons(below(1), teams)).isZero();
    }

    @BothDatabases
    void what_is_given_after_the_deadline_stands_in_a_stretch_of_its_own(TestDatabase database) {
        Books books = books(database);
        LocalDate after = books.windows.all().get(0).afterDeadline();
        books.ledger.post(List.of(
                team(11, 3, after.minusDays(1), 1), team(12, 3, after, 2), team(13, 3, after.minusDays(30), 4)));
        books.sealing.run();
        assertThat(books.figures.totals(below(1)).rows())
                .filteredOn(row -> !row.from().isBefore(after))
                .singleElement()
                .satisfies(row -> assertThat(row.times()).isEqualTo(2));
    }

    /** Goods for a team, handed over against one signature. */
    private static Entry team(long record, long unit, LocalDate on, int heads) {
        return new Entry(
                new SourceKey("visits", record, "done"),
                unit,
                on,
                new Benefit("condolence"),
                Category.C7,
                heads,
                0,
                heads,
                77,
                0,
                Set.of(),
                Money.ZERO,
                Money.ofFen(heads * 8_000L),
                0,
                0,
                0);
    }

    @BothDatabases
    void entries_are_paged_with_the_seal_that_covers_each(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(
                LongStream.rangeClosed(1, 7).mapToObj(i -> gift(i, 3, i)).toList());
        books.sealing.run();
        books.ledger.post(List.of(gift(8, 4, 8), gift(9, 3, 9)));
        List<Posted> first = books.figures.entries(below(2), ALL, 0, 5);
        List<Posted> second = books.figures.entries(below(2), ALL, first.get(4).id(), 5);
        assertThat(first).extracting(Posted::person).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(first).extracting(Posted::seal).containsOnly(1L);
        assertThat(second).extracting(Posted::person).containsExactly(6L, 7L, 9L);
        assertThat(second).extracting(Posted::seal).containsExactly(1L, 1L, 0L);
    }

    @BothDatabases
    void a_cut_takes_whole_segments_categories_and_tags(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(
                entry(1, 3, DAY, "aid.living", Category.C11, 1, 100, Set.of(), 100, 0),
                entry(2, 3, DAY, "aid.living.rent", null, 1, 101, Set.of(Tag.ON_DUTY), 100, 0),
                entry(3, 3, DAY, "aid.living-costs", null, 1, 102, Set.of(Tag.MIGRANT), 100, 0),
                entry(4, 3, DAY.plusYears(1), "aid.living", null, 1, 103, Set.of(), 100, 0),
                entry(5, 3, DAY, "service.culture", Category.C1, 1, 100, Set.of(Tag.MIGRANT, Tag.ON_DUTY), 0, 0)));
        for (int sealed = 0; sealed < 2; sealed++) {
            counts(books, cut(Set.of("aid.living"), Set.of(), false, null), 2);
            counts(books, cut(Set.of("aid"), Set.of(), false, null), 3);
            counts(books, cut(Set.of(), Set.of(), true, null), 1, 2);
            counts(books, cut(Set.of(), Set.of(Category.C11), false, null), 1);
            counts(books, cut(Set.of(), Set.of(), false, Tag.ON_DUTY), 2);
            counts(books, cut(Set.of(), Set.of(), false, Tag.MIGRANT), 2);
            counts(books, ALL, 3, 4);
            counts(
                    books,
                    new Cut(Set.of("aid"), Set.of("aid.living"), Set.of(), false, null, List.of(Books.SEASON)),
                    1);
            books.sealing.run();
        }
    }

    private static void counts(Books books, Cut cut, int persons) {
        counts(books, cut, persons, persons);
    }

    private static void counts(Books books, Cut cut, int persons, int entries) {
        assertThat(books.figures.persons(below(1), cut)).as("%s", cut).isEqualTo(persons);
        assertThat(books.figures.entries(below(1), cut, 0, 100)).as("%s", cut).hasSize(entries);
        assertThat(books.figures.totals(below(1)).rows().stream()
                        .filter(row -> cut.takes(row.benefit(), row.category(), row.tags()) && cut.during(row.from()))
                        .mapToLong(Total::times)
                        .sum())
                .as("%s", cut)
                .isEqualTo(entries);
    }

    @BothDatabases
    void a_changed_window_counts_at_once_and_the_sealing_builds_its_totals(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(
                List.of(gift(1, 3, 100), entry(2, 4, DAY.plusDays(20), "condolence", null, 1, 101, Set.of(), 7, 0)));
        books.sealing.run();
        books.ledger.post(List.of(gift(3, 4, 102)));
        Period narrow = new Period(DAY, DAY.plusDays(10));
        books.windows.set(Books.SEASON, narrow);
        assertThat(inside(books.figures.totals(below(1)), narrow)).isEqualTo(2);
        books.sealing.run();
        Reading rebuilt = books.figures.totals(below(1));
        assertThat(inside(rebuilt, narrow)).isEqualTo(2);
        assertThat(inside(rebuilt, Books.SEASON)).isEqualTo(3);
        assertThat(Books.sums(books.another().totals(below(1)))).isEqualTo(Books.sums(rebuilt));
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    private static long inside(Reading reading, Period period) {
        return reading.rows().stream()
                .filter(row -> period.contains(row.from()))
                .mapToLong(Total::times)
                .sum();
    }

    @BothDatabases
    void a_subtree_is_that_of_its_day_and_follows_a_changed_tree(TestDatabase database) {
        Books books = books(database);
        books.ledger.post(List.of(gift(1, 3, 100), gift(2, 5, 101)));
        books.sealing.run();
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(1);
        database.unit(5, 1);
        books.tree.changed();
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(2);
    }

    @BothDatabases
    void a_tree_of_most_units_is_all_without_the_others(TestDatabase database) {
        Books books = new Books(database);
        List<Entry> gifts = new ArrayList<>();
        for (long top : new long[] {1_000, 2_000}) {
            database.unit(top);
            for (long unit = top + 1; unit <= top + (top == 1_000 ? 60 : 3); unit++) {
                database.unit(unit, top);
                gifts.add(gift(unit, unit, unit));
            }
        }
        books.ledger.post(gifts);
        books.sealing.run();
        LedgerFigures figures = books.another();
        assertThat(times(figures.totals(below(1_000)))).isEqualTo(60);
        assertThat(times(figures.totals(below(2_000)))).isEqualTo(3);
        books.ledger.post(List.of(gift(1, 1_001, 1), gift(2, 2_001, 2)));
        books.sealing.run();
        assertThat(times(figures.totals(below(1_000)))).isEqualTo(61);
        assertThat(times(books.another().totals(below(1_000)))).isEqualTo(61);
    }

    @BothDatabases
    void a_cut_without_entries_counts_nobody(TestDatabase database) {
        Books books = books(database);
        assertThat(books.figures.persons(below(1), ALL)).isZero();
        assertThat(books.figures.entries(below(1), ALL, 0, 10)).isEmpty();
        assertThat(books.figures.totals(below(1)).rows()).isEmpty();
        assertThat(books.figures.totals(only(3)).seal()).isZero();
        assertThat(LocalDate.of(2022, 1, 1)).isEqualTo(new Cuts(List.of(DAY)).stretch(LocalDate.of(2022, 1, 9)));
    }
}
