package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Entry;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestDatabase.Kind;

/**
 * Whatever is posted, reversed, sealed and moved, in whatever order: totals are the sums of the entries, and persons are
 * whom those that stand name.
 */
class AnyHistoryTest {
    private static final int UNITS = 4;
    private static final long WHOLE = 1;
    private static final int PERSONS = 7;
    private static final Set<Cut> CUTS = Set.of(
            new Cut(Set.of(), Set.of(), Set.of(), false, null, List.of(new Period(day(0), day(500)))),
            new Cut(Set.of("aid"), Set.of(), Set.of(), true, null, List.of(new Period(day(0), day(500)))),
            new Cut(
                    Set.of(),
                    Set.of(),
                    Set.of(Category.C1),
                    false,
                    null,
                    List.of(new Period(day(20), day(90)), new Period(day(200), day(300)))));
    private static final AtomicLong RECORDS = new AtomicLong(1_000_000);
    private static final Map<Kind, Books> BOOKS = new HashMap<>();
    /** What all histories posted. */
    private static final Map<Books, List<EntryRow>> EVER = new HashMap<>();

    /** Something that happens to the ledger. */
    sealed interface Act {
        /** Entries are posted. */
        record Post(List<Gift> gifts) implements Act {}

        /** One of those posted so far is reversed, on a day. */
        record Reverse(int which, int day) implements Act {}

        /** The sealing runs. */
        record Seal() implements Act {}

        /** A campaign's window moves. */
        record Window(int from, int days) implements Act {}
    }

    /** What decides about an entry's totals. */
    record Gift(int unit, int day, int benefit, int category, int tags, int times, int money, int goods) {}

    @BeforeContainer
    static void open() {
        for (Kind kind : Kind.values()) {
            Books books = new Books(TestDatabase.of(kind));
            books.database.unit(WHOLE);
            BOOKS.put(kind, books);
            EVER.put(books, new ArrayList<>());
        }
    }

