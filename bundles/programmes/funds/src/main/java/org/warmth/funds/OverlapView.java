package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.people.PersonView;

/**
 * An overlap as whoever decides sees it. Of a unit outside the caller's only the name is shown.
 *
 * @param id its id
 * @param payment the payment in the list
 * @param payee the payee, masked
 * @param amount how much the list pays
 * @param project from which project
 * @param unit who gave the other, 0 for a unit outside the caller's
 * @param unitName its name
 * @param programme the programme that gave it
 * @param programmeTitle its title
 * @param record the record there, 0 outside the caller's units
 * @param benefit what was given
 * @param date when; null for what is approved and not yet paid
 * @param money the money
 * @param goods the worth of the goods
 * @param state what was decided
 * @param reason why, or null
 * @param decidedBy by whom, or null
 */
@Schema(name = "funds.Overlap")
record OverlapView(
        @Schema(type = "string", example = "744073261518853") long id,
        @Schema(type = "string", example = "744073261518851") long payment,
        PersonView payee,
        @Schema(type = "integer", example = "100000") Money amount,
        @Schema(example = "困难职工生活救助") String project,
        @Schema(type = "string", example = "0") long unit,
        @Schema(example = "演示二区总工会") String unitName,
        @Schema(example = "visits") String programme,
        @Schema(example = "走访慰问") String programmeTitle,
        @Schema(type = "string", example = "0") long record,
        @Schema(example = "condolence") String benefit,
        @Schema(example = "2022-01-08") LocalDate date,
        @Schema(type = "integer", example = "0") Money money,
        @Schema(type = "integer", example = "20000") Money goods,
        OverlapState state,
        String reason,
        String decidedBy) {}
