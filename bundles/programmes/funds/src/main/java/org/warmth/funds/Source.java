package org.warmth.funds;

/** Where money comes from (资金来源): rows B1 to B6 of form 1. */
public enum Source {
    /** 中央财政. */
    B1,
    /** 地方财政. */
    B2,
    /** 工会经费. */
    B3,
    /** 社会捐助. */
    B4,
    /** 行政拨付. */
    B5,
    /** 其他收入. */
    B6
}
