package org.warmth.hardship;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a hardship file stands (domain 3.4). */
public enum FileState {
    /** 草稿. */
    DRAFT,
    /** 已申请. */
    SUBMITTED,
    /** 已初审. */
    PRECHECKED,
    /** 已入户调查. */
    SURVEYED,
    /** 家庭经济状况核对中. */
    COMPARING,
    /** 公示中. */
    PUBLICISED,
    /** 在档: the household receives help. */
    APPROVED,
    /** 脱困后监测: phoned back, and taken up again if it falls back. */
    MONITORED,
    /** 已注销. */
    CLOSED,
    /** 返困: opened again. */
    RELAPSED,
    /** 不予建档, with a reason. */
    REFUSED,
    /** 作废. */
    VOIDED;

    /** The states in which a file no longer holds its household. */
    static final Set<FileState> ENDED = Collections.unmodifiableSet(EnumSet.of(CLOSED, REFUSED, VOIDED));

    /** The states in which makers still write. */
    static final Set<FileState> WRITTEN = Collections.unmodifiableSet(EnumSet.of(DRAFT, RELAPSED));
}
