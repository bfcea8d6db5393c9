package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;

/**
 * A payment list (发放名册) as staff sees it: reviewed, approved and paid as a list. An id of 0 means none.
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
 * @param publicised whether it hangs out before it is approved (公示); known once it is handed in
 * @param papersDue until when that is owed of a list that was approved in urgency, or null
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
        boolean publicised,
        LocalDate papersDue,
        Contents contents,
        List<String> next)
        implements ListView {

    static PaymentListView of(ListHead list, PaymentListContents holds, List<String> next) {
        Paid paid = holds.paid();
        return new PaymentListView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                list.importId(),
                list.job(),
                paid.valueDate(),
                paid.voucherNo(),
                list.createdAt(),
                paid.publicised(),
                holds.clear() ? null : paid.papersDue(),
                holds.view(),
                next);
    }

    /**
     * How a list was paid; nulls before.
     *
     * @param valueDate the day the money was paid
     * @param voucherNo the accounting voucher (记账凭证号)
     * @param publicised whether the list hangs out before it is approved
     * @param papersDue until when the papers are due of a list that was approved in urgency
     */
    record Paid(LocalDate valueDate, String voucherNo, boolean publicised, LocalDate papersDue) {}

    /**
     * What a list holds.
     *
     * @param payments how many payments stand in it
     * @param paid how many of them are paid and in the ledger
     * @param overStandard how many go beyond the standard, confirmed by the maker
     * @param amount the sum
     * @param waiting how many are listed and in no batch
     * @param sent how many are in a batch or with the bank, which has not answered
     * @param returned how many the bank could not pay
     * @param unknown how many the bank does not know of yet
     * @param refunded how many were paid and came back
     */
    record Contents(
            int payments,
            int paid,
            int overStandard,
            Money amount,
            int waiting,
            int sent,
            int returned,
            int unknown,
            int refunded) {
        /** Of an empty list. */
        static final Contents NOTHING = new Contents(0, 0, 0, Money.ZERO, 0, 0, 0, 0, 0);

        /** Whether something was paid, and the rest given up. */
        boolean settled() {
            return paid > 0 && paid == payments;
        }
    }
}
