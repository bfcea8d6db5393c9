package org.warmth.funds;

import java.util.EnumSet;
import java.util.Set;

/** Where a list of payments stands: it is reviewed, approved and paid as a list (domain 0.5). */
public enum ListState {
    /** 草稿: rows come and go. */
    DRAFT,
    /** 待复核. */
    SUBMITTED,
    /** 已复核. */
    CHECKED,
    /** 已审批: its sums are reserved in projects and sources. */
    APPROVED,
    /** 已发放: its payments go to the ledger. */
    PAID,
    /** 作废. */
    VOIDED;

    /** The states in which an import can still be undone whole. */
    static final Set<ListState> OPEN = EnumSet.of(DRAFT, SUBMITTED, CHECKED);
}
