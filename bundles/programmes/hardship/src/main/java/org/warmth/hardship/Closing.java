package org.warmth.hardship;

/** Why a file was closed (注销原因). */
public enum Closing {
    /** 稳定脱困, after its monitoring. */
    LIFTED,
    /** 退休. */
    RETIRED,
    /** 调离. */
    TRANSFERRED,
    /** 死亡. */
    DECEASED,
    /** 撤回授权. */
    CONSENT_WITHDRAWN,
    /** 临时救助到期. */
    EXPIRED,
    /** 不符合条件或申报不实. */
    NOT_ENTITLED
}
