package org.warmth.access;

import java.time.LocalDate;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;

/**
 * A grant with its story.
 *
 * @param id the id
 * @param user to whom
 * @param grant what
 * @param state where it stands
 * @param requestedBy who asked for it
 * @param decidedBy who confirmed, refused or revoked it; 0 while open
 * @param version for optimistic locking
 */
record GrantRow(long id, long user, Grant grant, State state, long requestedBy, long decidedBy, int version) {
    /** The states of a grant. */
    enum State {
        /** A money role that waits for a second person. */
        REQUESTED,
        /** In force within its days. */
        ACTIVE,
        /** Refused by the second person. */
        REFUSED,
        /** Taken back. */
        REVOKED
    }

    /** Whether it is in force on the day. */
    boolean holds(LocalDate day) {
        return state == State.ACTIVE && !day.isBefore(grant.from()) && (grant.to() == null || !day.isAfter(grant.to()));
    }

    /** Whether it is, or may yet come, in force. */
    boolean open() {
        return state == State.ACTIVE || state == State.REQUESTED;
    }

    Role role() {
        return grant.role();
    }
}
