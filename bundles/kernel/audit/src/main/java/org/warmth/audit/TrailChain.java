package org.warmth.audit;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.sealing.SealChain;

/** The events and their chain of seals. */
@Component(service = TrailChain.class)
public final class TrailChain {
    private final EventStore events = new EventStore();
    private final SealChain<EventRow> seals;

    /** Made by DS. */
    @Activate
    public TrailChain(@Reference Secrets secrets, @Reference Clock clock, @Reference Ids ids) {
        seals = new SealChain<>("audit", events, secrets, clock, ids);
    }

    @Deactivate
    void stop() {
        seals.close();
    }

    EventStore events() {
        return events;
    }

    SealChain<EventRow> seals() {
        return seals;
    }
}
