package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;

/**
 * What was set aside of a donation. An id of 0 means none.
 *
 * @param id its id
 * @param donation the donation
 * @param project the payment project it is for
 * @param purpose what it is for
 * @param amount how much
 * @param date when
 * @param released whether it was taken back
 */
@Schema(name = "donations.Allocation")
record Allocation(
        @Schema(type = "string", example = "744073261518850") long id,
        @Schema(type = "string", example = "744073261518848") long donation,
        @Schema(type = "string", example = "7101") long project,
        @Schema(example = "LIVING") Purpose purpose,
        @Schema(type = "integer", example = "339800") Money amount,
        @Schema(example = "2021-12-20") LocalDate date,
        @Schema(example = "false") boolean released) {}
