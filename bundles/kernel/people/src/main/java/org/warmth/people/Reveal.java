package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A wish to see something in the clear.
 *
 * @param field {@code idNumber} or {@code mobile}
 * @param reason why, kept in the trail
 */
@Schema(name = "people.Reveal")
public record Reveal(@Schema(example = "idNumber") String field, @Schema(example = "银行退票，核对证件号") String reason) {
    /**
     * What was asked for.
     *
     * @param field the field
     * @param value its value in the clear, or null if there is none
     */
    @Schema(name = "people.Revealed")
    public record Answer(String field, String value) {}
}
