package org.warmth.api.programmes;

/** Where a record of a simple programme stands; it goes along with its list. */
public enum ListingState {
    /** 在册: waits for its list. */
    LISTED,
    /** 已入账: in the ledger. */
    POSTED,
    /** 作废: taken back. */
    VOIDED
}
