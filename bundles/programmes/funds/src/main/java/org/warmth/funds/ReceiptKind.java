package org.warmth.funds;

/** How money came to be there (入账方式, domain 0.3). */
public enum ReceiptKind {
    /** 收入: received. */
    RECEIVED(true, true),
    /** 安排: set aside from the own budget by decision. */
    EARMARKED(true, true),
    /** 上级拨入: moved from an upper union; a memo figure, so that the next level can eliminate it. */
    TRANSFER_IN(false, true),
    /** 结转: left from before; never raised again. */
    CARRY_OVER(false, true),
    /** 捐赠物资: goods given, raised once and never paid out as money. */
    GOODS(true, false);

    private final boolean raised;
    private final boolean spendable;

    ReceiptKind(boolean raised, boolean spendable) {
        this.raised = raised;
        this.spendable = spendable;
    }

    /** Whether it counts in form 1 row B. */
    boolean raised() {
        return raised;
    }

    /** Whether payments may be made from it. */
    boolean spendable() {
        return spendable;
    }
}
