package org.warmth.api.access;

import java.time.LocalDate;

/**
 * A role over a unit and all below it, for a time.
 *
 * @param role the role
 * @param unit the unit at the top of the subtree; 0 is the whole server, for the three admin roles only
 * @param from the first day
 * @param to the last day, or null for open end
 */
public record Grant(Role role, long unit, LocalDate from, LocalDate to) {}
