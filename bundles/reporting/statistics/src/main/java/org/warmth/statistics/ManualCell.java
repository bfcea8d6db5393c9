package org.warmth.statistics;

import java.time.Instant;
import org.warmth.api.fields.Fields;
import org.warmth.api.records.Stored;
import org.warmth.api.workflow.Reasoned;

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
        int version)
        implements Stored {
    /** The states of a manual cell. */
    enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Confirmed by a second person. */
        CONFIRMED,
        /** Refused; what was confirmed before goes on counting. */
        REJECTED
    }

    /** The same cell one version on, in a state. */
    ManualCell in(State next) {
        return new ManualCell(
                id,
                form,
                campaign,
                unit,
                code,
                next,
                typed,
                added,
                counted,
                reason,
                countedReason,
                typedBy,
                typedAt,
                version + 1);
    }

    /** The same cell typed anew. */
    ManualCell retyped(Typing now) {
        return new ManualCell(
                id,
                form,
                campaign,
                unit,
                code,
                state,
                now.typed(),
                now.added(),
                counted,
                now.reason(),
                countedReason,
                now.by(),
                now.at(),
                version);
    }

    /** The same cell, counting as it is typed. */
    ManualCell confirmed() {
        return new ManualCell(
                id, form, campaign, unit, code, state, typed, added, added, reason, reason, typedBy, typedAt, version);
    }

    /**
     * What a step with a cell carries.
     *
     * @param reason why
     * @param typed the value as typed, where one is
     * @param added what it adds to the records
     * @param by who types it
     * @param at when
     */
    record Typing(String reason, Long typed, long added, String by, Instant at) implements Reasoned {
        /** All that staff says in steps with cells. */
        static final Fields<Typing> FIELDS = Fields.of(because(null)).text("reason", Typing::reason, 500);

        /** A decision on what was typed before. */
        static Typing because(String reason) {
            return new Typing(reason, null, 0, null, null);
        }
    }
}
