package org.warmth.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;

/**
 * The union tree in memory. A change made here shows at once, one made by another node within a second, or sooner to
 * whoever asks for a unit that is not known yet. It knows no rights, because rights stand on it.
 */
@Component(service = {Units.class, UnitTree.class})
public final class UnitTree implements Units {
    private static final long STALE = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    /** Whether this thread's transaction has changed the tree: what it would read may still be rolled back. */
    private final ThreadLocal<Boolean> changing = new ThreadLocal<>();

    /** How many of this node's transactions that changed the tree have committed. */
    private final AtomicInteger commits = new AtomicInteger();

    private volatile Seen seen = new Seen(Tree.EMPTY, 0, System.nanoTime() - STALE);

    /** Reads the tree; while the database is away that waits for the first question. */
    @Activate
    public UnitTree(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
        try {
            tree();
        } catch (Problem away) {
            // Whoever asks reads it, and is told if the database is away still.
            return;
        }
    }

    @Override
    public Optional<Unit> byId(long id) {
        return Optional.ofNullable(node(id)).map(node -> node.view(today()));
    }

    @Override
    public Optional<Unit> byCode(String code) {
        return Optional.ofNullable(coded(code)).map(node -> node.view(today()));
    }

    @Override
    public Map<String, List<Unit>> find(Collection<String> codesOrNames) {
        LocalDate today = today();
        Tree known = tree();
        Map<String, List<Unit>> found = new HashMap<>();
        for (String wanted : codesOrNames) {
            List<UnitNode> nodes = new ArrayList<>(known.byName(wanted));
            UnitNode coded = known.byCode(wanted);
            if (coded != null && !nodes.contains(coded)) {
                nodes.add(coded);
            }
            List<Unit> units = nodes.stream()
                    .filter(node -> node.on(today) != null)
                    .map(node -> node.view(today))
                    .toList();
            if (!units.isEmpty()) {
                found.put(wanted, units);
            }
        }
        return found;
    }

    @Override
    public Map<Long, Unit> byIds(Collection<Long> ids) {
        LocalDate today = today();
        Map<Long, Unit> found = new LinkedHashMap<>();
        for (long id : ids) {
            UnitNode node = node(id);
            if (node != null) {
                found.put(id, node.view(today));
            }
        }
        return found;
    }

    @Override
    public List<Unit> children(long parent, LocalDate on) {
        return tree().children(parent, on).stream().map(node -> node.view(on)).toList();
    }

    @Override
    public List<Long> lineage(long unit, LocalDate on) {
        node(unit);
        return tree().lineage(unit, on);
    }

    @Override
    public long[] within(UnitSet set) {
        return set.subtree() ? latest().subtree(set.top(), set.on()) : new long[] {set.top()};
    }

    @Override
    public long[] all() {
        return latest().all().stream().mapToLong(UnitNode::id).sorted().toArray();
    }

    /** The tree with every change that is committed anywhere. */
    private Tree latest() {
        Tree known = tree();
        return known.change() == change() ? known : refresh();
    }

    @Override
    public long change() {
        return database.read(UnitStore::change);
    }

    /** Today where the unions are. */
    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** The unit with its history, or null. */
    UnitNode node(long id) {
        if (id == 0) {
            return null;
        }
        UnitNode node = tree().get(id);
        return node != null ? node : refresh().get(id);
    }

    /** The unit of a code with its history, or null. */
    UnitNode coded(String code) {
        UnitNode node = tree().byCode(code);
        return node != null ? node : refresh().byCode(code);
    }

    /** The unit as it is now, whatever was known of it, or null. */
    UnitNode latest(long id) {
        return refresh().get(id);
    }

    /** The tree as last looked at: with every change made here, and those of other nodes up to a second ago. */
    Tree tree() {
        Seen last = seen;
        if (last.commits != commits.get()) {
            return refresh();
        }
        if (System.nanoTime() - last.at < STALE) {
            return last.tree;
        }
        // One looks; who comes meanwhile takes what is known.
        return last.tree != Tree.EMPTY && loading.isLocked() ? last.tree : refresh();
    }

    /** Remembers that this thread's transaction changes the tree, and looks again once it has committed. */
    void changed() {
        changing.set(true);
        database.afterCommit(() -> {
            changing.remove();
            commits.incrementAndGet();
        });
        database.afterRollback(changing::remove);
    }

    /** The tree as it is now. */
    private Tree refresh() {
        if (changing.get() != null) {
            return seen.tree;
        }
        long now = System.nanoTime();
        if (!loading.tryLock()) {
            // Nobody who holds a connection waits here for somebody who waits for one.
            if (database.inTransaction()) {
                return read(seen.tree);
            }
            loading.lock();
        }
        try {
            if (seen.at - now > 0 && seen.commits == commits.get()) {
                return seen.tree;
            }
            int committed = commits.get();
            long at = System.nanoTime();
            Tree fresh = read(seen.tree);
            seen = new Seen(fresh, committed, at);
            return fresh;
        } finally {
            loading.unlock();
        }
    }

    private Tree read(Tree known) {
        return database.read(db -> {
            long change = UnitStore.change(db);
            // A smaller number than the known one: the database was restored under a running server.
            Tree from = change < known.change() ? Tree.EMPTY : known;
            // The latest known number is read again: on Derby it comes to sight a moment before its units do.
            List<UnitNode> nodes = UnitStore.changedSince(db, from.change());
            return from.knows(nodes, change) ? from : from.with(nodes, change);
        });
    }

    /**
     * What was read of the tree.
     *
     * @param tree the tree
     * @param commits how many changes made here it has at least
     * @param at when it began to be read
     */
    private record Seen(Tree tree, int commits, long at) {}
}
