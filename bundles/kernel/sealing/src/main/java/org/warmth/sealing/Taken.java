package org.warmth.sealing;

import java.util.List;

/**
 * Committed rows of the tail on their way under a seal.
 *
 * @param number the seal's number to be
 * @param rows the rows, in the order of ids
 * @param list what the seal will say of them
 * @param previous the value of the seal before
 * @param <R> a row
 */
public record Taken<R>(long number, List<R> rows, SealList list, String previous) {
    /** Whether nothing waits. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Up to which id nothing else waited, where the tail was read up to {@code bound}. */
    long reach(long bound) {
        return rows.size() < SealChain.MOST ? bound : list.ids()[rows.size() - 1];
    }
}
