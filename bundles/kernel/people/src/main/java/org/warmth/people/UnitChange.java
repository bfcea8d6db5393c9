package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.people.Unit;

/**
 * What may be changed of a unit without a date; null leaves it as it is.
 *
 * @param name its full name
 * @param level its level
 * @param filing whether it files to the city
 * @param reporting how it reports
 * @param creditCode its credit code; empty text removes it
 */
@Schema(name = "people.UnitChange", example = """
                {"name":"演示一区总工会","reporting":"FORM"}""")
public record UnitChange(
        @Schema(example = "演示一区总工会") String name,
        @Schema(example = "DISTRICT") Unit.Level level,
        Boolean filing,
        @Schema(example = "FORM") Unit.Reporting reporting,
        @Schema(example = "81999999TE5T00016B") String creditCode) {}
