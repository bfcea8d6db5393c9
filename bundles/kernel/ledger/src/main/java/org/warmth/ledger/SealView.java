package org.warmth.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import org.warmth.sealing.Seal;

/**
 * A seal of the ledger.
 *
 * @param number its number, as printed on forms
 * @param entries how many entries it covers
 * @param value its value, as printed on forms
 */
@Schema(name = "ledger.Seal")
public record SealView(
        @Schema(example = "1203") int number,
        @Schema(example = "2022-01-12T02:11:10.004Z") Instant sealedAt,
        @Schema(example = "37") int entries,
        @Schema(example = "q1Yb2H0Yl3nq4bZk5wq9bC0Wv0k8G8m3cJ9mZ2d7xXo") String value) {

    static SealView of(Seal seal) {
        return new SealView(
                Math.toIntExact(seal.number()), seal.at().toInstant(ZoneOffset.UTC), seal.count(), seal.value());
    }
}
