package org.warmth.people;

/** Where a family exception stands. */
public enum ProxyState {
    /** Waits for a second person. */
    PROPOSED,
    /** Holds: the payee's money may go to that account. */
    APPROVED,
    /** Refused by the second person. */
    REJECTED,
    /** Taken back. */
    REVOKED
}
