package org.warmth.funds;

import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.bank.BankResult;

/**
 * One attempt at one payment in a batch (代发明细).
 *
 * @param batch the batch
 * @param line its place in it, from 1
 * @param payment the payment
 * @param reference by which the bank knows it; never used again
 * @param account the account it goes to
 * @param amount how much
 * @param attempt which attempt at the payment it is
 * @param cameFrom where the payment stood before
 * @param state where it stands: VOIDED when it was taken out
 * @param fault what keeps it from the bank file, a message key; or null
 * @param answer what the bank said
 */
record BatchItem(
        long batch,
        int line,
        long payment,
        String reference,
        long account,
        Money amount,
        int attempt,
        PaymentState cameFrom,
        PaymentState state,
        String fault,
        Answer answer) {
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_WORDS = 200;

    /** The same in another state. */
    BatchItem in(PaymentState next) {
        return new BatchItem(batch, line, payment, reference, account, amount, attempt, cameFrom, next, fault, answer);
    }

    /** The same in another state, as the bank says. */
    BatchItem in(PaymentState next, BankResult said, LocalDate day) {
        boolean failed = next == PaymentState.RETURNED || next == PaymentState.REFUNDED;
        boolean back = next == PaymentState.REFUNDED;
        Answer now = new Answer(
                clip(said.code(), LONGEST_CODE),
                failed ? ReturnReason.of(said) : null,
                clip(said.reason(), LONGEST_WORDS),
                back ? answer.settledOn() : day,
                back ? day : null);
        return new BatchItem(batch, line, payment, reference, account, amount, attempt, cameFrom, next, fault, now);
    }

    private static String clip(String text, int most) {
        return text == null || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /**
     * What the bank said; nulls before.
     *
     * @param code its own code
     * @param reason why it did not pay, in one of our words
     * @param words why, in its own words
     * @param settledOn the day on which it paid or returned
     * @param refundedOn the day on which money came back
     */
    record Answer(String code, ReturnReason reason, String words, LocalDate settledOn, LocalDate refundedOn) {
        /** Before it said anything. */
        static final Answer NONE = new Answer(null, null, null, null, null);
    }

    /**
     * An item and the payment that it attempts.
     *
     * @param item the item
     * @param payment the payment as it stands
     */
    record Line(BatchItem item, Payment payment) {}
}
