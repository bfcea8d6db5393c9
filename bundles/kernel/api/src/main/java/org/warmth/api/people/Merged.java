package org.warmth.api.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which persons were found to be another one (domain 0.5). Records and ledger entries keep the person they were written
 * with; whoever counts persons, or asks what one has received, looks here.
 *
 * @param into the person that each merged one is now, by id; never itself a merged one
 */
public record Merged(Map<Long, Long> into) {
    /** Nobody. */
    public static final Merged NONE = new Merged(Map.of());

    /** Follows each chain to its end. */
    public Merged {
        Map<Long, Long> ends = new HashMap<>();
        for (long person : into.keySet()) {
            long end = person;
            for (int steps = 0; into.containsKey(end); steps++) {
                if (steps > into.size()) {
                    throw new IllegalArgumentException("merged in a circle: " + person);
                }
                end = into.get(end);
            }
            ends.put(person, end);
        }
        into = Map.copyOf(ends);
    }

    /** Who a person is now. */
    public long now(long person) {
        return into.isEmpty() ? person : into.getOrDefault(person, person);
    }

    /** All ids under which any of these persons may stand in records. */
    public Set<Long> every(Collection<Long> persons) {
        Set<Long> every = new HashSet<>(persons);
        if (!into.isEmpty()) {
            persons.forEach(person -> every.add(now(person)));
            into.forEach((merged, now) -> {
                if (every.contains(now)) {
                    every.add(merged);
                }
            });
        }
        return every;
    }
}
