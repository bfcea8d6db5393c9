package org.warmth.audit;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.jobs.PeriodicTask;
import org.warmth.api.store.Database;
import org.warmth.sealing.SealChain;

/** Seals the trail, one at a time over all nodes. */
@Component(service = {PeriodicTask.class, TrailSealing.class})
public final class TrailSealing implements PeriodicTask {
    private static final String NAME = "audit.seal";
    private static final Logger LOG = LoggerFactory.getLogger(TrailSealing.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Seals of one run; then the lease is given back. */
    private static final int ROUNDS = 20;

    private final Database database;
    private final TrailChain chain;

    /** Made by DS. */
    @Activate
    public TrailSealing(@Reference(target = "(module=kernel)") Database database, @Reference TrailChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS && seal() == SealChain.MOST; round++) {
            LOG.debug("More events wait than one seal covers");
        }
    }

    /**
     * Puts what is committed in the tail under one seal.
     *
     * @return how many events
     */
    public int seal() {
        return chain.seals().seal(database, (ctx, taken) -> taken.rows().size()).orElse(0);
    }
}
