package org.warmth.hardship;

/** The types of hardship (困难类别, R-134). */
public enum FileType {
    /** 深度困难. */
    DEEP,
    /** 相对困难. */
    RELATIVE,
    /** 意外致困. */
    ACCIDENT,
    /** 临时救助: a lighter file, for a time, that can be promoted. */
    TEMPORARY;

    /** Whether the leader decides. */
    boolean grave() {
        return this == DEEP || this == ACCIDENT;
    }
}
