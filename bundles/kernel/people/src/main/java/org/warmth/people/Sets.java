package org.warmth.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.warmth.api.store.Database;

/** Parts of a set small enough for one statement. */
final class Sets {
    private Sets() {}

    /** The elements in parts of at most {@link Database#CHUNK}. */
    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>(list.size() / Database.CHUNK + 1);
        for (int from = 0; from < list.size(); from += Database.CHUNK) {
            parts.add(list.subList(from, Math.min(from + Database.CHUNK, list.size())));
        }
        return parts;
    }
}
