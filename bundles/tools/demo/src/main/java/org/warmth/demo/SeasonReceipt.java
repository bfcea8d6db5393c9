package org.warmth.demo;

import java.time.LocalDate;
import org.warmth.api.Money;

/**
 * Money raised.
 *
 * @param unit the unit's code
 * @param source B1 to B6
 * @param kind RECEIVED, EARMARKED, CARRY_OVER …
 * @param amount how much
 * @param date when
 * @param document the decision or voucher it rests on
 */
record SeasonReceipt(String unit, String source, String kind, Money amount, LocalDate date, String document) {
    /** Whether it counts in row B of the form of a unit and all below it. */
    boolean raisedFor(String top) {
        return kind.equals("RECEIVED") || kind.equals("EARMARKED");
    }
}
