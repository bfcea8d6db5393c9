package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_GENERATION;
import static org.warmth.ledger.db.Tables.LEDGER_SEALS;
import static org.warmth.ledger.db.Tables.LEDGER_TOTALS;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.warmth.api.people.Units;

/** The tables of totals and of their generation. */
final class TotalsStore {
    private static final int FETCH = 5_000;

    /** One sum of one unit, or of all. */
    record Row(long unit, TotalKey key, Sums sums) {
        static List<Row> of(UnitSums sums) {
            List<Row> rows = new ArrayList<>();
            sums.sorted().forEach((unit, keys) -> keys.forEach((key, sum) -> rows.add(new Row(unit, key, sum))));
            return rows;
        }
    }

    /** Where the totals stand, in one statement. */
    Mark mark(DSLContext ctx) {
        var seal = DSL.field(DSL.select(DSL.max(LEDGER_SEALS.SEAL_NUMBER)).from(LEDGER_SEALS));
        var row = ctx.select(LEDGER_GENERATION.GENERATION, LEDGER_GENERATION.CUTS, seal)
                .from(LEDGER_GENERATION)
                .fetchSingle();
        return new Mark(row.value1(), Cuts.of(row.value2()), row.value3() == null ? 0 : row.value3());
    }

    /** Adds sums to a generation, in the order of keys. */
    void add(DSLContext ctx, long generation, long seal, UnitSums sums) {
        List<Row> rows = Row.of(sums);
        var update = ctx.batch(ctx.update(LEDGER_TOTALS)
                .set(LEDGER_TOTALS.TIMES, LEDGER_TOTALS.TIMES.plus((Long) null))
                .set(LEDGER_TOTALS.MONEY_FEN, LEDGER_TOTALS.MONEY_FEN.plus((Long) null))
                .set(LEDGER_TOTALS.GOODS_FEN, LEDGER_TOTALS.GOODS_FEN.plus((Long) null))
                .set(LEDGER_TOTALS.SEAL_NUMBER, (Long) null)
                .where(LEDGER_TOTALS.GENERATION.eq((Long) null))
                .and(LEDGER_TOTALS.UNIT_ID.eq((Long) null))
                .and(LEDGER_TOTALS.BENEFIT.eq((String) null))
                .and(LEDGER_TOTALS.CATEGORY.eq((String) null))
                .and(LEDGER_TOTALS.TAGS.eq((Integer) null))
                .and(LEDGER_TOTALS.BUCKET_FROM.eq((LocalDate) null)));
        for (Row row : rows) {
            update.bind(
                    row.sums.times,
                    row.sums.money,
                    row.sums.goods,
                    seal,
                    generation,
                    row.unit,
                    row.key.benefit(),
                    row.key.category(),
                    row.key.tags(),
                    row.key.from());
        }
        int[] changed = update.execute();
        List<Row> fresh = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                fresh.add(rows.get(i));
            }
        }
        insert(ctx, generation, seal, fresh);
    }

    /** Adds rows that are not there yet. */
    void insert(DSLContext ctx, long generation, long seal, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = ctx.batch(ctx.insertInto(
                        LEDGER_TOTALS,
                        LEDGER_TOTALS.GENERATION,
                        LEDGER_TOTALS.UNIT_ID,
                        LEDGER_TOTALS.BENEFIT,
                        LEDGER_TOTALS.CATEGORY,
                        LEDGER_TOTALS.TAGS,
                        LEDGER_TOTALS.BUCKET_FROM,
                        LEDGER_TOTALS.TIMES,
                        LEDGER_TOTALS.MONEY_FEN,
                        LEDGER_TOTALS.GOODS_FEN,
                        LEDGER_TOTALS.SEAL_NUMBER)
                .values((Long) null, null, null, null, null, null, null, null, null, null));
        for (Row row : rows) {
            batch.bind(
                    generation,
                    row.unit,
                    row.key.benefit(),
                    row.key.category(),
                    row.key.tags(),
                    row.key.from(),
                    row.sums.times,
                    row.sums.money,
                    row.sums.goods,
                    seal);
        }
        batch.execute();
    }

    /**
     * The sums of a generation.
     *
     * @param seal the last seal that left its number on a row
     * @param snapshot whether all rows were read as of one moment
     */
    record Loaded(UnitSums sums, long seal, boolean snapshot) {}

    /** A generation, streamed: one pass, no objects for what repeats. */
    Loaded load(DSLContext ctx, long generation) {
        UnitSums sums = new UnitSums();
        long[] seal = new long[1];
        rows(ctx, LEDGER_TOTALS.GENERATION.eq(generation), (unit, key, row, counted) -> {
            sums.put(unit, key, row);
            seal[0] = Math.max(seal[0], counted);
        });
        return new Loaded(sums, seal[0], ctx.family() == SQLDialect.POSTGRES);
    }

    /**
     * The sums of a set of units: its rows added up, or where it holds most of all units those of all without the others'.
     */
    Map<TotalKey, Sums> of(DSLContext ctx, long generation, Subtree units, Units tree) {
        Map<TotalKey, Sums> sums = new HashMap<>();
        long[] others = units.few() ? null : units.others(tree);
        if (others == null || others.length >= units.units().length) {
            for (long unit : units.units()) {
                unit(ctx, generation, unit, (key, row) -> sums.computeIfAbsent(key, any -> new Sums())
                        .add(row));
            }
        } else {
            unit(ctx, generation, UnitSums.ALL, sums::put);
            for (long unit : others) {
                unit(ctx, generation, unit, (key, row) -> sums.computeIfAbsent(key, any -> new Sums())
                        .subtract(row));
            }
        }
        return sums;
    }

    private static void unit(DSLContext ctx, long generation, long unit, BiConsumer<TotalKey, Sums> each) {
        rows(
                ctx,
                LEDGER_TOTALS.GENERATION.eq(generation).and(LEDGER_TOTALS.UNIT_ID.eq(unit)),
                (of, key, row, seal) -> each.accept(key, row));
    }

    /** Takes a row as it is read. */
    private interface Reader {
        void row(long unit, TotalKey key, Sums sums, long seal);
    }

    private static void rows(DSLContext ctx, Condition wanted, Reader reader) {
        Map<Date, LocalDate> days = new HashMap<>();
        try (ResultSet rows = ctx.select(
                        LEDGER_TOTALS.UNIT_ID,
                        LEDGER_TOTALS.BENEFIT,
                        LEDGER_TOTALS.CATEGORY,
                        LEDGER_TOTALS.TAGS,
                        LEDGER_TOTALS.BUCKET_FROM,
                        LEDGER_TOTALS.TIMES,
                        LEDGER_TOTALS.MONEY_FEN,
                        LEDGER_TOTALS.GOODS_FEN,
                        LEDGER_TOTALS.SEAL_NUMBER)
                .from(LEDGER_TOTALS)
                .where(wanted)
                .fetchSize(FETCH)
                .fetchResultSet()) {
            while (rows.next()) {
                TotalKey key = new TotalKey(
                        rows.getString(2),
                        rows.getString(3),
                        rows.getInt(4),
                        days.computeIfAbsent(rows.getDate(5), Date::toLocalDate));
                Sums sums = new Sums(rows.getLong(6), rows.getLong(7), rows.getLong(8));
                reader.row(rows.getLong(1), key, sums, rows.getLong(9));
            }
        } catch (SQLException e) {
            throw new DataAccessException("totals of the ledger", e);
        }
    }

    /** Makes a generation the one that counts. */
    boolean change(DSLContext ctx, Mark from, long generation, Cuts cuts) {
        return ctx.update(LEDGER_GENERATION)
                        .set(LEDGER_GENERATION.GENERATION, generation)
                        .set(LEDGER_GENERATION.CUTS, cuts.text())
                        .where(LEDGER_GENERATION.GENERATION.eq(from.generation()))
                        .execute()
                == 1;
    }

    /** Some of the units that have rows in other generations than these. */
    List<Long> stale(DSLContext ctx, long generation, int most) {
        return ctx.selectDistinct(LEDGER_TOTALS.UNIT_ID)
                .from(LEDGER_TOTALS)
                .where(LEDGER_TOTALS.GENERATION.ne(generation))
                .limit(most)
                .fetch(LEDGER_TOTALS.UNIT_ID);
    }

    /** Takes away the rows of a unit in other generations than this. */
    void drop(DSLContext ctx, long generation, long unit) {
        ctx.deleteFrom(LEDGER_TOTALS)
                .where(LEDGER_TOTALS.GENERATION.ne(generation))
                .and(LEDGER_TOTALS.UNIT_ID.eq(unit))
                .execute();
    }
}
