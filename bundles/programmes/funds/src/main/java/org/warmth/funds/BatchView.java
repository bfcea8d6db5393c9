package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.warmth.api.Money;

/**
 * A batch as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param number its number, by which the bank knows it
 * @param order what was ordered
 * @param follows the batch whose failed payments it takes up again
 * @param state where it stands
 * @param version for optimistic locking
 * @param ready whether no job is putting payments in or taking them out
 * @param contents what it holds
 * @param sentOn the day it was sent
 * @param voucherNo the accounting voucher
 * @param fileName the bank file, null before it is written
 * @param sha256 the hash of its content
 * @param handouts how often the file was handed out
 * @param job the job that works on it, or did last
 * @param createdAt when it was made
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.Batch")
record BatchView(
        long id,
        long unit,
        String number,
        Batch.Order order,
        long follows,
        BatchState state,
        int version,
        boolean ready,
        Contents contents,
        LocalDate sentOn,
        String voucherNo,
        String fileName,
        String sha256,
        int handouts,
        long job,
        Instant createdAt,
        List<String> next) {

    static BatchView of(Batch batch, Map<PaymentState, Integer> counts, List<String> next) {
        return new BatchView(
                batch.id(),
                batch.unit(),
                batch.number(),
                batch.order(),
                batch.follows(),
                batch.state(),
                batch.version(),
                batch.ready(),
                Contents.of(batch.holds(), counts),
                batch.sentOn(),
                batch.voucherNo(),
                batch.file().name(),
                batch.file().sha256(),
                batch.handouts(),
                batch.job(),
                batch.createdAt(),
                next);
    }

    /**
     * What a batch holds: its control totals, and where its payments stand.
     *
     * @param items how many payments, once it is ready
     * @param amount their sum
     * @param faults how many of them the bank file cannot take
     * @param waiting how many wait to be sent
     * @param sent how many the bank has and has not answered
     * @param paid how many it paid
     * @param returned how many it could not pay
     * @param unknown how many it does not know of yet
     * @param refunded how many it paid that came back
     * @param takenOut how many were taken out again
     */
    @Schema(name = "funds.BatchContents")
    record Contents(
            int items,
            Money amount,
            int faults,
            int waiting,
            int sent,
            int paid,
            int returned,
            int unknown,
            int refunded,
            int takenOut) {
        private static Contents of(Batch.Holds holds, Map<PaymentState, Integer> counts) {
            return new Contents(
                    holds.items(),
                    holds.amount(),
                    holds.faults(),
                    counts.getOrDefault(PaymentState.BATCHED, 0),
                    counts.getOrDefault(PaymentState.SENT, 0),
                    counts.getOrDefault(PaymentState.PAID, 0),
                    counts.getOrDefault(PaymentState.RETURNED, 0),
                    counts.getOrDefault(PaymentState.UNKNOWN, 0),
                    counts.getOrDefault(PaymentState.REFUNDED, 0),
                    counts.getOrDefault(PaymentState.VOIDED, 0));
        }
    }
}
