package org.warmth.funds;

/** Where a receipt stands. */
public enum ReceiptState {
    /** 已入账. */
    BOOKED,
    /** 作废. */
    VOIDED
}
