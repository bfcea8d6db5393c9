package org.warmth.funds;

import org.warmth.api.Benefit;
import org.warmth.api.Category;

/** The kinds of payment projects (发放项目, R-202), each with the benefit it posts. */
public enum ProjectKind {
    /** 慰问金. */
    CONDOLENCE("condolence", null),
    /** 生活救助. */
    LIVING("aid.living", null),
    /** 助学救助. */
    STUDY("aid.study", null),
    /** 医疗救助. */
    MEDICAL("aid.medical", null),
    /** 劳模春节慰问金. */
    MODEL_SPRING("condolence", Category.C10),
    /** 劳模低收入补助金. */
    MODEL_LOWINCOME("condolence", Category.C10),
    /** 劳模特困补助金. */
    MODEL_SPECIAL("condolence", Category.C10),
    /** 离退休全国劳模荣誉津贴. */
    MODEL_HONOUR("condolence", Category.C10),
    /** 其他帮扶. */
    OTHER("aid.other", null);

    private final Benefit benefit;
    private final Category usual;

    ProjectKind(String benefit, Category usual) {
        this.benefit = new Benefit(benefit);
        this.usual = usual;
    }

    /** What a payment posts. */
    Benefit benefit() {
        return benefit;
    }

    /** The category where neither project nor row names one, or null. */
    Category usual() {
        return usual;
    }

    /** How it is usually paid: model workers' money into the card that they have for it (domain 3.5). */
    Channel channel() {
        return name().startsWith("MODEL_") ? Channel.MODEL_CARD : Channel.BANK_BATCH;
    }

    /** Whether it is a condolence, which always counts in C and D. */
    boolean condolence() {
        return benefit.below("condolence");
    }
}
