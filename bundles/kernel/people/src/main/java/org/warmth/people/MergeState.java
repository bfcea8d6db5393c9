package org.warmth.people;

/** Where a merge stands. */
public enum MergeState {
    /** Waits for a second person. */
    PROPOSED,
    /** Counts: the two are one. */
    MERGED,
    /** Refused by the second person. */
    REJECTED,
    /** Taken back: they are two after all. */
    SEPARATED
}
