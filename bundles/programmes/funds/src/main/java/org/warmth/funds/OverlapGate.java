package org.warmth.funds;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.funds.OverlapFinder.Key;

/**
 * No list is approved while it is undecided what else its payees have received. It looks again at the approval, so that
 * what came since is seen; lists of one campaign are approved one after the other, so that two that overlap see each other.
 */
@Component(service = OverlapGate.class)
public final class OverlapGate {
    private final OverlapFinder finder;
    private final OverlapStore store;

    /** Over the module's tables. */
    @Activate
    public OverlapGate(@Reference OverlapFinder finder, @Reference OverlapStore store) {
        this.finder = finder;
        this.store = store;
    }

    /**
     * Refuses to approve a list about whose overlaps something is undecided, in the transaction that approves it.
     *
     * @throws Problem 409 {@code funds.overlaps-new} for what nobody has looked at, {@code funds.overlaps-undecided}
     */
    public void refuseUndecided(long list) {
        store.turn(finder.campaigns(list));
        OverlapFinder.Search search = finder.search(list);
        int unseen = 0;
        int undecided = 0;
        for (OverlapFinder.Chunk chunk = search.next(0);
                !chunk.payments().isEmpty();
                chunk = search.next(chunk.last())) {
            Map<Key, Overlap> known = known(chunk);
            for (Overlap found : chunk.overlaps()) {
                Overlap before = known.get(Key.of(found));
                if (before != null && before.asks(found)) {
                    undecided++;
                } else if (before == null || !before.keeps(found)) {
                    unseen++;
                }
            }
        }
        if (unseen > 0) {
            throw Problem.conflict("funds.overlaps-new", unseen);
        }
        if (undecided > 0) {
            throw Problem.conflict("funds.overlaps-undecided", undecided);
        }
    }

    /** How many overlaps wait for a decision, by list, where one of them at least still stands as it was found. */
    Map<Long, Integer> undecided(Collection<Long> lists) {
        Map<Long, Integer> undecided = new HashMap<>(store.undecided(lists));
        undecided.keySet().removeIf(list -> !asks(list));
        return undecided;
    }

    private boolean asks(long list) {
        OverlapFinder.Search search = finder.searchAsking(list);
        for (OverlapFinder.Chunk chunk = search.next(0);
                !chunk.payments().isEmpty();
                chunk = search.next(chunk.last())) {
            Map<Key, Overlap> known = known(chunk);
            if (chunk.overlaps().stream()
                    .anyMatch(found -> known.containsKey(Key.of(found))
                            && known.get(Key.of(found)).asks(found))) {
                return true;
            }
        }
        return false;
    }

    private Map<Key, Overlap> known(OverlapFinder.Chunk chunk) {
        Map<Key, Overlap> known = new HashMap<>();
        if (!chunk.overlaps().isEmpty()) {
            store.known(chunk.payments()).forEach(each -> known.put(Key.of(each), each));
        }
        return known;
    }
}
