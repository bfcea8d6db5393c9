package org.warmth.sealing;

/**
 * Something in a chain that is not as it was sealed.
 *
 * @param kind what is wrong
 * @param seal the seal it was found under, 0 where there is none
 * @param row the row, 0 where it is the seal itself
 */
public record Mismatch(Kind kind, long seal, long row) {
    /** What can be wrong. */
    public enum Kind {
        /** A number of the chain is not there. */
        SEAL_MISSING,
        /** A seal's value does not follow from what it says. */
        SEAL_CHANGED,
        /** A row is not what was sealed. */
        ROW_CHANGED,
        /** A sealed row is gone. */
        ROW_DELETED,
        /** A row that nobody posted. */
        ROW_INSERTED
    }
}
