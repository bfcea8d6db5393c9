package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * Money or goods that came in (筹集款物), for a campaign (domain 0.3). An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that raised it
 * @param campaign the campaign it is earmarked to, 0 for regular work
 * @param source where it comes from
 * @param kind how it came to be there
 * @param state where it stands
 * @param version for optimistic locking
 * @param date when
 * @param amount how much
 * @param committed how much of it approved lists and goods have taken
 * @param counterparty from whom
 * @param decisionNo the decision that set it aside
 * @param voucherNo the accounting voucher (记账凭证号)
 * @param fromUnit the upper union a transfer came from
 * @param lot the lot of goods it stands for
 * @param remark a remark
 */
record Receipt(
        long id,
        long unit,
        long campaign,
        Source source,
        ReceiptKind kind,
        ReceiptState state,
        int version,
        LocalDate date,
        Money amount,
        Money committed,
        String counterparty,
        String decisionNo,
        String voucherNo,
        long fromUnit,
        long lot,
        String remark)
        implements Stored {

    /** The same in another state, one version on. */
    Receipt in(ReceiptState next) {
        return new Receipt(
                id,
                unit,
                campaign,
                source,
                kind,
                next,
                version + 1,
                date,
                amount,
                committed,
                counterparty,
                decisionNo,
                voucherNo,
                fromUnit,
                lot,
                remark);
    }

    /**
     * What is written when money is booked.
     *
     * @param unit the unit that raised it
     * @param source where it comes from
     * @param kind how it came to be there
     * @param date when
     * @param amount how much
     * @param campaign the campaign it is earmarked to; that of its day if null
     * @param counterparty from whom
     * @param decisionNo the decision that set it aside, needed for EARMARKED
     * @param voucherNo the accounting voucher
     * @param fromUnit the upper union a transfer came from
     * @param remark a remark
     */
    @Schema(
            name = "funds.ReceiptInput",
            example =
                    """
                    {"unit":"601","source":"B3","kind":"EARMARKED","date":"2021-12-20","amount":50000000,
                     "decisionNo":"工会〔2021〕12号"}""")
    public record Input(
            Long unit,
            Source source,
            ReceiptKind kind,
            LocalDate date,
            Money amount,
            Long campaign,
            String counterparty,
            String decisionNo,
            String voucherNo,
            Long fromUnit,
            String remark) {}
}
