package org.warmth.api.people;

import java.time.LocalDate;

/**
 * Units named without listing them: one, or a whole subtree as the tree stood on a day. Queries join the view {@code
 * unit_scope} for it, see {@link org.warmth.api.store.Database#subtree}.
 *
 * @param top the unit
 * @param subtree whether everything below belongs to it
 * @param on the day of the tree
 */
public record UnitSet(long top, boolean subtree, LocalDate on) {}
