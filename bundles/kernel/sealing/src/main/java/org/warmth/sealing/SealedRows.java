package org.warmth.sealing;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The rows that a chain seals.
 *
 * @param <R> a row
 */
public interface SealedRows<R> {
    /** So many rows read in vain cost as much as finding one by itself. */
    int VAIN = 20;

    /**
     * The rows of these ids; those that are not there are left out. Ids of one seal lie close together, so they are read
     * in stretches, which costs a tenth of looking up each; where others lie between them, one by one.
     *
     * @param ids in order
     */
    default List<R> read(DSLContext ctx, long[] ids) {
        List<R> found = new ArrayList<>(ids.length);
        int alone = 0;
        for (int at = 0; at < ids.length; ) {
            int size = alone > 0 ? 1 : Math.min(500, ids.length - at);
            List<R> page = page(ctx, ids[at] - 1, size);
            int before = found.size();
            for (R row : page) {
                while (at < ids.length && ids[at] < id(row)) {
                    at++;
                }
                if (at < ids.length && ids[at] == id(row)) {
                    found.add(row);
                    at++;
                }
            }
            if (page.size() < size) {
                break;
            }
            alone = alone > 0 ? alone - 1 : VAIN * (found.size() - before) < size ? VAIN : 0;
        }
        return found;
    }

    /** The rows with ids after {@code after}, in the order of ids, at most {@code size}. */
    List<R> page(DSLContext ctx, long after, int size);

    /** The row's id. */
    long id(R row);

    /** Every column of the row that must never change, in one unambiguous form. */
    byte[] content(R row);
}
