package org.warmth.funds;

/** Where a standard stands (domain 3.1). */
public enum StandardState {
    /** 草稿. */
    DRAFT,
    /** 已批准. */
    APPROVED,
    /** 已被新标准替代. */
    SUPERSEDED,
    /** 作废. */
    VOIDED
}
