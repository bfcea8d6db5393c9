package org.warmth.api.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * An objection (异议) to what was hung out; what it says is shown by {@link Publicities#reveal} alone.
 *
 * @param id its id
 * @param publicity to what
 * @param receivedOn the day it came in
 * @param recordedBy who wrote it down
 * @param outcome how it was settled, null while open
 * @param answeredBy who settled it
 * @param answeredOn when
 * @param version for optimistic locking
 */
@Schema(name = "workflow.Objection")
public record Objection(
        long id,
        long publicity,
        LocalDate receivedOn,
        String recordedBy,
        Outcome outcome,
        String answeredBy,
        LocalDate answeredOn,
        int version) {
    /** How an objection was settled. */
    public enum Outcome {
        /** 不成立. */
        UNFOUNDED,
        /** 成立: what was hung out goes back. */
        UPHELD,
        /** 异议人撤回. */
        WITHDRAWN
    }

    /**
     * An objection as it is written down.
     *
     * @param receivedOn the day it came in
     * @param from who objects, or null for nobody named
     * @param text what they say
     */
    @Schema(
            name = "workflow.ObjectionInput",
            example = "{\"receivedOn\":\"2022-01-18\",\"from\":\"同单位职工\",\"text\":\"家庭收入与实际不符，请核实\"}")
    public record Input(LocalDate receivedOn, String from, String text) {}

    /**
     * How it is settled.
     *
     * @param outcome the outcome
     * @param reason why
     */
    @Schema(name = "workflow.ObjectionAnswer", example = "{\"outcome\":\"UNFOUNDED\",\"reason\":\"经复核，收入与申报一致\"}")
    public record Answer(Outcome outcome, String reason) {}

    /**
     * What it says, in the clear.
     *
     * @param from who objects, or null
     * @param text what they say
     * @param answer what was answered, or null
     */
    @Schema(name = "workflow.ObjectionText")
    public record Text(String from, String text, String answer) {}
}
