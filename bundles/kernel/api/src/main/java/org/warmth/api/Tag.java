package org.warmth.api;

import java.util.Set;

/** Key groups (重点人群, R-003, domain 0.5): a record may carry several; statistics can be cut by tag. */
public enum Tag {
    /** 困难职工. */
    HARDSHIP,
    /** 劳动模范. */
    MODEL,
    /** 高龄劳模. */
    SENIOR_MODEL,
    /** 工匠. */
    CRAFTSMAN,
    /** 抗疫一线职工 (form 1 J1/J2). */
    EPIDEMIC_FRONTLINE,
    /** 医务人员. */
    MEDICAL,
    /** 新就业形态劳动者 (form 1 J3/J4). */
    NEW_EMPLOYMENT,
    /** 灵活就业人员. */
    FLEXIBLE,
    /** 农民工. */
    MIGRANT,
    /** 留沪外来建设者. */
    STAY_IN_SH,
    /** 劳务派遣工. */
    DISPATCH,
    /** 节日在岗人员. */
    ON_DUTY;

    /** The set as a {@link CodeMask}. */
    public static int mask(Set<Tag> tags) {
        return CodeMask.of(tags);
    }

    /** The set of a mask made by {@link #mask}. */
    public static Set<Tag> of(int mask) {
        return CodeMask.read(Tag.class, mask);
    }
}
