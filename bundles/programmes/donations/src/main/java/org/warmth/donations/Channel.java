package org.warmth.donations;

/** How money came (捐赠方式). */
public enum Channel {
    /** 现金. */
    CASH,
    /** 银行转账. */
    BANK,
    /** 线上支付. */
    ONLINE
}
