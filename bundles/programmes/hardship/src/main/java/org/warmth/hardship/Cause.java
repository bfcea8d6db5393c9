package org.warmth.hardship;

/** Why a household is in hardship (致困原因): the ten codes of the national file, in their order. */
public enum Cause {
    /** 1 无劳动能力. */
    NO_ABILITY,
    /** 2 有劳动能力未就业. */
    NO_JOB,
    /** 3 下岗失业. */
    LAID_OFF,
    /** 4 未参保. */
    UNINSURED,
    /** 5 社保待遇不到位. */
    INSURANCE_UNPAID,
    /** 6 重特大疾病. */
    ILLNESS,
    /** 7 自然灾害. */
    DISASTER,
    /** 8 意外事故. */
    ACCIDENT,
    /** 9 子女上学. */
    SCHOOLING,
    /** 10 其他. */
    OTHER;
}
