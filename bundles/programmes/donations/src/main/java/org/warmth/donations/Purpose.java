package org.warmth.donations;

/** What a gift is meant for, and what it is set aside for (捐赠用途). */
public enum Purpose {
    /** 慰问. */
    CONDOLENCE,
    /** 生活救助. */
    LIVING,
    /** 助学. */
    STUDY,
    /** 医疗救助. */
    MEDICAL,
    /** 劳模. */
    MODEL,
    /** 其他. */
    OTHER;

    /** What a payment project of a kind is for. */
    static Purpose ofProject(String kind) {
        for (Purpose purpose : values()) {
            if (kind.equals(purpose.name()) || kind.startsWith(purpose.name() + "_")) {
                return purpose;
            }
        }
        return OTHER;
    }
}
