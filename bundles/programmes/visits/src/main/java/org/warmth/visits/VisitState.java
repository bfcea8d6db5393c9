package org.warmth.visits;

import java.util.EnumSet;
import java.util.Set;

/** Where a visit stands (走访状态). */
public enum VisitState {
    /** 计划. */
    PLANNED,
    /** 已走访. */
    DONE,
    /** 已上报: seen by a second person, in the ledger. */
    REPORTED,
    /** 跟进: problems are being solved. */
    FOLLOW_UP,
    /** 办结. */
    CLOSED,
    /** 取消. */
    CANCELLED,
    /** 作废: taken back, reversed where it was posted. */
    VOIDED;

    /** The states of a visit that is not yet in the ledger. */
    static final Set<VisitState> OPEN = EnumSet.of(PLANNED, DONE);
    /** The states of a visit that counts nowhere. */
    static final Set<VisitState> GONE = EnumSet.of(CANCELLED, VOIDED);
    /** The states in which a visit has taken place (domain 0.3, row A). */
    static final Set<VisitState> TAKEN_PLACE = EnumSet.of(DONE, REPORTED, FOLLOW_UP, CLOSED);
}
