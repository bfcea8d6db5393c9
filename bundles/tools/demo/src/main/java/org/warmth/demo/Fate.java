package org.warmth.demo;

/** What becomes of a payment on its way through the bank. */
enum Fate {
    /** Paid at once. */
    PAID,
    /** The card is dead: returned, paid to another card by the follow-up batch. */
    RETURNED,
    /** Paid, and come back days later; stays unpaid. */
    REFUNDED
}
