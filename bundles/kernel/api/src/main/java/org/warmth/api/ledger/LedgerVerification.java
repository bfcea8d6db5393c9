package org.warmth.api.ledger;

import java.util.function.IntConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Proves the ledger: recomputes its seals, the entries below them and the totals, in short transactions while posting
 * goes on (MECHANICS 3). For auditors and whoever runs the server; what it says names no person.
 */
@ProviderType
public interface LedgerVerification {
    /**
     * Recomputes everything and stops at the first thing wrong.
     *
     * @param progress takes the percentage done, now and then
     */
    Verdict verify(IntConsumer progress);

    /** Whether a seal as printed on a form stands in the ledger; says nothing about the entries below it. */
    boolean holds(long number, String value);

    /**
     * What came out.
     *
     * @param seal the last seal that was recomputed, 0 where there is none
     * @param value its value, as printed on forms; empty where there is none
     * @param entries how many entries are sealed up to there
     * @param tail how many entries wait for a seal
     * @param finding what is wrong, or null
     */
    record Verdict(long seal, String value, long entries, int tail, Finding finding) {
        /** Whether nothing is wrong. */
        public boolean holds() {
            return finding == null;
        }
    }

    /**
     * Something wrong.
     *
     * @param kind what
     * @param seal the seal, 0 where none is concerned
     * @param entry the entry, 0 where none is concerned
     * @param unit the unit whose totals differ, 0 where it is not the totals
     */
    record Finding(Kind kind, long seal, long entry, long unit) {}

    /** What can be wrong; the message key is {@code ledger.finding.} and the name, its arguments seal, entry and unit. */
    enum Kind {
        /** A number of the chain is not there. */
        SEAL_MISSING,
        /** A seal's value does not follow from what it says and from the seal before. */
        SEAL_CHANGED,
        /** An entry is not what was sealed. */
        ENTRY_CHANGED,
        /** A sealed entry is gone. */
        ENTRY_DELETED,
        /** An entry stands in the ledger that was never posted. */
        ENTRY_INSERTED,
        /** The totals of a unit are not the sum of its entries. */
        TOTALS_DIFFER
    }
}
