package org.warmth.people;

import java.time.LocalDate;

/**
 * Where a unit stands in the tree for a time.
 *
 * @param unit the unit
 * @param parent the unit above, or 0
 * @param from the first day
 * @param to the last day, {@link #OPEN} for no end
 */
record Place(long unit, long parent, LocalDate from, LocalDate to) {
    /** The end of what has none yet. */
    static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    /** Whether it holds on the day. */
    boolean on(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
