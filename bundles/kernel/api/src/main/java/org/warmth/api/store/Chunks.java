package org.warmth.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Records cut into what one transaction takes. */
public final class Chunks {
    private Chunks() {}

    /** The records in chunks of at most {@link Database#CHUNK}. */
    public static <T> List<List<T>> of(Collection<T> records) {
        return cut(records, Database.CHUNK);
    }

    static <T> List<List<T>> cut(Collection<T> all, int length) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>(list.size() / length + 1);
        for (int from = 0; from < list.size(); from += length) {
            chunks.add(list.subList(from, Math.min(list.size(), from + length)));
        }
        return chunks;
    }
}
