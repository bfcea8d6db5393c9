package org.warmth.visits;

/** Who or what is visited (走访对象). */
public enum VisitTarget {
    /** An enterprise (企业): form 1 row A. */
    ENTERPRISE,
    /** A person (个人). */
    PERSON,
    /** A post or team (岗位、集体): a headcount with evidence; inside an enterprise it counts that enterprise. */
    POST
}
