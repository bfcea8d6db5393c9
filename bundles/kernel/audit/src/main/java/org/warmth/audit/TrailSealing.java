package org.warmth.audit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;
import org.warmth.sealing.SealChain;
import org.warmth.sealing.Taken;

/** Seals the trail, one at a time over all nodes. */
@Component(service = TrailSealing.class)
public final class TrailSealing {
    private final Database database;
    private final TrailChain chain;

    /** Made by DS. */
    @Activate
    public TrailSealing(@Reference(target = "(module=kernel)") Database database, @Reference TrailChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** Does what is due; true if there may be more at once. */
    public boolean run() {
        return seal() == SealChain.MOST;
    }

    /**
     * Puts what is committed in the tail under one seal.
     *
     * @return how many events
     */
    public int seal() {
        return database.write(ctx -> {
            Taken<EventRow> taken = chain.seals().take(ctx);
            if (!taken.isEmpty()) {
                chain.seals().seal(ctx, taken);
            }
            return taken.rows().size();
        });
    }
}
