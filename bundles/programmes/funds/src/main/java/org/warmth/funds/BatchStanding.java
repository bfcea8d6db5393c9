package org.warmth.funds;

import java.util.Map;

/**
 * What is known of a batch besides itself.
 *
 * @param made whether the caller made one of its lists, or gave one of its payments another account
 * @param decided whether the caller did so, or decided on one of its lists
 * @param counts where its payments stand
 */
record BatchStanding(boolean made, boolean decided, Map<PaymentState, Integer> counts) {
    /** How many payments the bank has not answered for good. */
    int open() {
        return counts.getOrDefault(PaymentState.BATCHED, 0)
                + counts.getOrDefault(PaymentState.SENT, 0)
                + counts.getOrDefault(PaymentState.UNKNOWN, 0);
    }
}
