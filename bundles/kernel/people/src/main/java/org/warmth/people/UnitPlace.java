package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * Where a unit stood for a time.
 *
 * @param parent the unit above, or 0
 * @param from the first day
 * @param to the last day, or null
 */
@Schema(name = "people.UnitPlace")
public record UnitPlace(
        @Schema(type = "string", example = "744073261518848") long parent,
        @Schema(example = "2020-01-01") LocalDate from,
        @Schema(example = "2021-12-31") LocalDate to) {}
