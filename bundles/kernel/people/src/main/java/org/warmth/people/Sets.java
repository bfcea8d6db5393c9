package org.warmth.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts of a set small enough for one statement. */
final class Sets {
    /** For longer lists Derby reads all of a small table instead of looking into its index. */
    private static final int PART = 100;

    private Sets() {}

    /** The elements in parts. */
    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>(list.size() / PART + 1);
        for (int from = 0; from < list.size(); from += PART) {
            parts.add(list.subList(from, Math.min(from + PART, list.size())));
        }
        return parts;
    }
}
