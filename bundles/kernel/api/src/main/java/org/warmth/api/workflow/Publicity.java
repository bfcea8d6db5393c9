package org.warmth.api.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * Something that hangs or hung out (公示).
 *
 * @param id its id
 * @param kind what was hung out, {@code <module>.<kind>}
 * @param subject the record: a file, a list
 * @param unit the unit that owns it
 * @param place where
 * @param from the day it was hung out
 * @param until its last day, until 24:00
 * @param days how many working days
 * @param lines how many lines it has
 * @param state where it stands
 * @param objections how many objections came in
 * @param open how many of them nobody has answered
 */
@Schema(name = "workflow.Publicity")
public record Publicity(
        long id,
        String kind,
        long subject,
        long unit,
        String place,
        LocalDate from,
        LocalDate until,
        int days,
        int lines,
        State state,
        int objections,
        int open) {
    /** Why what hangs or hung out last for a subject, or null for nothing, is not over without objection; null if it is. */
    public static Refusal unclear(Publicity latest) {
        if (latest == null) {
            return Refusal.conflict("workflow.publicity-missing");
        }
        return switch (latest.state()) {
            case HANGING -> Refusal.conflict("workflow.publicity-hanging", latest.until());
            case OBJECTED -> Refusal.conflict("workflow.publicity-objected");
            case CLEAR -> null;
        };
    }

    /** Where a publicity stands. */
    public enum State {
        /** 公示中. */
        HANGING,
        /** 公示期满无异议, or every objection settled as unfounded. */
        CLEAR,
        /** 有异议: one is not answered, or was upheld. */
        OBJECTED
    }
}
