package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A lot of goods (慰问品批次): how many came in, at what price, how many are left (domain 0.6). An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that keeps it
 * @param kind bought or donated
 * @param name what it is
 * @param basis what its price rests on: invoice, donor's certificate or market price
 * @param receipt the money it was bought from, or the receipt a donation makes
 * @param price the unit price
 * @param quantity how many came in
 * @param issued how many went out
 * @param date when
 * @param version for optimistic locking
 */
record Lot(
        long id,
        long unit,
        Kind kind,
        String name,
        String basis,
        long receipt,
        Money price,
        int quantity,
        int issued,
        LocalDate date,
        int version)
        implements Stored {
    /** How goods came in. */
    public enum Kind {
        /** 购买: from money that was counted when it was raised. */
        BOUGHT,
        /** 捐赠: raised once, as goods. */
        DONATED
    }

    /** What so many of it are worth: the lot's price times their number (domain 0.6). */
    Money worth(int pieces) {
        return Money.ofFen(Math.multiplyExact(price.fen(), pieces));
    }

    /** How many are left. */
    int left() {
        return quantity - issued;
    }

    /**
     * What is written when goods come in.
     *
     * @param unit the unit that keeps them
     * @param kind bought or donated
     * @param name what they are
     * @param basis what the price rests on
     * @param receipt the money they were bought from
     * @param source the source of a donation; B4 if null
     * @param counterparty the donor
     * @param campaign the campaign a donation is for; that of its day if null
     * @param price the unit price
     * @param quantity how many
     * @param date when
     */
    @Schema(
            name = "funds.LotInput",
            example =
                    """
                    {"unit":"601","kind":"DONATED","name":"大米 5 千克","basis":"捐赠凭证 001","price":4500,
                     "quantity":200,"date":"2022-01-05","counterparty":"演示粮油公司"}""")
    public record Input(
            Long unit,
            Kind kind,
            String name,
            String basis,
            Long receipt,
            Source source,
            String counterparty,
            Long campaign,
            Money price,
            int quantity,
            LocalDate date) {}

    /**
     * Goods that went out.
     *
     * @param id its id
     * @param lot the lot
     * @param unit the lot's unit
     * @param quantity how many
     * @param date when
     * @param purpose what for, for example the list of visits
     * @param voucherNo the accounting voucher (记账凭证号), or null
     */
    public record Issue(long id, long lot, long unit, int quantity, LocalDate date, String purpose, String voucherNo) {
        /**
         * What is written when goods go out.
         *
         * @param quantity how many
         * @param date when
         * @param purpose what for
         */
        @Schema(name = "funds.IssueInput", example = "{\"quantity\":30,\"date\":\"2022-01-18\",\"purpose\":\"环卫班组慰问\"}")
        public record Input(int quantity, LocalDate date, String purpose) {}
    }
}
