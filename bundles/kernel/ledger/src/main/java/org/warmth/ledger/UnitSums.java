package org.warmth.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Sums by unit and key. */
final class UnitSums {
    private final Map<Long, Map<TotalKey, Sums>> units = new HashMap<>();
    private final Map<TotalKey, TotalKey> keys = new HashMap<>();

    static UnitSums of(Collection<EntryRow> rows, Cuts cuts) {
        UnitSums sums = new UnitSums();
        rows.forEach(row -> sums.add(row, cuts));
        return sums;
    }

    void add(EntryRow row, Cuts cuts) {
        at(row.unit(), TotalKey.of(row, cuts)).add(row.times(), row.money(), row.goods());
    }

    void add(UnitSums more) {
        more.units.forEach(
                (unit, rows) -> rows.forEach((key, sums) -> at(unit, key).add(sums)));
    }

    /** The sums to add to. */
    Sums at(long unit, TotalKey key) {
        return units.computeIfAbsent(unit, any -> new HashMap<>()).computeIfAbsent(intern(key), any -> new Sums());
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

    /** All, units and keys in order. */
    Map<Long, Map<TotalKey, Sums>> sorted() {
        Map<Long, Map<TotalKey, Sums>> sorted = new TreeMap<>();
        units.forEach((unit, rows) -> sorted.put(unit, new TreeMap<>(rows)));
        return sorted;
    }

    /** One object for equal keys: a thousand units share them. */
    TotalKey intern(TotalKey key) {
        TotalKey known = keys.putIfAbsent(key, key);
        return known == null ? key : known;
    }
}
