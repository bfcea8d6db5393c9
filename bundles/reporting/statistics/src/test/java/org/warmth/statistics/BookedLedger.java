package org.warmth.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.UnitSet;

/** A ledger in memory that keeps the contract of {@link Figures}: stretches are cut at the season's bounds. */
final class BookedLedger implements Figures {
    private final List<Posted> entries = new ArrayList<>();
    private final Map<Long, Long> parents;

    /** A ledger of a tree: the unit above by unit. */
    BookedLedger(Map<Long, Long> parents) {
        this.parents = parents;
    }

    BookedLedger book(
            long unit,
            LocalDate day,
            String benefit,
            Category category,
            Set<Tag> tags,
            int times,
            long money,
            long goods) {
        long id = 1000 + entries.size() * 10L;
        entries.add(new Posted(
                id,
                new SourceKey("funds", id, "pay"),
                unit,
                day,
                Instant.EPOCH,
                "somebody",
                new Benefit(benefit),
                category,
                times,
                id % 30 == 0 ? 0 : id % 70,
                id % 30 == 0 ? 12 : 0,
                tags,
                Money.ofFen(money),
                Money.ofFen(goods),
                0,
                0));
        return this;
    }

    @Override
    public Reading totals(UnitSet units) {
        NavigableSet<LocalDate> bounds = new TreeSet<>(List.of(
                LocalDate.MIN,
                Form1.CAMPAIGN.window().from(),
                Form1.CAMPAIGN.window().to().plusDays(1),
                Form1.CAMPAIGN.serviceMonth().from(),
                Form1.CAMPAIGN.serviceMonth().to().plusDays(1),
                Form1.CAMPAIGN.afterDeadline(),
                Form1.LAST_YEAR.window().from(),
                Form1.LAST_YEAR.window().to().plusDays(1),
                Form1.LAST_YEAR.afterDeadline()));
        record Key(Benefit benefit, Category category, int tags, LocalDate from) {}
        Map<Key, Total> totals = new LinkedHashMap<>();
        in(units).forEach(entry -> {
            Key key =
                    new Key(entry.benefit(), entry.category(), Tag.mask(entry.tags()), bounds.floor(entry.valueDate()));
            totals.merge(
                    key,
                    new Total(
                            key.benefit, key.category, key.tags, key.from, entry.times(), entry.money(), entry.goods()),
                    (one, two) -> new Total(
                            key.benefit,
                            key.category,
                            key.tags,
                            key.from,
                            one.times() + two.times(),
                            one.money().plus(two.money()),
                            one.goods().plus(two.goods())));
        });
        return new Reading(3, (int) in(units).count(), List.copyOf(totals.values()));
    }

    @Override
    public long persons(UnitSet units, Cut cut) {
        return in(units)
                .filter(entry -> counts(cut, entry) && entry.person() != 0)
                .map(Posted::person)
                .distinct()
                .count();
    }

    @Override
    public SortedMap<Long, Set<Cut>> several(UnitSet units, Collection<Cut> cuts) {
        SortedMap<Long, Set<Cut>> several = new TreeMap<>();
        in(units).filter(entry -> entry.person() != 0).forEach(entry -> cuts.stream()
                .filter(cut -> counts(cut, entry))
                .forEach(cut -> several.computeIfAbsent(entry.person(), any -> new HashSet<>())
                        .add(cut)));
        several.values().removeIf(in -> in.size() < 2);
        return several;
    }

    @Override
    public Map<Cut, Long> unnamed(UnitSet units, Collection<Cut> cuts) {
        Map<Cut, Long> times = new HashMap<>();
        cuts.forEach(cut -> times.put(
                cut,
                in(units)
                        .filter(entry -> counts(cut, entry) && entry.person() == 0)
                        .mapToLong(Posted::times)
                        .sum()));
        return times;
    }

    @Override
    public List<Posted> entries(UnitSet units, Cut cut, long after, int size) {
        return in(units)
                .filter(entry -> counts(cut, entry) && entry.id() > after)
                .sorted(Comparator.comparingLong(Posted::id))
                .limit(size)
                .toList();
    }

    private static boolean counts(Cut cut, Posted entry) {
        return cut.during(entry.valueDate()) && cut.takes(entry.benefit(), entry.category(), Tag.mask(entry.tags()));
    }

    private Stream<Posted> in(UnitSet units) {
        return entries.stream().filter(entry -> within(entry.unit(), units));
    }

    private boolean within(long unit, UnitSet units) {
        Long at = unit;
        while (units.subtree() && at != null && at != units.top()) {
            at = parents.get(at);
        }
        return at != null && at == units.top();
    }
}
