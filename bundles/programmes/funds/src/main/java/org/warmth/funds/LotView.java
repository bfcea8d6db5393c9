package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A lot as staff sees it: what came in, what went out, what is left, each with its worth at the lot's price.
 *
 * @param id its id
 * @param unit the unit that keeps it
 * @param kind bought or donated
 * @param name what it is
 * @param basis what its price rests on
 * @param receipt the money it was bought from, or the receipt a donation made
 * @param price the unit price
 * @param quantity how many came in
 * @param issued how many went out
 * @param left how many are left
 * @param value what came in is worth
 * @param leftValue what is left is worth
 * @param date when it came in
 * @param version for optimistic locking
 */
@Schema(name = "funds.Lot")
record LotView(
        long id,
        long unit,
        Lot.Kind kind,
        String name,
        String basis,
        long receipt,
        Money price,
        int quantity,
        int issued,
        int left,
        Money value,
        Money leftValue,
        LocalDate date,
        int version) {

    private static final Copy<Lot, LotView> OF_LOT = Copy.of(Lot.class, LotView.class, "left", "value", "leftValue");

    static LotView of(Lot lot) {
        return OF_LOT.of(lot, lot.left(), lot.worth(lot.quantity()), lot.worth(lot.left()));
    }
}
