package org.warmth.statistics;

import java.util.Arrays;
import java.util.Optional;

/** What a check may ask of a form as a whole. */
enum Fact {
    /** 填报单位, 填报人, 电话 and the date stand above the table (F1-E10). */
    HEADED("headed"),
    /** The deadline has passed (F1-W18). */
    OVERDUE("overdue"),
    /** A household with an active hardship file received neither living subsidy nor condolence (F1-W06). */
    UNHELPED("unhelped");

    private final String word;

    Fact(String word) {
        this.word = word;
    }

    /** The word for it in a check's condition. */
    String word() {
        return word;
    }

    static Optional<Fact> of(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
    }
}
