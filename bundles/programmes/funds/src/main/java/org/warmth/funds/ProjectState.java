package org.warmth.funds;

/** Where a project stands. */
public enum ProjectState {
    /** 草稿. */
    DRAFT,
    /** 待批. */
    SUBMITTED,
    /** 已批准: payments may be listed. */
    APPROVED,
    /** 已结束. */
    CLOSED
}
