package org.warmth.funds;

/**
 * Which payments a list shows; 0 and null mean any.
 *
 * @param unit the unit that pays
 * @param list the list they are paid with
 * @param project the project
 * @param person the payee
 * @param state where they stand
 * @param after the id after which the page begins
 */
record PaymentQuery(long unit, long list, long project, long person, PaymentState state, long after) {}
