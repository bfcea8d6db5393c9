package org.warmth.funds;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What is done with many items of a batch at once, chunk by chunk, because the batch took a step. */
enum BatchMove {
    /** The batch went to the bank. */
    SEND(Set.of(BatchState.SENT), PaymentState.BATCHED, false, PaymentState.SENT, was -> "send"),
    /** The bank was asked, and does not know yet: never sent again. */
    QUERY(Set.of(BatchState.SENT), PaymentState.SENT, false, PaymentState.UNKNOWN, was -> "doubt"),
    /** What the bank file cannot take leaves the draft. */
    SET_ASIDE(Set.of(BatchState.DRAFT), PaymentState.BATCHED, true, PaymentState.VOIDED, BatchMove::back),
    /** The batch was given up: its payments stand where they stood. */
    RELEASE(Set.of(BatchState.VOIDED), PaymentState.BATCHED, false, PaymentState.VOIDED, BatchMove::back);

    private final Set<BatchState> batch;
    private final PaymentState from;
    private final boolean faulty;
    private final PaymentState to;
    private final Function<PaymentState, String> step;

    BatchMove(
            Set<BatchState> batch,
            PaymentState from,
            boolean faulty,
            PaymentState to,
            Function<PaymentState, String> step) {
        this.batch = batch;
        this.from = from;
        this.faulty = faulty;
        this.to = to;
        this.step = step;
    }

    /** Where the batch stands meanwhile. */
    Set<BatchState> batch() {
        return batch;
    }

    /** Which items it moves. */
    PaymentState from() {
        return from;
    }

    /** Whether it moves those alone that the bank file cannot take. */
    boolean faulty() {
        return faulty;
    }

    /** Where an item stands then. */
    PaymentState to() {
        return to;
    }

    /** The step of a payment that came from a state. */
    String step(PaymentState cameFrom) {
        return step.apply(cameFrom);
    }

    /** Its name as an argument of its job. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The move of a job's argument. */
    static BatchMove of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }

    private static String back(PaymentState cameFrom) {
        return cameFrom == PaymentState.LISTED
                ? "relist"
                : "back-" + cameFrom.name().toLowerCase(Locale.ROOT);
    }
}
