package org.warmth.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was not found a moment ago, and what has been made since, by keyed hash: a roster of new people is looked up once
 * and not again for each step of its import. That something is absent is a hint and no more: whoever relies on it writes
 * under a unique index, and is refused where somebody else was faster.
 *
 * @param <T> what is looked for
 */
final class Recent<T> {
    /** As many as an import is ahead of itself, some times over. */
    private static final int MOST = 16_384;

    private final Map<String, Optional<T>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<T>> eldest) {
            return size() > MOST;
        }
    };

    /** Those of the lookups of which nothing is remembered. */
    synchronized List<String> unknown(Collection<String> lookups) {
        List<String> unknown = new ArrayList<>();
        for (String lookup : lookups) {
            if (!known.containsKey(lookup)) {
                unknown.add(lookup);
            }
        }
        return unknown;
    }

    /** Remembers those that were not found; what was made meanwhile stays. */
    synchronized void absent(Collection<String> lookups) {
        lookups.forEach(lookup -> known.putIfAbsent(lookup, Optional.empty()));
    }

    /** What has been made of the lookups. */
    synchronized Map<String, T> made(Collection<String> lookups) {
        Map<String, T> made = new HashMap<>();
        for (String lookup : lookups) {
            Optional<T> found = known.get(lookup);
            if (found != null && found.isPresent()) {
                made.put(lookup, found.get());
            }
        }
        return made;
    }

    /** Remembers what was made, once that is committed. */
    synchronized void made(Map<String, T> made) {
        made.forEach((lookup, found) -> known.put(lookup, Optional.of(found)));
    }

    /**
     * Those of the lookups that must be looked for before they are made; the others are absent as far as is known. A
     * hint serves once: who is refused for it and tries again has to look.
     */
    synchronized List<String> unsure(Collection<String> lookups) {
        List<String> unsure = new ArrayList<>();
        for (String lookup : lookups) {
            Optional<T> hint = known.get(lookup);
            if (hint != null && hint.isEmpty()) {
                known.remove(lookup);
            } else {
                unsure.add(lookup);
            }
        }
        return unsure;
    }
}
