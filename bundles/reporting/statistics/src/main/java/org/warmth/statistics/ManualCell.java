package org.warmth.statistics;

import java.time.Instant;

/**
 * A value that a person typed into a row of a unit's form; it counts once a second person confirmed it.
 *
 * @param id its id
 * @param form the form
 * @param campaign the campaign
 * @param unit the unit in whose form it was typed
 * @param code the row
 * @param state where it stands
 * @param typed the value as typed: what the row was to show; a count, or fen
 * @param added what it adds to the records, so that the row showed {@code typed} when it was typed
 * @param counted what a second person confirmed and forms count, or null
 * @param reason why
 * @param countedReason why, as confirmed, or null
 * @param typedBy who typed it
 * @param typedAt when
 * @param version for optimistic locking
 */
record ManualCell(
        long id,
        String form,
        long campaign,
        long unit,
        String code,
        State state,
        long typed,
        long added,
        Long counted,
        String reason,
        String countedReason,
        String typedBy,
        Instant typedAt,
        int version) {
    /** The states of a manual cell. */
    enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Confirmed by a second person. */
        CONFIRMED,
        /** Refused; what was confirmed before goes on counting. */
        REJECTED
    }

    /** The same cell typed anew. */
    ManualCell retyped(long value, long adds, String why, String who, Instant when) {
        return new ManualCell(
                id,
                form,
                campaign,
                unit,
                code,
                State.PROPOSED,
                value,
                adds,
                counted,
                why,
                countedReason,
                who,
                when,
                version + 1);
    }

    /** The same cell after a second person's decision. */
    ManualCell decided(State next) {
        boolean confirmed = next == State.CONFIRMED;
        return new ManualCell(
                id,
                form,
                campaign,
                unit,
                code,
                next,
                typed,
                added,
                confirmed ? Long.valueOf(added) : counted,
                reason,
                confirmed ? reason : countedReason,
                typedBy,
                typedAt,
                version + 1);
    }
}
