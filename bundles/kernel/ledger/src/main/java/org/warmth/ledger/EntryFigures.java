package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.sql.Date;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.ledger.Figures.Reading;
import org.warmth.api.ledger.Figures.Total;
import org.warmth.api.people.UnitSet;
import org.warmth.api.store.Database;

/** What is read from the entries themselves. */
final class EntryFigures {
    private final Database database;
    private final LedgerChain chain;
    private final TotalsStore totals = new TotalsStore();

    EntryFigures(Database database, LedgerChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** Sums over the entries: what counts while a new generation of totals is not there yet. */
    Reading totals(UnitSet units, Cuts cuts) {
        return database.read(ctx -> {
            Map<TotalKey, Sums> sums = new HashMap<>();
            ctx.select(
                            LEDGER_ENTRIES.BENEFIT,
                            LEDGER_ENTRIES.CATEGORY,
                            LEDGER_ENTRIES.TAGS,
                            LEDGER_ENTRIES.VALUE_DATE,
                            DSL.sum(LEDGER_ENTRIES.TIMES.cast(Long.class)),
                            DSL.sum(LEDGER_ENTRIES.MONEY_FEN),
                            DSL.sum(LEDGER_ENTRIES.GOODS_FEN))
                    .from(LEDGER_ENTRIES)
                    .where(among(units))
                    .groupBy(
                            LEDGER_ENTRIES.BENEFIT,
                            LEDGER_ENTRIES.CATEGORY,
                            LEDGER_ENTRIES.TAGS,
                            LEDGER_ENTRIES.VALUE_DATE)
                    .forEach(row -> sums.computeIfAbsent(
                                    new TotalKey(row.value1(), row.value2(), row.value3(), cuts.stretch(row.value4())),
                                    any -> new Sums())
                            .add(
                                    row.value5().longValueExact(),
                                    row.value6().longValueExact(),
                                    row.value7().longValueExact()));
            List<Total> rows = sums.entrySet().stream()
                    .filter(row -> !row.getValue().none())
                    .map(row -> row.getKey().total(row.getValue()))
                    .toList();
            return new Reading(totals.mark(ctx).seal(), chain.seals().tail(ctx).length, rows);
        });
    }

    /** The people-times of entries without person, by cut; those of one kind and day are added up by the database. */
    Map<Cut, Long> unnamed(UnitSet units, Collection<Cut> wanted) {
        List<Cut> cuts = List.copyOf(wanted);
        Takers takers = new Takers(cuts);
        long[] times = new long[cuts.size()];
        database.read(ctx -> ctx.select(
                                LEDGER_ENTRIES.BENEFIT,
                                LEDGER_ENTRIES.CATEGORY,
                                LEDGER_ENTRIES.TAGS,
                                LEDGER_ENTRIES.VALUE_DATE,
                                DSL.sum(LEDGER_ENTRIES.TIMES.cast(Long.class)))
                        .from(LEDGER_ENTRIES)
                        .where(among(units), LEDGER_ENTRIES.PERSON.eq(0L), Filter.during(cuts))
                        .groupBy(
                                LEDGER_ENTRIES.BENEFIT,
                                LEDGER_ENTRIES.CATEGORY,
                                LEDGER_ENTRIES.TAGS,
                                LEDGER_ENTRIES.VALUE_DATE)
                        .fetch())
                .forEach(row -> {
                    for (int cut : takers.of(row.value1(), row.value2(), row.value3(), Date.valueOf(row.value4()))) {
                        times[cut] += row.value5().longValueExact();
                    }
                });
        Map<Cut, Long> counted = new HashMap<>();
        for (int cut = 0; cut < times.length; cut++) {
            counted.put(cuts.get(cut), times[cut]);
        }
        return counted;
    }

    /** A page of the entries of a cut, each with the seal that covers it. */
    List<Posted> entries(UnitSet units, Cut cut, long after, int size) {
        return database.read(ctx -> posted(
                ctx,
                chain.entries()
                        .page(ctx, LEDGER_ENTRIES.ID.gt(after).and(among(units)).and(Filter.of(cut)), size)));
    }

    /** Rows with their seals. */
    List<Posted> posted(DSLContext ctx, List<EntryRow> rows) {
        Map<Long, Long> seals =
                chain.seals().covering(ctx, rows.stream().map(EntryRow::id).toList());
        return rows.stream()
                .map(row -> row.posted(seals.getOrDefault(row.id(), 0L)))
                .toList();
    }

    Condition among(UnitSet units) {
        return units.subtree()
                ? database.subtree(LEDGER_ENTRIES.UNIT_ID, units.top(), units.on())
                : LEDGER_ENTRIES.UNIT_ID.eq(units.top());
    }
}
