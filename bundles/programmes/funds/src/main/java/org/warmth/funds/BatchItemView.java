package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;

/**
 * One attempt at a payment as staff sees it: masked.
 *
 * @param line its place in the batch
 * @param reference by which the bank knows it
 * @param payment the payment
 * @param payee the payee
 * @param account the account that it went to
 * @param amount how much
 * @param attempt which attempt at the payment it is
 * @param state where it stands; VOIDED when it was taken out
 * @param paymentState where the payment stands now, perhaps in a later batch
 * @param why what is wrong with it, in words; or null
 * @param reason the bank's reason in one of our words, or null
 * @param bankCode the bank's own code, or null
 * @param bankWords the bank's own words, or null
 * @param settledOn the day on which the bank paid or returned
 * @param refundedOn the day on which money came back
 */
@Schema(name = "funds.BatchItem")
record BatchItemView(
        int line,
        String reference,
        long payment,
        PersonView payee,
        Accounts.View account,
        Money amount,
        int attempt,
        PaymentState state,
        PaymentState paymentState,
        String why,
        ReturnReason reason,
        String bankCode,
        String bankWords,
        LocalDate settledOn,
        LocalDate refundedOn) {}
