package org.warmth.visits;

/** What a visit is for (走访目的). */
public enum VisitPurpose {
    /** 走访调研 with the four findings of R-121. */
    SURVEY,
    /** 课题调研. */
    RESEARCH,
    /** 慰问. */
    CONDOLENCE
}
