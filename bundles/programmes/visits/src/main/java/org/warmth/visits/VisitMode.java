package org.warmth.visits;

/** How a visit is paid (走访方式). */
public enum VisitMode {
    /** 实地. */
    ON_SITE,
    /** 线上. */
    ONLINE,
    /** 延期: put off, to be done later. */
    POSTPONED
}
