package org.warmth.api.lists;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a list (名册) stands; the life table of each kind of list says which of these it knows (domain 0.5). */
public enum ListState {
    /** 草稿: rows come and go. */
    DRAFT,
    /** 已提交: waits for a second person. */
    SUBMITTED,
    /** 已复核: seen by a second person, waits for the decision; of lists that pay money. */
    CHECKED,
    /** 已审批. */
    APPROVED,
    /** 已发放: the money left; of lists that pay money. */
    PAID,
    /** 作废. */
    VOIDED;

    /** The states in which an import can still be undone whole. */
    public static final Set<ListState> OPEN = Collections.unmodifiableSet(EnumSet.of(DRAFT, SUBMITTED, CHECKED));
}
