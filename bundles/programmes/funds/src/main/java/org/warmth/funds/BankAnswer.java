package org.warmth.funds;

import static org.warmth.api.bank.BankResult.Outcome.PAID;
import static org.warmth.api.bank.BankResult.Outcome.PENDING;
import static org.warmth.api.bank.BankResult.Outcome.REFUNDED;
import static org.warmth.api.bank.BankResult.Outcome.RETURNED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.warmth.api.bank.BankResult.Outcome;

/**
 * What a bank's answer means for an item, by where the item stands: a step of {@link PaymentLifecycle}, or nothing new. What
 * stands in no line of the table contradicts what the bank said before, or what we did.
 */
enum BankAnswer {
    /** Paid: the ledger takes it. */
    PAY("pay"),
    /** Not paid: the money stayed. */
    BOUNCE("bounce"),
    /** Not decided. */
    DOUBT("doubt"),
    /** Paid before, and come back: the ledger takes it back. */
    REFUND("refund"),
    /** Known already. */
    NOTHING(null);

    private static final Map<Outcome, Map<PaymentState, BankAnswer>> TABLE = new EnumMap<>(Outcome.class);

    static {
        line(PAID, PaymentState.SENT, PAY);
        line(PAID, PaymentState.UNKNOWN, PAY);
        line(PAID, PaymentState.PAID, NOTHING);
        line(PAID, PaymentState.REFUNDED, NOTHING);
        line(RETURNED, PaymentState.SENT, BOUNCE);
        line(RETURNED, PaymentState.UNKNOWN, BOUNCE);
        line(RETURNED, PaymentState.RETURNED, NOTHING);
        line(RETURNED, PaymentState.REFUNDED, NOTHING);
        line(PENDING, PaymentState.SENT, DOUBT);
        line(PENDING, PaymentState.UNKNOWN, NOTHING);
        line(PENDING, PaymentState.PAID, NOTHING);
        line(PENDING, PaymentState.RETURNED, NOTHING);
        line(PENDING, PaymentState.REFUNDED, NOTHING);
        line(REFUNDED, PaymentState.SENT, BOUNCE);
        line(REFUNDED, PaymentState.UNKNOWN, BOUNCE);
        line(REFUNDED, PaymentState.PAID, REFUND);
        line(REFUNDED, PaymentState.REFUNDED, NOTHING);
        line(REFUNDED, PaymentState.RETURNED, NOTHING);
    }

    private final String step;

    BankAnswer(String step) {
        this.step = step;
    }

    private static void line(Outcome outcome, PaymentState state, BankAnswer answer) {
        TABLE.computeIfAbsent(outcome, key -> new EnumMap<>(PaymentState.class)).put(state, answer);
    }

    /** What an outcome means for an item in a state; empty if it contradicts. An item on its way counts as sent. */
    static Optional<BankAnswer> of(Outcome outcome, PaymentState state) {
        PaymentState now = state == PaymentState.BATCHED ? PaymentState.SENT : state;
        return Optional.ofNullable(TABLE.get(outcome).get(now));
    }

    /** The payment's step. */
    String step() {
        return step;
    }
}
