package org.warmth.statistics;

import java.util.Arrays;
import java.util.Optional;

/** What a check may look at in a row: what the form reports, and what is known beside it. */
enum Aspect {
    /** What the form says. */
    REPORTED(null, "本期填报"),
    /** What the records say, without values typed by hand (F1-W14); empty where nobody knows. */
    LIVE("live", "台账数"),
    /** What the same unit's form of the campaign before says (F1-W12, F1-W13). */
    LAST("last", "上年同期"),
    /** Distinct persons, or enterprises in a row of those (F1-W15, F1-W16). */
    PERSONS("persons", "人数"),
    /** People-times that name nobody: a headcount with its signature. */
    UNNAMED("unnamed", "无名单人次"),
    /** What is dated after the deadline and belongs to a supplement (F1-W19). */
    LATE("late", "截止日后");

    private final String word;
    private final String heading;

    Aspect(String word, String heading) {
        this.word = word;
        this.heading = heading;
    }

    /** The word for it in a check's condition, null for what stands there without one. */
    String word() {
        return word;
    }

    /** Its column in the workbook. */
    String heading() {
        return heading;
    }

    static Optional<Aspect> of(String word) {
        return Arrays.stream(values())
                .filter(aspect -> word.equals(aspect.word))
                .findFirst();
    }
}
