package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.funds.OverlapFinder.Key;

/** Looks for the overlaps of a list and writes down what is new, what has changed and what is gone. */
@Component(
        service = {OverlapCheck.class, JobHandler.class},
        property = JobHandler.KIND + "=" + OverlapCheck.KIND)
public final class OverlapCheck implements JobHandler {
    static final String KIND = "funds.overlaps";
    /** The argument that names the list. */
    static final String LIST = "list";

    private final OverlapFinder finder;
    private final OverlapStore store;
    private final Ids ids;

    /** Over the module's tables. */
    @Activate
    public OverlapCheck(@Reference OverlapFinder finder, @Reference OverlapStore store, @Reference Ids ids) {
        this.finder = finder;
        this.store = store;
        this.ids = ids;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long list = Long.parseLong(run.arguments().get(LIST));
        OverlapFinder.Search search = finder.search(list);
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = 0;
        int overlaps = 0;
        for (OverlapFinder.Chunk chunk = search.next(after); !chunk.payments().isEmpty(); chunk = search.next(after)) {
            OverlapFinder.Chunk found = chunk;
            after = found.last();
            done += found.payments().size();
            overlaps += found.overlaps().size();
            run.chunk(done, Long.toString(after), () -> {
                write(found);
                return null;
            });
        }
        run.chunk(done, Long.toString(after), () -> {
            forget(list);
            return null;
        });
        return Map.of("payments", done, "overlaps", overlaps);
    }

    /** Payments that left the list ask nothing any more. */
    private void forget(long list) {
        List<Overlap> orphans = store.orphans(list, Database.CHUNK);
        while (!orphans.isEmpty()) {
            store.update(orphans.stream()
                    .map(orphan -> orphan.in(OverlapState.GONE, null, null))
                    .toList());
            orphans = store.orphans(list, Database.CHUNK);
        }
    }

    private void write(OverlapFinder.Chunk chunk) {
        Map<Key, Overlap> known = new HashMap<>();
        store.known(chunk.payments()).forEach(each -> known.put(Key.of(each), each));
        List<Overlap> fresh = new ArrayList<>();
        List<Overlap> changed = new ArrayList<>();
        for (Overlap found : chunk.overlaps()) {
            Overlap before = known.remove(Key.of(found));
            if (before == null) {
                fresh.add(found.found(ids.next()));
            } else if (!stands(before, found)) {
                changed.add(before.keeps(found) ? seen(found, before) : found.found(before.id()));
            }
        }
        known.values().stream()
                .filter(gone -> gone.state() == OverlapState.OPEN || gone.state() == OverlapState.KEPT)
                .forEach(gone -> changed.add(gone.in(OverlapState.GONE, gone.reason(), gone.decidedBy())));
        if (!fresh.isEmpty()) {
            store.insert(fresh);
        }
        if (!changed.isEmpty()) {
            store.update(changed);
        }
    }

    /** Whether it is known as it was found. */
    private static boolean stands(Overlap before, Overlap found) {
        return (before.asks(found) || before.keeps(found)) && Objects.equals(before.date(), found.date());
    }

    /** What was decided, of something that has been paid since. */
    private static Overlap seen(Overlap found, Overlap before) {
        return found.found(before.id()).in(before.state(), before.reason(), before.decidedBy());
    }
}
