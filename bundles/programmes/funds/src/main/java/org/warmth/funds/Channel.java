package org.warmth.funds;

/** How the payments of a project go out (发放渠道, domain 3.5); frozen when the project is approved. */
public enum Channel {
    /** 银行代发. */
    BANK_BATCH(true),
    /** 劳模卡: the card that model workers have for it. */
    MODEL_CARD(true),
    /** 社保中心: a list that the centre pays and confirms later. */
    SOCIAL_INSURANCE_CENTRE(true),
    /** 现金: by one exception a list. */
    CASH(false);

    private final boolean batched;

    Channel(boolean batched) {
        this.batched = batched;
    }

    /** Whether its payments may go out in batches. */
    boolean batched() {
        return batched;
    }
}
