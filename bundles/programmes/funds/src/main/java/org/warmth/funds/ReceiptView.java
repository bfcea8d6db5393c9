package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A receipt as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that raised it
 * @param campaign the campaign it is earmarked to
 * @param source where it comes from
 * @param kind how it came to be there
 * @param state where it stands
 * @param version for optimistic locking
 * @param date when
 * @param amount how much
 * @param committed how much of it approved lists and goods have taken
 * @param counterparty from whom
 * @param decisionNo the decision that set it aside
 * @param voucherNo the accounting voucher
 * @param fromUnit the upper union a transfer came from
 * @param lot the lot of goods it stands for
 * @param remark a remark
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.Receipt")
record ReceiptView(
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
        String remark,
        List<String> next) {

    private static final Copy<Receipt, ReceiptView> OF_RECEIPT = Copy.of(Receipt.class, ReceiptView.class, "next");

    static ReceiptView of(Receipt receipt, List<String> next) {
        return OF_RECEIPT.of(receipt, next);
    }
}
