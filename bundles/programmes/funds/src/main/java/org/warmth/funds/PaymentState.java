package org.warmth.funds;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a payment stands; {@link PaymentLifecycle} says which way it may go. */
public enum PaymentState {
    /** 在册: listed, not paid. */
    LISTED,
    /** 已入批: in a batch. */
    BATCHED,
    /** 已送银行: the bank has it and has not answered. */
    SENT,
    /** 已发放: paid and in the ledger. */
    PAID,
    /** 退回: the bank could not pay; the money stayed. */
    RETURNED,
    /** 不明: the bank was asked and does not know yet; never sent again. */
    UNKNOWN,
    /** 退汇: paid, and come back later; out of the ledger. */
    REFUNDED,
    /** 作废: taken back, given up, or reversed after it was paid. */
    VOIDED;

    /** Of those whom nobody has paid yet. */
    static final Set<PaymentState> UNPAID = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PAID, VOIDED)));
    /** Of those that may get another account, and go into a batch or another one. */
    static final Set<PaymentState> WAITING = Collections.unmodifiableSet(EnumSet.of(LISTED, RETURNED, REFUNDED));
}
