package org.warmth.visits;

/**
 * Which visits a list shows; 0 and null mean any.
 *
 * @param unit the giving unit
 * @param list the list they are approved with
 * @param plan the plan they belong to
 * @param target who or what
 * @param state where they stand
 * @param after the id after which the page begins
 */
record VisitQuery(long unit, long list, long plan, VisitTarget target, VisitState state, long after) {}
