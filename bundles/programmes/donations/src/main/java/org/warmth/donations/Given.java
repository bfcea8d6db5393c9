package org.warmth.donations;

import org.warmth.api.Money;

/**
 * What was given: money, or goods with what their worth rests on.
 *
 * @param amount the money, or the whole worth of the goods
 * @param goods what the goods are, null for money
 * @param quantity how many, 0 for money
 * @param price the worth of one, nothing for money
 * @param basis what the worth rests on: invoice, donor's certificate or market price; null for money
 */
record Given(Money amount, String goods, int quantity, Money price, String basis) {
    static Given money(Money amount) {
        return new Given(amount, null, 0, Money.ZERO, null);
    }

    static Given goods(String goods, int quantity, Money price, String basis) {
        return new Given(Money.ofFen(Math.multiplyExact(price.fen(), quantity)), goods, quantity, price, basis);
    }

    /** Whether it is goods. */
    boolean inKind() {
        return goods != null;
    }
}
