package org.warmth.api.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;

/** Keys cut for IN predicates: short, so that the database looks into its index, and of few lengths, so that it meets few statements. */
public final class IdChunks {
    private static final int[] LENGTHS = {1, 10, 100, 500};
    private static final int SHORT = 100;

    private IdChunks() {}

    /**
     * The rows with these ids. The range bounds what is looked at, for Derby takes a long IN list for a reason to look at
     * the whole table; ids of one chunk lie close together.
     *
     * @param chunk ids in order
     */
    public static Condition among(Field<Long> id, List<Long> chunk) {
        return chunk.size() == 1
                ? id.eq(chunk.get(0))
                : id.between(chunk.get(0), chunk.get(chunk.size() - 1)).and(id.in(chunk));
    }

    /** The keys in chunks of at most 100: for longer lists Derby reads all of a small table. */
    public static <T> List<List<T>> of(Collection<T> keys) {
        return Chunks.cut(keys, SHORT);
    }

    /** Hands on the ids in chunks of 1, 10, 100 or 500; the last chunk is filled up with its last id. */
    public static void each(long[] ids, Consumer<List<Long>> work) {
        for (int from = 0; from < ids.length; ) {
            int size = Math.min(500, ids.length - from);
            int length = Arrays.stream(LENGTHS)
                    .filter(fits -> fits >= size)
                    .findFirst()
                    .orElseThrow();
            List<Long> chunk = new ArrayList<>(length);
            for (int i = 0; i < length; i++) {
                chunk.add(ids[from + Math.min(i, size - 1)]);
            }
            work.accept(chunk);
            from += size;
        }
    }
}
