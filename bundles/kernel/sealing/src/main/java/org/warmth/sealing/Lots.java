package org.warmth.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;

/** Lists of ids cut for IN predicates: few lengths, so that the database meets few statements. */
public final class Lots {
    private static final int[] LENGTHS = {1, 10, 100, 500};

    private Lots() {}

    /**
     * The rows with these ids. The range bounds what is looked at, for Derby takes a long IN list for a reason to look at
     * the whole table; ids of one lot lie close together.
     *
     * @param lot ids in order
     */
    public static Condition among(Field<Long> id, List<Long> lot) {
        return lot.size() == 1
                ? id.eq(lot.get(0))
                : id.between(lot.get(0), lot.get(lot.size() - 1)).and(id.in(lot));
    }

    /** Hands on the ids in lots of 1, 10, 100 or 500; the last lot is filled up with its last id. */
    public static void each(long[] ids, Consumer<List<Long>> work) {
        for (int from = 0; from < ids.length; ) {
            int size = Math.min(500, ids.length - from);
            int length = Arrays.stream(LENGTHS)
                    .filter(fits -> fits >= size)
                    .findFirst()
                    .orElseThrow();
            List<Long> lot = new ArrayList<>(length);
            for (int i = 0; i < length; i++) {
                lot.add(ids[from + Math.min(i, size - 1)]);
            }
            work.accept(lot);
            from += size;
        }
    }
}
