package org.warmth.ledger;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.sealing.SealChain;

/** The entries and their chain of seals, one of each for all components of the ledger. */
@Component(service = LedgerChain.class)
public final class LedgerChain {
    private final EntryStore entries = new EntryStore();
    private final SealChain<EntryRow> seals;

    /** Made by DS. */
    @Activate
    public LedgerChain(@Reference Secrets secrets, @Reference Clock clock, @Reference Ids ids) {
        seals = new SealChain<>("ledger", entries, secrets, clock, ids);
    }

    @Deactivate
    void stop() {
        seals.close();
    }

    EntryStore entries() {
        return entries;
    }

    SealChain<EntryRow> seals() {
        return seals;
    }
}
