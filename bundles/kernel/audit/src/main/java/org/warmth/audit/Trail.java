package org.warmth.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Writes the trail: the event and its id in the tail, nothing that two writers share (MECHANICS 3). */
@Component
public final class Trail implements Audit {
    private static final Caller NOBODY = new Caller(0, "", false, List.of(), "", Locale.SIMPLIFIED_CHINESE);

    private final Database database;
    private final TrailChain chain;
    private final Callers callers;
    private final Ids ids;
    private final Clock clock;

    /** Made by DS. */
    @Activate
    public Trail(
            @Reference(target = "(module=kernel)") Database database,
            @Reference TrailChain chain,
            @Reference Callers callers,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.chain = chain;
        this.callers = callers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(String action, long unit, String object, Map<String, ?> facts) {
        record(List.of(new Act(action, unit, object, facts)));
    }

    @Override
    public void record(Collection<Act> acts) {
        if (!database.inTransaction()) {
            throw new IllegalStateException("an act is recorded inside its transaction");
        }
        Caller caller = callers.current();
        LocalDateTime at = now();
        insert(acts.stream()
                .map(act -> row(caller, at, act.action(), act.unit(), act.object(), null, act.facts()))
                .toList());
    }

    @Override
    public void refused(String action, String object, String code) {
        if (database.inTransaction()) {
            throw new IllegalStateException("a refusal is recorded after its transaction");
        }
        insert(List.of(row(caller(), now(), action, 0, object, Facts.clip(code, 100), Map.of())));
    }

    private void insert(List<EventRow> rows) {
        database.write(ctx -> {
            for (List<EventRow> chunk : Chunks.of(rows)) {
                chain.events().insert(ctx, chunk);
                chain.seals().append(ctx, chunk.stream().map(EventRow::id).toList());
            }
            return null;
        });
    }

    private EventRow row(
            Caller caller,
            LocalDateTime at,
            String action,
            long unit,
            String object,
            String refusal,
            Map<String, ?> facts) {
        return new EventRow(
                ids.next(),
                at,
                caller.user(),
                Facts.clip(caller.name(), 60),
                Facts.clip(caller.address() == null ? "" : caller.address(), 60),
                Facts.clip(action, 100),
                unit,
                Facts.clip(object, 200),
                refusal,
                Facts.write(facts));
    }

    /** Whoever is signed in; a refusal may meet nobody. */
    private Caller caller() {
        try {
            return callers.current();
        } catch (Problem nobody) {
            return NOBODY;
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }
}
