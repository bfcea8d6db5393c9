package org.warmth.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.ledger.Figures.Total;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.sealing.SealList;

/**
 * The sums of the sets of units that are asked for, at one seal. Read from the totals at the first question, kept up by
 * what later seals added; nothing in here that the database cannot rebuild.
 */
@Component(service = TotalsMemory.class)
public final class TotalsMemory {
    /** Seals that sums catch up with one by one; further behind, they are read anew. */
    private static final int BEHIND = 64;

    private static final int SUBTREES = 512;

    private final Database database;
    private final LedgerChain chain;
    private final Units tree;
    private final TotalsStore totals = new TotalsStore();
    private final AtomicInteger loads = new AtomicInteger();

    private Mark mark;
    private final Deque<Delta> recent = new ArrayDeque<>();
    private final Map<Long, Delta> handedOver = new HashMap<>();
    private final Map<UnitSet, Node> nodes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UnitSet, Node> eldest) {
            return size() > SUBTREES;
        }
    };

    /** Made by DS. */
    @Activate
    public TotalsMemory(
            @Reference(target = "(module=kernel)") Database database,
            @Reference LedgerChain chain,
            @Reference Units tree) {
        this.database = database;
        this.chain = chain;
        this.tree = tree;
    }

    /** The sums of a set of units at a seal; nothing changes them. */
    record Sealed(Subtree units, Map<TotalKey, Total> rows) {}

    /** A set's sums, kept up. */
    private static final class Node {
        private final long change;
        private final Subtree units;
        private final Map<TotalKey, Sums> sums;
        private long seal;
        private Map<TotalKey, Total> rows;

        private Node(long change, Subtree units, Map<TotalKey, Sums> sums, long seal) {
            this.change = change;
            this.units = units;
            this.sums = sums;
            this.seal = seal;
        }
    }

    /** Whether the totals are being read, so that sealing waits a turn: it would only make the reading start again. */
    boolean loading() {
        return loads.get() > 0;
    }

    /** Takes what a seal of this node added, after its commit. */
    void sealed(Delta delta) {
        synchronized (handedOver) {
            handedOver.put(delta.seal(), delta);
            handedOver.keySet().removeIf(seal -> seal <= delta.seal() - BEHIND);
        }
    }

    /**
     * The sums of a set of units.
     *
     * @return empty if the memory is already past the mark, which is then outdated
     */
    synchronized Optional<Sealed> at(Mark wanted, UnitSet set) {
        if (!catchUp(wanted)) {
            return Optional.empty();
        }
        Node node = node(set);
        if (node == null || node.seal > mark.seal()) {
            return Optional.empty();
        }
        if (node.rows == null) {
            Map<TotalKey, Total> rows = new HashMap<>();
            node.sums.forEach((key, sum) -> {
                if (!sum.none()) {
                    rows.put(key, key.total(sum));
                }
            });
            node.rows = rows;
        }
        return Optional.of(new Sealed(node.units, node.rows));
    }

    private boolean catchUp(Mark wanted) {
        if (mark == null || mark.generation() < wanted.generation() || wanted.seal() - mark.seal() > BEHIND) {
            mark = wanted;
            recent.clear();
            nodes.clear();
        }
        if (mark.generation() > wanted.generation() || mark.seal() > wanted.seal()) {
            return false;
        }
        for (long seal = mark.seal() + 1; seal <= wanted.seal(); seal++) {
            recent.addLast(delta(seal));
            mark = new Mark(mark.generation(), mark.cuts(), seal);
        }
        while (recent.size() > BEHIND) {
            recent.removeFirst();
        }
        return true;
    }

    private Delta delta(long seal) {
        synchronized (handedOver) {
            Delta delta = handedOver.remove(seal);
            if (delta != null && delta.generation() == mark.generation()) {
                return delta;
            }
        }
        List<EntryRow> rows = database.read(ctx -> {
            SealList list = chain.seals().list(ctx, seal).orElseThrow();
            return chain.seals().rows(ctx, list);
        });
        return new Delta(mark.generation(), seal, rows.size(), UnitSums.of(rows, mark.cuts()));
    }

    /**
     * The set's sums at the memory's seal, or at a later one where they had to be read and one was committed meanwhile; null
     * if the totals are others by now.
     */
    private Node node(UnitSet set) {
        long change = set.subtree() ? tree.change() : 0;
        Node node = nodes.get(set);
        if (node == null || node.change != change || behind(node) > recent.size()) {
            node = read(set, change);
            if (node == null) {
                return null;
            }
            nodes.put(set, node);
        }
        if (node.seal < mark.seal()) {
            for (Delta delta : recent) {
                if (delta.seal() > node.seal) {
                    delta.sums().addTo(node.sums, node.units::contains);
                }
            }
            node.seal = mark.seal();
            node.rows = null;
        }
        return node;
    }

    /** A seal in between makes the reading start again; null if a new generation came. */
    private Node read(UnitSet set, long change) {
        loads.incrementAndGet();
        try {
            Subtree units = Subtree.of(tree, set);
            while (true) {
                Mark before = database.read(totals::mark);
                if (before.generation() != mark.generation()) {
                    return null;
                }
                Map<TotalKey, Sums> sums = database.read(ctx -> totals.of(ctx, before.generation(), units, tree));
                if (before.equals(database.read(totals::mark))) {
                    return new Node(change, units, sums, before.seal());
                }
            }
        } finally {
            loads.decrementAndGet();
        }
    }

    private long behind(Node node) {
        return mark.seal() - node.seal;
    }
}
