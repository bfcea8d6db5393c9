package org.warmth.api;

import java.util.EnumSet;
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

    /** The set as a bit mask, bit {@code n} for the tag of ordinal {@code n}: how it is stored and grouped. */
    public static int mask(Set<Tag> tags) {
        int mask = 0;
        for (Tag tag : tags) {
            mask |= 1 << tag.ordinal();
        }
        return mask;
    }

    /** The set of a bit mask made by {@link #mask}. */
    public static Set<Tag> of(int mask) {
        EnumSet<Tag> tags = EnumSet.noneOf(Tag.class);
        for (Tag tag : values()) {
            if ((mask & 1 << tag.ordinal()) != 0) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
