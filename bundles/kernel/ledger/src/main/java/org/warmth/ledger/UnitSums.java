package org.warmth.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Sums by unit and key, and those of all units together. */
final class UnitSums {
    /** Stands for all units together; no unit has it. */
    static final long ALL = 0;

    private final Map<Long, Map<TotalKey, Sums>> units = new HashMap<>();
    private final Map<TotalKey, TotalKey> keys = new HashMap<>();

    static UnitSums of(Collection<EntryRow> rows, Cuts cuts) {
        UnitSums sums = new UnitSums();
        rows.forEach(row -> sums.add(row, cuts));
        return sums;
    }

    void add(EntryRow row, Cuts cuts) {
        TotalKey key = intern(TotalKey.of(row, cuts));
        for (long unit : new long[] {row.unit(), ALL}) {
            sums(unit).computeIfAbsent(key, any -> new Sums()).add(row.times(), row.money(), row.goods());
        }
    }

    /** Puts in what is kept of a unit. */
    void put(long unit, TotalKey key, Sums kept) {
        sums(unit).put(intern(key), kept);
    }

    private Map<TotalKey, Sums> sums(long unit) {
        return units.computeIfAbsent(unit, any -> new HashMap<>());
    }

    /** One unit's sums, empty where it has none. */
    Map<TotalKey, Sums> of(long unit) {
        return units.getOrDefault(unit, Map.of());
    }

    /** Adds the sums of all units that are wanted. */
    void addTo(Map<TotalKey, Sums> sum, LongPredicate wanted) {
        units.forEach((unit, rows) -> {
            if (wanted.test(unit)) {
                rows.forEach((key, sums) ->
                        sum.computeIfAbsent(key, any -> new Sums()).add(sums));
            }
        });
    }

    /** What is kept of each unit and of all, units and keys in order. */
    Map<Long, Map<TotalKey, Sums>> sorted() {
        Map<Long, Map<TotalKey, Sums>> sorted = new TreeMap<>();
        units.forEach((unit, rows) -> sorted.put(unit, new TreeMap<>(rows)));
        return sorted;
    }

    /** One object for equal keys: a thousand units share them. */
    private TotalKey intern(TotalKey key) {
        TotalKey known = keys.putIfAbsent(key, key);
        return known == null ? key : known;
    }
}
