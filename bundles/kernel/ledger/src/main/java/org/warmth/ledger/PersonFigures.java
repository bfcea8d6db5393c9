package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.warmth.api.ledger.Cut;
import org.warmth.api.people.Merged;
import org.warmth.api.people.UnitSet;
import org.warmth.api.store.Database;
import org.warmth.sealing.Lots;

/**
 * Distinct persons: they do not add up, so they come from the entries, read once for all cuts and kept while the ledger
 * stands still. Somebody all of whose entries of a cut were taken back within it is not counted; who was found to be
 * another person is counted as that one.
 */
final class PersonFigures {
    private static final int KEPT = 64;
    private static final int FETCH = 5_000;

    private final Database database;
    private final LedgerChain chain;
    private final EntryFigures entries;
    private final Supplier<Merged> merges;
    private final Map<Question, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
            return size() > KEPT;
        }
    };

    private record Question(UnitSet units, Set<Cut> cuts) {}

    /** What was counted, and at which state of the ledger: its last seal and its tail. */
    private record Answer(long seal, int tail, long change, Merged merged, Map<Cut, Long> persons) {}

    PersonFigures(Database database, LedgerChain chain, EntryFigures entries, Supplier<Merged> merges) {
        this.database = database;
        this.chain = chain;
        this.entries = entries;
        this.merges = merges;
    }

    Map<Cut, Long> count(UnitSet units, Collection<Cut> cuts, long change) {
        Question question = new Question(units, Set.copyOf(cuts));
        Merged merged = merges.get();
        long seal = database.read(chain.seals()::number);
        int tail = database.read(ctx -> Arrays.hashCode(chain.seals().tail(ctx)));
        synchronized (answers) {
            Answer known = answers.get(question);
            if (known != null
                    && known.seal == seal
                    && known.tail == tail
                    && known.change == change
                    && known.merged.equals(merged)) {
                return known.persons;
            }
        }
        Map<Cut, Long> persons = database.read(ctx -> count(ctx, question, merged));
        synchronized (answers) {
            answers.put(question, new Answer(seal, tail, change, merged, persons));
        }
        return persons;
    }

    /** One pass over the entries; who had something taken back is looked at apart. */
    private Map<Cut, Long> count(DSLContext ctx, Question question, Merged merged) {
        List<Cut> cuts = List.copyOf(question.cuts());
        PersonSets reversed = new PersonSets(1);
        PersonSets persons = named(ctx, question, cuts, merged, reversed);
        Map<Cut, Long> counted = new HashMap<>();
        int[] gone = gone(ctx, question, cuts, reversed.members(0), merged);
        for (int cut = 0; cut < cuts.size(); cut++) {
            counted.put(cuts.get(cut), (long) persons.size(cut) - gone[cut]);
        }
        return counted;
    }

    /** Whom the entries of each cut name; {@code reversed} takes those of whom something was taken back. */
    private PersonSets named(DSLContext ctx, Question question, List<Cut> cuts, Merged merged, PersonSets reversed) {
        PersonSets persons = new PersonSets(cuts.size());
        Takers takers = new Takers(cuts);
        try (ResultSet rows = query(ctx, question, LEDGER_ENTRIES.PERSON.ne(0L))
                .fetchSize(FETCH)
                .fetchResultSet()) {
            while (rows.next()) {
                long person = merged.now(rows.getLong(1));
                if (rows.getLong(6) != 0) {
                    reversed.add(0, person);
                }
                for (int cut : takers.of(rows.getString(2), rows.getString(3), rows.getInt(4), rows.getDate(5))) {
                    persons.add(cut, person);
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("distinct persons", e);
        }
        return persons;
    }

    /** How many of these persons have, in each cut, as many reversals as entries. */
    private int[] gone(DSLContext ctx, Question question, List<Cut> cuts, long[] persons, Merged merged) {
        int[] gone = new int[cuts.size()];
        standing(ctx, question, cuts, persons, merged, (person, standing, named) -> {
            for (int cut = 0; cut < cuts.size(); cut++) {
                if (named[cut] && standing[cut] <= 0) {
                    gone[cut]++;
                }
            }
        });
        return gone;
    }

    /** The persons whom the standing entries of at least two cuts name, with those cuts, in the order of ids. */
    SortedMap<Long, Set<Cut>> several(UnitSet units, Collection<Cut> wanted) {
        Question question = new Question(units, Set.copyOf(wanted));
        List<Cut> cuts = List.copyOf(question.cuts());
        Merged merged = merges.get();
        SortedMap<Long, Set<Cut>> several = new TreeMap<>();
        database.read(ctx -> {
            long[] candidates =
                    named(ctx, question, cuts, merged, new PersonSets(1)).inSeveral();
            standing(ctx, question, cuts, candidates, merged, (person, standing, named) -> {
                Set<Cut> in = new LinkedHashSet<>();
                for (int cut = 0; cut < cuts.size(); cut++) {
                    if (standing[cut] > 0) {
                        in.add(cuts.get(cut));
                    }
                }
                if (in.size() > 1) {
                    several.put(person, in);
                }
            });
            return null;
        });
        return several;
    }

    /** Takes what stands of a person's entries in each cut, and in which cuts there were any. */
    private interface Standing {
        void take(long person, int[] standing, boolean[] named);
    }

    private void standing(
            DSLContext ctx, Question question, List<Cut> cuts, long[] persons, Merged merged, Standing result) {
        Takers takers = new Takers(cuts);
        Lots.each(persons, lot -> {
            Map<Long, int[]> standing = new HashMap<>();
            Map<Long, boolean[]> named = new HashMap<>();
            // Lots have few lengths, for each is a statement to compile; only who is merged is worth another one.
            Collection<Long> ids = merged.into().isEmpty() ? lot : merged.every(lot);
            query(ctx, question, LEDGER_ENTRIES.PERSON.in(ids)).forEach(row -> {
                long person = merged.now(row.value1());
                int sign = row.value6() == 0 ? 1 : -1;
                for (int cut : takers.of(row.value2(), row.value3(), row.value4(), Date.valueOf(row.value5()))) {
                    standing.computeIfAbsent(person, any -> new int[cuts.size()])[cut] += sign;
                    named.computeIfAbsent(person, any -> new boolean[cuts.size()])[cut] = true;
                }
            });
            named.forEach((person, cutsNamed) -> result.take(person, standing.get(person), cutsNamed));
        });
    }

    /** Persons with what decides about them; all periods of all cuts at once. */
    private ResultQuery<Record6<Long, String, String, Integer, LocalDate, Long>> query(
            DSLContext ctx, Question question, Condition whose) {
        return ctx.select(
                        LEDGER_ENTRIES.PERSON,
                        LEDGER_ENTRIES.BENEFIT,
                        LEDGER_ENTRIES.CATEGORY,
                        LEDGER_ENTRIES.TAGS,
                        LEDGER_ENTRIES.VALUE_DATE,
                        LEDGER_ENTRIES.REVERSAL_OF)
                .from(LEDGER_ENTRIES)
                .where(entries.among(question.units()), whose, Filter.during(question.cuts()));
    }
}
