package org.warmth.api.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Benefit;
import org.warmth.api.Money;

/**
 * What persons have received in a campaign, from whatever unit and programme: asked by whoever is about to give them
 * something. What of it a caller may see is decided by who asks.
 */
@ProviderType
public interface Received {
    /**
     * Hands on what stands in the ledger: entries that were not taken back, of people-times or money. What accompanies
     * another entry, as the goods of a visit whose payment counts, is none of its own.
     *
     * @param persons any number; whoever was found to be one of them counts as that one
     * @param campaign the campaign
     * @param prefixes benefit prefixes, of whole segments
     * @param taker takes them, some persons after the others: memory does not grow with what is found
     */
    void each(Collection<Long> persons, long campaign, Set<String> prefixes, Consumer<Item> taker);

    /**
     * Something received.
     *
     * @param person who, as who they are now
     * @param source why it is in the ledger
     * @param unit the giving unit
     * @param valueDate the day
     * @param benefit what
     * @param onBehalfOf for whose sake, or 0
     * @param money money
     * @param goods the worth of goods
     */
    record Item(
            long person,
            SourceKey source,
            long unit,
            LocalDate valueDate,
            Benefit benefit,
            long onBehalfOf,
            Money money,
            Money goods) {}
}
