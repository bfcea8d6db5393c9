package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A batch of payments (代发批次): goes to the bank as one file, once (domain 5.4). An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param number its number, by which the bank knows it; never used again
 * @param order what was ordered
 * @param follows the batch whose failed payments it takes up again
 * @param state where it stands
 * @param version for optimistic locking
 * @param ready whether no job is putting payments in or taking them out
 * @param holds what it holds, once it is ready
 * @param sentOn the day it was sent
 * @param voucherNo the accounting voucher (记账凭证号)
 * @param file the bank file
 * @param handouts how often the file was handed out
 * @param job the job that works on it, or did last
 * @param createdAt when it was made
 */
record Batch(
        long id,
        long unit,
        String number,
        Order order,
        long follows,
        BatchState state,
        int version,
        boolean ready,
        Holds holds,
        LocalDate sentOn,
        String voucherNo,
        BankFile file,
        int handouts,
        long job,
        Instant createdAt)
        implements Stored {
    private static final int DIGITS = 6;
    /** The most payments of one batch: their lines have six digits. */
    static final int MOST = 999_999;

    /** The reference of a line: unique, and never used for another attempt. */
    String reference(int line) {
        return number + String.format("%0" + DIGITS + "d", line);
    }

    /** The line of a reference, or 0 if it is none of this batch's. */
    int line(String reference) {
        boolean mine = reference != null
                && reference.length() == number.length() + DIGITS
                && reference.startsWith(number)
                && reference.chars().skip(number.length()).allMatch(c -> c >= '0' && c <= '9');
        return mine ? Integer.parseInt(reference.substring(number.length())) : 0;
    }

    /** The same in another state, one version on. */
    Batch in(BatchState next) {
        return new Batch(
                id,
                unit,
                number,
                order,
                follows,
                next,
                version + 1,
                ready,
                holds,
                sentOn,
                voucherNo,
                file,
                handouts,
                job,
                createdAt);
    }

    /** The same with a job at work on it; not ready if that changes what it holds. */
    Batch at(long work, boolean settled) {
        return new Batch(
                id, unit, number, order, follows, state, version, settled, holds, sentOn, voucherNo, file, handouts,
                work, createdAt);
    }

    /** Its next version, holding so much for good. */
    Batch holding(Holds now) {
        return new Batch(
                id,
                unit,
                number,
                order,
                follows,
                state,
                version + 1,
                true,
                now,
                sentOn,
                voucherNo,
                file,
                handouts,
                job,
                createdAt);
    }

    /** The same, sent on a day. */
    Batch sent(LocalDate day) {
        return new Batch(
                id, unit, number, order, follows, state, version, ready, holds, day, voucherNo, file, handouts, job,
                createdAt);
    }

    /** The same with its accounting voucher. */
    Batch vouched(String voucher) {
        return new Batch(
                id, unit, number, order, follows, state, version, ready, holds, sentOn, voucher, file, handouts, job,
                createdAt);
    }

    /** The same with its bank file, one version on. */
    Batch written(BankFile made) {
        return new Batch(
                id,
                unit,
                number,
                order,
                follows,
                state,
                version + 1,
                ready,
                holds,
                sentOn,
                voucherNo,
                made,
                handouts,
                job,
                createdAt);
    }

    /** The same, its file handed out once more. */
    Batch handedOut() {
        return new Batch(
                id,
                unit,
                number,
                order,
                follows,
                state,
                version,
                ready,
                holds,
                sentOn,
                voucherNo,
                file,
                handouts + 1,
                job,
                createdAt);
    }

    /**
     * What was ordered.
     *
     * @param title what it is called
     * @param channel how the money goes out
     * @param receipt the money it pays from
     * @param payer the account that pays
     * @param format the layout of the bank file
     * @param project the project whose payments it takes, 0 for all of them
     * @param purpose what for, at most ten characters, or null
     * @param payOn the day on which the bank shall pay
     */
    @Schema(name = "funds.BatchOrder")
    record Order(
            String title,
            Channel channel,
            long receipt,
            long payer,
            String format,
            long project,
            String purpose,
            LocalDate payOn) {}

    /**
     * What it holds.
     *
     * @param items how many payments
     * @param amount their sum
     * @param faults how many of them the bank file cannot take
     */
    record Holds(int items, Money amount, int faults) {
        /** Of an empty one. */
        static final Holds NOTHING = new Holds(0, Money.ZERO, 0);

        /** Whether there is something, and the bank file can take all of it. */
        boolean sound() {
            return items > 0 && faults == 0;
        }
    }

    /**
     * The bank file.
     *
     * @param id the file, 0 before it is written
     * @param name its name
     * @param sha256 the hash of its content
     */
    record BankFile(long id, String name, String sha256) {
        /** Before it is written. */
        static final BankFile NONE = new BankFile(0, null, null);
    }

    /**
     * What is written when a batch is made.
     *
     * @param unit the unit that pays
     * @param title what it is called
     * @param channel how the money goes out; BANK_BATCH if null
     * @param receipt the money it pays from
     * @param payer the account that pays
     * @param format the layout of the bank file
     * @param lists approved lists, of the unit or units below
     * @param project the project whose payments it takes; all that pay from the receipt by the channel if null
     * @param purpose what for, at most ten characters
     * @param payOn the day on which the bank shall pay; today if null
     */
    @Schema(
            name = "funds.BatchInput",
            example =
                    """
                    {"unit":"601","title":"春节慰问金第一批","channel":"BANK_BATCH","receipt":"7001","payer":"7101",
                     "format":"csv-gb18030","lists":["8001","8002"],"purpose":"春节慰问金","payOn":"2022-01-18"}""")
    public record Input(
            Long unit,
            String title,
            Channel channel,
            Long receipt,
            Long payer,
            String format,
            List<Long> lists,
            Long project,
            String purpose,
            LocalDate payOn) {}

    /**
     * What is written when failed payments are taken up again; nulls keep what the batch had.
     *
     * @param title what it is called
     * @param payer the account that pays
     * @param format the layout of the bank file
     * @param payOn the day on which the bank shall pay; today if null
     */
    @Schema(name = "funds.FollowUpInput", example = "{\"title\":\"春节慰问金第一批补发\",\"payOn\":\"2022-01-24\"}")
    public record FollowUp(String title, Long payer, String format, LocalDate payOn) {}
}
