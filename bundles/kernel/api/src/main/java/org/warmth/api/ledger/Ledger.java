package org.warmth.api.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Posting to the ledger, inside the transaction of the record that posts; a repeat of a source key changes nothing. */
@ProviderType
public interface Ledger {
    /**
     * Posts entries.
     *
     * @return how many were new
     */
    int post(Collection<Entry> entries);

    /**
     * Reverses entries: posts for each an entry with the opposite figures that names it. An entry already reversed stays
     * as it is.
     *
     * @param sources the entries' source keys
     * @param valueDate the day of the reversal
     * @param reason why, for the trail
     * @return how many were reversed
     */
    int reverse(Collection<SourceKey> sources, LocalDate valueDate, String reason);

    /**
     * Reverses entries, each on its own value date, so that the sums of its day come out even.
     *
     * @param sources the entries' source keys; what does not stand in the ledger stays as it is
     * @param reason why, for the trail
     * @return how many were reversed
     */
    int reverse(Collection<SourceKey> sources, String reason);

    /** Which of the source keys stand in the ledger and are not reversed. */
    List<SourceKey> standing(Collection<SourceKey> sources);

    /** Which of the source keys were posted at any time, reversed since or not: they are never posted again. */
    List<SourceKey> known(Collection<SourceKey> sources);
}
