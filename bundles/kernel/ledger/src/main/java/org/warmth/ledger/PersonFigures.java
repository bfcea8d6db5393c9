package org.warmth.ledger;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.warmth.api.Problem;
import org.warmth.api.ledger.Cut;
import org.warmth.api.people.Merged;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;

/**
 * Distinct persons: they do not add up, so they come from the entries, read once for all cuts, and kept up by what was
 * posted since. Somebody all of whose entries of a cut were taken back within it is not counted; who was found to be
 * another person is counted as that one.
 */
final class PersonFigures {
    /** Persons in all that is kept; some 30 bytes each. */
    private static final int MOST_PERSONS = 2_000_000;

    /** A read of where the ledger stands begins again when a seal was committed in its midst. */
    private static final int TRIES = 100;

    private final Database database;
    private final LedgerChain chain;
    private final EntryFigures entries;
    private final Units tree;
    private final Supplier<Merged> merges;
    private final Map<Question, NamedPersons> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Question(UnitSet units, Set<Cut> cuts) {}

    /**
     * Where the ledger stands.
     *
     * @param seal the last seal
     * @param tail the ids that no seal covers, in order
     */
    record Position(long seal, long[] tail) {
        /** Whether an entry is in the tail. */
        boolean waiting(long id) {
            return Arrays.binarySearch(tail, id) >= 0;
        }
    }

    PersonFigures(Database database, LedgerChain chain, EntryFigures entries, Units tree, Supplier<Merged> merges) {
        this.tree = tree;
        this.database = database;
        this.chain = chain;
        this.entries = entries;
        this.merges = merges;
    }

    /**
     * How many persons the standing entries of each cut name.
     *
     * @param change the tree's change number, where the units are a subtree
     */
    Map<Cut, Long> count(UnitSet units, Collection<Cut> cuts, long change) {
        NamedPersons named = named(units, cuts, change);
        synchronized (named) {
            named.catchUp(position());
            return named.counted();
        }
    }

    /** The persons whom the standing entries of at least two cuts name, with those cuts, in the order of ids. */
    SortedMap<Long, Set<Cut>> several(UnitSet units, Collection<Cut> cuts, long change) {
        NamedPersons named = named(units, cuts, change);
        synchronized (named) {
            named.catchUp(position());
            return named.several();
        }
    }

    private NamedPersons named(UnitSet units, Collection<Cut> cuts, long change) {
        Question question = new Question(units, Set.copyOf(cuts));
        Merged merged = merges.get();
        synchronized (kept) {
            NamedPersons named = kept.get(question);
            if (named == null || !named.of(change, merged)) {
                named = new NamedPersons(
                        database, chain, entries, tree, units, List.copyOf(question.cuts()), change, merged);
                kept.put(question, named);
            }
            forget(question);
            return named;
        }
    }

    /** Forgets what was asked for longest ago, but not what is asked for now. */
    private void forget(Question now) {
        long persons = kept.values().stream().mapToLong(NamedPersons::persons).sum();
        for (Iterator<Map.Entry<Question, NamedPersons>> eldest =
                        kept.entrySet().iterator();
                persons > MOST_PERSONS && eldest.hasNext(); ) {
            Map.Entry<Question, NamedPersons> old = eldest.next();
            if (!old.getKey().equals(now)) {
                persons -= old.getValue().persons();
                eldest.remove();
            }
        }
    }

    private Position position() {
        for (int tries = 0; tries < TRIES; tries++) {
            long seal = database.read(chain.seals()::number);
            long[] tail = database.read(chain.seals()::tail);
            if (database.read(chain.seals()::number) == seal) {
                return new Position(seal, tail);
            }
        }
        throw Problem.unavailable("ledger.busy", null);
    }
}
