package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A payment list as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param title what it is called
 * @param state where it stands
 * @param version for optimistic locking
 * @param importId the import that made it
 * @param job the job that posts it
 * @param valueDate the day the money was paid
 * @param voucherNo the accounting voucher
 * @param createdAt when it was made
 * @param contents what it holds
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.PaymentList")
record PaymentListView(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long importId,
        long job,
        LocalDate valueDate,
        String voucherNo,
        Instant createdAt,
        PaymentList.Contents contents,
        List<String> next) {

    static PaymentListView of(PaymentList list, PaymentList.Contents contents, List<String> next) {
        return new PaymentListView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                list.importId(),
                list.job(),
                list.valueDate(),
                list.voucherNo(),
                list.createdAt(),
                contents,
                next);
    }
}
