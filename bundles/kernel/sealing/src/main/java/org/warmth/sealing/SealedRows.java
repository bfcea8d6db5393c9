package org.warmth.sealing;

import java.util.List;
import org.jooq.DSLContext;

/**
 * The rows that a chain seals.
 *
 * @param <R> a row
 */
public interface SealedRows<R> {
    /** The rows of these ids, in the order of ids; those that are not there are left out. */
    List<R> read(DSLContext ctx, long[] ids);

    /** The rows with ids after {@code after}, in the order of ids, at most {@code size}. */
    List<R> page(DSLContext ctx, long after, int size);

    /** The row's id. */
    long id(R row);

    /** Every column of the row that must never change, in one unambiguous form. */
    byte[] content(R row);
}
