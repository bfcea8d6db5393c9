package org.warmth.donations;

import java.util.EnumSet;
import java.util.Set;

/** Where a donation stands (domain 5.16). */
public enum DonationState {
    /** 认捐: promised, or listed and not yet received. */
    PLEDGED,
    /** 已收: the money or the goods are there. */
    RECEIVED,
    /** 已开票: with a numbered receipt. */
    RECEIPTED,
    /** 已分配: all of it is set aside for something. */
    ALLOCATED,
    /** 已公布: part of published sums. */
    PUBLISHED,
    /** 已退还. */
    REFUNDED,
    /** 作废: promised and not given. */
    VOIDED;

    /** The states of a donation that has come and was not given back. */
    static final Set<DonationState> IN_HAND = EnumSet.of(RECEIVED, RECEIPTED, ALLOCATED, PUBLISHED);
}
