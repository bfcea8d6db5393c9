package org.warmth.api.people;

/** Kinds of identity documents (domain 4.1). */
public enum IdType {
    /** 居民身份证, GB 11643-1999. */
    ID_CARD,
    /** 港澳台居民居住证. */
    HMT_RESIDENCE,
    /** 外国人永久居留身份证. */
    FOREIGN_PR,
    /** 护照. */
    PASSPORT,
    /** 港澳居民来往内地通行证. */
    HM_PERMIT,
    /** 台湾居民来往大陆通行证. */
    TW_PERMIT,
    /** Another document, read by a second person. */
    OTHER
}
