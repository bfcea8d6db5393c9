package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.people.Unit;

/**
 * A unit as it is entered.
 *
 * @param code its path code
 * @param name its full name
 * @param level its level
 * @param parent the unit above, or 0 or null for the top
 * @param parentCode instead of {@code parent}: the code of the unit above, which may stand earlier in the same list
 * @param filing whether it files to the city; by default districts and bureaus do
 * @param reporting how it reports; by default from records
 * @param creditCode its credit code, or null
 * @param validFrom since when it stands there; by default as long as the unit above, for a top unit since 2000
 */
@Schema(
        name = "people.UnitDraft",
        example =
                """
                {"code":"31D01B001","name":"演示一区第一基层工会","level":"BASE","parentCode":"31D01",
                 "reporting":"RECORDS","creditCode":"81999999TE5T00016B","validFrom":"2020-01-01"}""")
public record UnitDraft(
        @Schema(example = "31D01B001") String code,
        @Schema(example = "演示一区第一基层工会") String name,
        @Schema(example = "BASE") Unit.Level level,
        @Schema(type = "string", example = "744073261518848") Long parent,
        @Schema(example = "31D01") String parentCode,
        Boolean filing,
        @Schema(example = "RECORDS") Unit.Reporting reporting,
        @Schema(example = "81999999TE5T00016B") String creditCode,
        @Schema(example = "2020-01-01") LocalDate validFrom) {}
