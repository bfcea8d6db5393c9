package org.warmth.visits;

import java.util.EnumSet;
import java.util.Set;

/** Where a list of visits stands: it is approved as a list (domain 0.5). */
public enum ListState {
    /** 草稿: rows come and go. */
    DRAFT,
    /** 待审. */
    SUBMITTED,
    /** 已审: its visits go to the ledger. */
    APPROVED,
    /** 作废. */
    VOIDED;

    /** The states in which an import can still be undone whole. */
    static final Set<ListState> OPEN = EnumSet.of(DRAFT, SUBMITTED);
}
