package org.warmth.api.access;

import java.time.LocalDate;

/**
 * A role over a unit and all below it, for a time.
 *
 * @param role the role
 * @param unit the unit at the top of the subtree; 0 is the whole server, for the three admin roles only
 * @param from the first day
 * @param to the last day, or null for open end
 * @param standsInFor the user whose duty it is, who delegated it for the time; 0 where it is the holder's own
 */
public record Grant(Role role, long unit, LocalDate from, LocalDate to, long standsInFor) {
    /** A role of the holder's own. */
    public Grant(Role role, long unit, LocalDate from, LocalDate to) {
        this(role, unit, from, to, 0);
    }
}
