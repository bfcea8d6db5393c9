package org.warmth.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Lists of ids cut for IN predicates: few lengths, so that the database meets few statements. */
public final class Lots {
    private static final int[] LENGTHS = {1, 10, 100, 500};

    private Lots() {}

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