    @AfterContainer
    static void close() {
        BOOKS.values().forEach(books -> books.database.close());
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void totals_are_the_sums_of_the_entries_on_derby(@ForAll("histories") @Size(max = 12) List<Act> acts) {
        play(BOOKS.get(Kind.DERBY), acts);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void totals_are_the_sums_of_the_entries_on_postgresql(@ForAll("histories") @Size(max = 12) List<Act> acts) {
        play(BOOKS.get(Kind.POSTGRESQL), acts);
    }

    @Provide
    Arbitrary<List<Act>> histories() {
        Arbitrary<Gift> gifts = Combinators.combine(
                        Arbitraries.integers().between(0, UNITS - 1),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 5_000))
                .as(Gift::new);
        Arbitrary<Act> posts = gifts.list().ofMinSize(1).ofMaxSize(20).map(Act.Post::new);
        Arbitrary<Act> reversals = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 400))
                .as(Act.Reverse::new);
        Arbitrary<Act> windows = Combinators.combine(
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 90))
                .as(Act.Window::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, posts),
                        Tuple.of(2, reversals),
                        Tuple.of(3, Arbitraries.of(new Act.Seal())),
                        Tuple.of(1, windows))
                .list();
    }

    private static void play(Books books, List<Act> acts) {
        long base = RECORDS.getAndAdd(1_000_000);
        long top = base;
        books.callers.set(Books.CLERK);
        books.database.unit(top, WHOLE);
        for (int unit = 1; unit < UNITS; unit++) {
            books.database.unit(base + unit, top, WHOLE);
        }
        books.tree.changed();
        List<Entry> posted = new ArrayList<>();
        List<EntryRow> all = new ArrayList<>();
        for (Act act : acts) {
            if (act instanceof Act.Post post) {
                List<Entry> entries = post.gifts().stream()
                        .map(gift -> entry(base, RECORDS.getAndIncrement(), gift))
                        .toList();
                assertThat(books.ledger.post(entries)).isEqualTo(entries.size());
                posted.addAll(entries);
                entries.forEach(entry -> all.add(EntryRow.of(0, entry, null, "")));
            } else if (act instanceof Act.Reverse reverse && !posted.isEmpty()) {
                Entry entry = posted.get(reverse.which() % posted.size());
                LocalDate on = day(reverse.day());
                int reversed = books.ledger.reverse(List.of(entry.source()), on, "wrong");
                EntryRow row = EntryRow.of(0, entry, null, "").reversal(0, on, null, "");
                assertThat(reversed)
                        .isEqualTo(all.stream().anyMatch(known -> known.source().equals(row.source())) ? 0 : 1);
                if (reversed == 1) {
                    all.add(row);
                }
            } else if (act instanceof Act.Seal) {
                books.sealing.run();
            } else if (act instanceof Act.Window window) {
                books.windows.set(Books.SEASON, new Period(day(window.from()), day(window.from() + window.days())));
            }
            check(books, books.figures, base, all);
        }
        check(books, books.another(), base, all);
        List<EntryRow> ever = EVER.get(books);
        ever.addAll(all);
        Map<List<Object>, List<Long>> sums = sums(ever, Cuts.of(books.windows.all()));
        assertThat(Books.sums(books.figures.totals(Books.below(WHOLE)))).isEqualTo(sums);
        assertThat(Books.sums(books.another().totals(Books.below(WHOLE)))).isEqualTo(sums);
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    private static void check(Books books, LedgerFigures figures, long top, List<EntryRow> all) {
        Cuts cuts = Cuts.of(books.windows.all());
        assertThat(Books.sums(figures.totals(Books.below(top)))).isEqualTo(sums(all, cuts));
        assertThat(figures.persons(Books.below(top), CUTS)).isEqualTo(persons(all));
        for (long unit = top; unit < top + UNITS; unit++) {
            long only = unit;
            assertThat(figures.persons(Books.only(unit), CUTS))
                    .isEqualTo(persons(
                            all.stream().filter(row -> row.unit() == only).toList()));
            assertThat(Books.sums(figures.totals(Books.only(unit))))
                    .isEqualTo(
                            sums(all.stream().filter(row -> row.unit() == only).toList(), cuts));
        }
    }

    /** The sums, by hand. */
    private static Map<List<Object>, List<Long>> sums(List<EntryRow> rows, Cuts cuts) {
        Map<List<Object>, List<Long>> sums = new HashMap<>();
        for (EntryRow row : rows) {
            List<Object> key = new ArrayList<>(List.of(row.benefit(), row.tags(), cuts.stretch(row.valueDate())));
            key.add(row.categoryOrNull());
            sums.merge(
                    key,
                    List.of((long) row.times(), row.money(), row.goods()),
                    (one, two) -> List.of(one.get(0) + two.get(0), one.get(1) + two.get(1), one.get(2) + two.get(2)));
        }
        sums.values().removeIf(sum -> sum.stream().allMatch(value -> value == 0));
        return sums;
    }

    /** The persons of whom something stands, by hand. */
    private static Map<Cut, Long> persons(List<EntryRow> rows) {
        Map<Cut, Long> persons = new HashMap<>();
        for (Cut cut : CUTS) {
            Map<Long, Integer> standing = new HashMap<>();
            for (EntryRow row : rows) {
                if (cut.takes(new Benefit(row.benefit()), row.categoryOrNull(), row.tags())
                        && cut.during(row.valueDate())) {
                    standing.merge(
                            row.person(), row.source().step().endsWith(EntryRow.REVERSED) ? -1 : 1, Integer::sum);
                }
            }
            persons.put(cut, standing.values().stream().filter(sum -> sum > 0).count());
        }
        return persons;
    }

    private static Entry entry(long base, long record, Gift gift) {
        return Books.entry(
                record,
                base + gift.unit(),
                day(gift.day()),
                List.of("condolence", "aid.living", "service.culture").get(gift.benefit()),
                gift.category() == 0 ? null : Category.of(gift.category()),
                gift.times(),
                1 + base + record % PERSONS,
                gift.tags() == 0 ? Set.of() : Set.of(Tag.values()[gift.tags()]),
                gift.money(),
                gift.goods());
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2021, 6, 1).plusDays(day);
    }
}
