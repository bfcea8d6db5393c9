package org.warmth.funds;

/** Where a payment stands. */
public enum PaymentState {
    /** 在册: listed, not paid. */
    LISTED,
    /** 已发放: paid and in the ledger. */
    PAID,
    /** 作废: taken back, or reversed after it was paid. */
    VOIDED
}
