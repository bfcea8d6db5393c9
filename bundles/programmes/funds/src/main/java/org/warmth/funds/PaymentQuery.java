package org.warmth.funds;

import java.util.Set;

/**
 * Which payments a list shows; 0 means any.
 *
 * @param unit the unit that pays
 * @param list the list they are paid with
 * @param project the project
 * @param person the payee
 * @param states where they stand; empty for any
 * @param after the id after which the page begins
 */
record PaymentQuery(long unit, long list, long project, long person, Set<PaymentState> states, long after) {}
