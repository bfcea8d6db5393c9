package org.warmth.funds;

/** Where an exception for cash stands. */
public enum CashState {
    /** 草稿. */
    DRAFT,
    /** 主席已签. */
    ENDORSED,
    /** 已批准. */
    APPROVED
}
