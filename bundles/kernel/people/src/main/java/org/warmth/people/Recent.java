package org.warmth.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found, and what was not found, a moment ago, by keyed hash: a roster is looked up once and not again for each
 * step of its import. Only what never changes once it is committed may be taken from here. That something is absent is a
 * hint and no more: whoever relies on it writes under a unique index, and is refused where somebody else was faster.
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

    /** Remembers those that were not found; what was found meanwhile stays. */
    synchronized void absent(Collection<String> lookups) {
        lookups.forEach(lookup -> known.putIfAbsent(lookup, Optional.empty()));
    }

    /** What is remembered of the lookups; may be changed. */
    synchronized Map<String, T> found(Collection<String> lookups) {
        Map<String, T> found = new HashMap<>();
        for (String lookup : lookups) {
            Optional<T> hint = known.get(lookup);
            if (hint != null && hint.isPresent()) {
                found.put(lookup, hint.get());
            }
        }
        return found;
    }

    /** Remembers what was found or made and is committed. */
    synchronized void found(Map<String, T> found) {
        found.forEach((lookup, one) -> known.put(lookup, Optional.of(one)));
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
