package org.warmth.hardship;

import java.util.EnumSet;
import java.util.Set;

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

    /** The set as a bit mask. */
    static int mask(Set<Cause> causes) {
        int mask = 0;
        for (Cause cause : causes) {
            mask |= 1 << cause.ordinal();
        }
        return mask;
    }

    /** The set of a bit mask. */
    static Set<Cause> of(int mask) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause cause : values()) {
            if ((mask & 1 << cause.ordinal()) != 0) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
