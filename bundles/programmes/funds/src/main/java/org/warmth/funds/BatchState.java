package org.warmth.funds;

/** Where a batch stands (domain 5.4). */
public enum BatchState {
    /** 草稿. */
    DRAFT,
    /** 已复核. */
    CHECKED,
    /** 已授权. */
    AUTHORISED,
    /** 已生成文件: the bank file is made, once. */
    EXPORTED,
    /** 已送银行. */
    SENT,
    /** 已对账: every payment answered, with its accounting voucher. */
    RECONCILED,
    /** 作废: never given to a bank. */
    VOIDED
}
