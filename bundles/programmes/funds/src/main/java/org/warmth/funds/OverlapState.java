package org.warmth.funds;

/** Where an overlap stands. */
public enum OverlapState {
    /** 待定: nobody has decided yet. */
    OPEN,
    /** 保留: the payment stays, with a reason. */
    KEPT,
    /** 剔除: the payment was taken out of its list. */
    DROPPED,
    /** 已不存在: what the payee had received was taken back, or the payment left its list. */
    GONE
}
