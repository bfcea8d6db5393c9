package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.people.Accounts;

/**
 * One attempt at a payment, for whoever traces it to the bank and back.
 *
 * @param batch the batch
 * @param line its place in the batch
 * @param reference by which the bank knows it
 * @param attempt which attempt it is
 * @param account the account it went to, masked
 * @param state where it stands; VOIDED when it was taken out
 * @param reason why the bank did not pay or sent it back, or null
 * @param bankCode the bank's own code, or null
 * @param bankWords the bank's own words, or null
 * @param settledOn the day on which the bank paid or returned
 * @param refundedOn the day on which money came back
 */
@Schema(name = "funds.PaymentAttempt")
record PaymentAttempt(
        long batch,
        int line,
        String reference,
        int attempt,
        Accounts.View account,
        PaymentState state,
        ReturnReason reason,
        String bankCode,
        String bankWords,
        LocalDate settledOn,
        LocalDate refundedOn) {

    static PaymentAttempt of(BatchItem item, Accounts.View account) {
        return new PaymentAttempt(
                item.batch(),
                item.line(),
                item.reference(),
                item.attempt(),
                account,
                item.state(),
                item.answer().reason(),
                item.answer().code(),
                item.answer().words(),
                item.answer().settledOn(),
                item.answer().refundedOn());
    }
}
