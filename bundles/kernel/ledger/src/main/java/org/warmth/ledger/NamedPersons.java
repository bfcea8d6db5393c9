package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.warmth.api.ledger.Cut;
import org.warmth.api.people.Merged;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.ledger.PersonFigures.Position;

/**
 * Whom the entries of some cuts name: filled by one pass over the entries, then kept up by those that came since. To
 * meet an entry twice changes nothing, so it does not matter what is posted during the pass. Who had something taken
 * back is looked at apart. Used by one thread at a time.
 */
final class NamedPersons {
    private static final int FETCH = 5_000;

    /** Seals that are caught up with one by one; further behind, the entries are passed over again. */
    private static final int BEHIND = 64;

    private final Database database;
    private final LedgerChain chain;
    private final EntryFigures entries;
    private final Units tree;
    private final UnitSet units;
    private final List<Cut> cuts;
    private final long change;
    private final Merged merged;
    private final Takers takers;

    private Subtree subtree;
    private PersonSets persons;
    private PersonSets reversed;
    /** Persons with the cuts that name them and in which nothing of theirs stands any more. */
    private Map<Long, BitSet> gone;

    private Position reached;
    private volatile int size;

    NamedPersons(
            Database database,
            LedgerChain chain,
            EntryFigures entries,
            Units tree,
            UnitSet units,
            List<Cut> cuts,
            long change,
            Merged merged) {
        this.database = database;
        this.chain = chain;
        this.entries = entries;
        this.tree = tree;
        this.units = units;
        this.cuts = cuts;
        this.change = change;
        this.merged = merged;
        this.takers = new Takers(cuts);
    }

    /** Whether it is still true of this tree and these mergers. */
    boolean of(long tree, Merged mergers) {
        return change == tree && merged.equals(mergers);
    }

    /** How many persons it keeps. */
    int persons() {
        return size;
    }

    /** Goes on to where the ledger stands. */
    void catchUp(Position now) {
        boolean anew = reached == null || now.seal() < reached.seal() || now.seal() - reached.seal() > BEHIND;
        database.read(ctx -> {
            if (anew) {
                fill(ctx);
            } else {
                add(ctx, chain.entries().read(ctx, fresh(ctx, now)));
            }
            return null;
        });
        reached = now;
        size = persons.count();
    }

    /** How many persons each cut names. */
    Map<Cut, Long> counted() {
        int[] none = new int[cuts.size()];
        gone.values().forEach(in -> in.stream().forEach(cut -> none[cut]++));
        Map<Cut, Long> counted = new HashMap<>();
        for (int cut = 0; cut < cuts.size(); cut++) {
            counted.put(cuts.get(cut), (long) persons.size(cut) - none[cut]);
        }
        return counted;
    }

    /** Who is named by at least two cuts, with those cuts. */
    SortedMap<Long, Set<Cut>> several() {
        SortedMap<Long, Set<Cut>> several = new TreeMap<>();
        for (long person : persons.inSeveral()) {
            BitSet none = gone.getOrDefault(person, new BitSet());
            Set<Cut> in = new LinkedHashSet<>();
            for (int cut = 0; cut < cuts.size(); cut++) {
                if (persons.has(cut, person) && !none.get(cut)) {
                    in.add(cuts.get(cut));
                }
            }
            if (in.size() > 1) {
                several.put(person, in);
            }
        }
        return several;
    }

    private void fill(DSLContext ctx) {
        reached = null;
        subtree = Subtree.of(tree, units);
        persons = new PersonSets(cuts.size());
        reversed = new PersonSets(1);
        gone = new HashMap<>();
        Condition whose = LEDGER_ENTRIES.PERSON.ne(0L);
        if (!subtree.most(tree)) {
            whose = whose.and(entries.among(units));
        }
        try (ResultSet rows = query(ctx, whose).fetchSize(FETCH).fetchResultSet()) {
            while (rows.next()) {
                if (subtree.contains(rows.getLong(7))) {
                    take(
                            merged.now(rows.getLong(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getInt(4),
                            rows.getDate(5),
                            rows.getLong(6));
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("distinct persons", e);
        }
        weigh(ctx, reversed.members(0));
    }

    private void add(DSLContext ctx, Collection<EntryRow> rows) {
        PersonSets touched = new PersonSets(1);
        for (EntryRow row : rows) {
            if (row.person() != 0 && subtree.contains(row.unit())) {
                long person = merged.now(row.person());
                take(
                        person,
                        row.benefit(),
                        row.category(),
                        row.tags(),
                        Date.valueOf(row.valueDate()),
                        row.reversalOf());
                if (reversed.has(0, person)) {
                    touched.add(0, person);
                }
            }
        }
        weigh(ctx, touched.members(0));
    }

    private void take(long person, String benefit, String category, int tags, Date day, long reversalOf) {
        if (reversalOf != 0) {
            reversed.add(0, person);
        }
        for (int cut : takers.of(benefit, category, tags, day)) {
            persons.add(cut, person);
        }
    }

    /** The ids that were sealed or came into the tail since, in order. */
    private long[] fresh(DSLContext ctx, Position now) {
        List<long[]> lists = new ArrayList<>(List.of(now.tail()));
        for (long seal = reached.seal() + 1; seal <= now.seal(); seal++) {
            lists.add(chain.seals().list(ctx, seal).orElseThrow().ids());
        }
        return lists.stream()
                .flatMapToLong(LongStream::of)
                .filter(id -> !reached.waiting(id))
                .sorted()
                .toArray();
    }

    /** Looks at all entries of these persons: in which cuts there are as many reversals as entries. */
    private void weigh(DSLContext ctx, long[] whose) {
        IdChunks.each(whose, lot -> {
            Map<Long, int[]> standing = new HashMap<>();
            // Lots have few lengths, for each is a statement to compile; only who is merged is worth another one.
            Collection<Long> ids = merged.into().isEmpty() ? lot : merged.every(lot);
            query(ctx, LEDGER_ENTRIES.PERSON.in(ids)).forEach(row -> {
                if (subtree.contains(row.value7())) {
                    int[] sums = standing.computeIfAbsent(merged.now(row.value1()), any -> new int[cuts.size()]);
                    int sign = row.value6() == 0 ? 1 : -1;
                    for (int cut : takers.of(row.value2(), row.value3(), row.value4(), Date.valueOf(row.value5()))) {
                        sums[cut] += sign;
                    }
                }
            });
            standing.forEach((person, sums) -> {
                BitSet none = new BitSet();
                for (int cut = 0; cut < sums.length; cut++) {
                    none.set(cut, sums[cut] <= 0 && persons.has(cut, person));
                }
                gone.put(person, none);
            });
        });
    }

    /** Entries with what decides about them, of some days more than those of the cuts. */
    private ResultQuery<Record7<Long, String, String, Integer, LocalDate, Long, Long>> query(
            DSLContext ctx, Condition whose) {
        return ctx.select(
                        LEDGER_ENTRIES.PERSON,
                        LEDGER_ENTRIES.BENEFIT,
                        LEDGER_ENTRIES.CATEGORY,
                        LEDGER_ENTRIES.TAGS,
                        LEDGER_ENTRIES.VALUE_DATE,
                        LEDGER_ENTRIES.REVERSAL_OF,
                        LEDGER_ENTRIES.UNIT_ID)
                .from(LEDGER_ENTRIES)
                .where(whose, Filter.around(cuts));
    }
}
