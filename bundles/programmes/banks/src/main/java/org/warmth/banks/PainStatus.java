package org.warmth.banks;

import java.util.Map;
import org.warmth.api.bank.BankResult.Outcome;

/**
 * The status codes of pain.002. Only what says that settlement is completed counts as paid: a payment that was merely accepted
 * may still be rejected.
 */
final class PainStatus {
    private static final Map<String, Outcome> OUTCOMES = Map.ofEntries(
            Map.entry("ACSC", Outcome.PAID),
            Map.entry("ACCC", Outcome.PAID),
            Map.entry("ACTC", Outcome.PENDING),
            Map.entry("ACCP", Outcome.PENDING),
            Map.entry("ACSP", Outcome.PENDING),
            Map.entry("ACWC", Outcome.PENDING),
            Map.entry("ACWP", Outcome.PENDING),
            Map.entry("ACFC", Outcome.PENDING),
            Map.entry("PATC", Outcome.PENDING),
            Map.entry("RCVD", Outcome.PENDING),
            Map.entry("PDNG", Outcome.PENDING),
            // Some of the group are not decided; those that are stand in the file by themselves.
            Map.entry("PART", Outcome.PENDING),
            Map.entry("RJCT", Outcome.RETURNED),
            Map.entry("CANC", Outcome.RETURNED));

    private PainStatus() {}

    /**
     * What a code means.
     *
     * @throws org.warmth.api.Problem 422 {@code banks.pain-status}
     */
    static Outcome outcome(String code, int line) {
        Outcome outcome = OUTCOMES.get(code);
        if (outcome == null) {
            throw Unreadable.line(line, "banks.pain-status", code);
        }
        return outcome;
    }
}
