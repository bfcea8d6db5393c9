package org.warmth.sealing;

import static org.warmth.sealing.SealTables.AT;
import static org.warmth.sealing.SealTables.COUNT;
import static org.warmth.sealing.SealTables.FIRST;
import static org.warmth.sealing.SealTables.ID;
import static org.warmth.sealing.SealTables.LAST;
import static org.warmth.sealing.SealTables.LIST;
import static org.warmth.sealing.SealTables.NUMBER;
import static org.warmth.sealing.SealTables.VALUE;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.warmth.api.Problem;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;

/**
 * A chain of seals over append-only rows. Who appends a row puts its id into the tail in the same transaction and
 * touches nothing shared; sealing takes what it finds committed there, whatever its id, so that a row that commits late
 * is never passed over.
 *
 * @param <R> a row
 */
public final class SealChain<R> {
    /** The most rows a seal covers: below Derby's lock escalation, and its list fits one column. */
    public static final int MOST = 2_000;

    private static final String NONE = "";

    private final String module;
    private final SealTables tables;
    private final SealedRows<R> rows;
    private final Secrets secrets;
    private final Clock clock;
    private final Ids ids;
    private final TailFloor floor = new TailFloor();

    /** The chain of a module's rows. */
    public SealChain(String module, SealedRows<R> rows, Secrets secrets, Clock clock, Ids ids) {
        this.module = module;
        this.tables = new SealTables(module);
        this.rows = rows;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Puts what is committed in the tail under one seal, at most {@link #MOST} rows in the order of ids: in a transaction
     * of its own, or in the thread's.
     *
     * @param work what else the transaction does for these rows, before the seal; not called when nothing waits
     * @return what the work gave; empty if nothing waited
     */
    public <T> Optional<T> seal(Database database, BiFunction<DSLContext, Taken<R>, T> work) {
        return database.write(ctx -> {
            TailFloor.Run run = floor.begin(ids.next());
            Taken<R> taken = take(ctx, run);
            Optional<T> done = taken.isEmpty() ? Optional.empty() : Optional.of(work.apply(ctx, taken));
            if (!taken.isEmpty()) {
                write(ctx, taken);
            }
            database.afterCommit(() -> floor.raise(run, taken.reach(run.bound())));
            return done;
        });
    }

    private Taken<R> take(DSLContext ctx, TailFloor.Run run) {
        long[] waiting = waiting(ctx, run.from(), run.bound(), MOST);
        List<R> found = rows.read(ctx, waiting);
        if (found.size() != waiting.length) {
            throw new IllegalStateException(module + ": a row of the tail is gone; run the verification");
        }
        long[] digests = found.stream().mapToLong(this::digest).toArray();
        Optional<Seal> head = head(ctx);
        return new Taken<>(
                head.map(Seal::number).orElse(0L) + 1,
                found,
                new SealList(waiting, digests),
                head.map(Seal::value).orElse(NONE));
    }

    /** Writes the seal and takes its rows off the tail: last in the transaction, for readers of the tail wait for it. */
    private void write(DSLContext ctx, Taken<R> taken) {
        long[] ids = taken.list().ids();
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        Seal seal = new Seal(
                taken.number(),
                at,
                ids[0],
                ids[ids.length - 1],
                ids.length,
                value(taken.number(), at, taken.list().bytes(), taken.previous()));
        ctx.insertInto(tables.seals, NUMBER, AT, FIRST, LAST, COUNT, VALUE, LIST)
                .values(
                        seal.number(),
                        at,
                        seal.first(),
                        seal.last(),
                        seal.count(),
                        seal.value(),
                        taken.list().bytes())
                .execute();
        var gone = ctx.batch(ctx.deleteFrom(tables.tail).where(ID.eq((Long) null)));
        Arrays.stream(ids).forEach(gone::bind);
        if (Arrays.stream(gone.execute()).sum() != ids.length) {
            throw new IllegalStateException(module + ": somebody else is sealing");
        }
    }

    /** The number of the last seal, 0 before the first. */
    public long number(DSLContext ctx) {
        Long number = ctx.select(DSL.max(NUMBER)).from(tables.seals).fetchOne(0, Long.class);
        return number == null ? 0 : number;
    }

    /** The last seal. */
    public Optional<Seal> head(DSLContext ctx) {
        return seals(ctx, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** The seals before a number, latest first, at most {@code size}. */
    public List<Seal> seals(DSLContext ctx, long before, int size) {
        return ctx.select(NUMBER, AT, FIRST, LAST, COUNT, VALUE)
                .from(tables.seals)
                .where(NUMBER.lt(before))
                .orderBy(NUMBER.desc())
                .limit(size)
                .fetch(SealChain::seal);
    }

    /** A seal by number. */
    public Optional<Seal> byNumber(DSLContext ctx, long number) {
        return seals(ctx, number + 1, 1).stream()
                .filter(seal -> seal.number() == number)
                .findFirst();
    }

    /** The list of a seal. */
    public Optional<SealList> list(DSLContext ctx, long number) {
        return ctx.select(LIST)
                .from(tables.seals)
                .where(NUMBER.eq(number))
                .fetchOptional(LIST)
                .map(SealList::of);
    }

    /** The ids of the tail as they stand committed now, in order. */
    public long[] tail(DSLContext ctx) {
        return waiting(ctx, floor.value(), ids.next(), Integer.MAX_VALUE);
    }

    /** The ids of the tail between two ids, both included. */
    public long[] tail(DSLContext ctx, long first, long last) {
        return ctx.select(ID)
                .from(tables.tail)
                .where(ID.between(first, last))
                .orderBy(ID)
                .fetchStream()
                .mapToLong(r -> r.get(ID))
                .toArray();
    }

    /**
     * Puts rows just inserted into the tail, in the transaction that inserted them.
     *
     * @param ids at least one
     * @throws Problem 503 after {@link #close}
     */
    public void append(DSLContext ctx, List<Long> ids) {
        var batch = ctx.batch(ctx.insertInto(tables.tail, ID).values((Long) null));
        ids.forEach(batch::bind);
        batch.execute();
        if (floored(ctx) && !floor.lower(Collections.min(ids))) {
            throw Problem.unavailable("store.database-away", null);
        }
    }

    /**
     * Ends what this chain knows of the tail's floor, before another chain over the same tables begins to seal: rows
     * appended by a call that was still under way are rolled back, for the other's floor knows nothing of them.
     */
    public void close() {
        floor.close();
    }

    /** The seals that cover these rows, by row; rows of the tail are left out. */
    public Map<Long, Long> covering(DSLContext ctx, List<Long> ids) {
        Map<Long, Long> covering = new HashMap<>();
        if (ids.isEmpty()) {
            return covering;
        }
        long least = ids.stream().mapToLong(Long::longValue).min().getAsLong();
        long most = ids.stream().mapToLong(Long::longValue).max().getAsLong();
        List<Seal> candidates = ctx.select(NUMBER, AT, FIRST, LAST, COUNT, VALUE)
                .from(tables.seals)
                .where(LAST.ge(least))
                .and(FIRST.le(most))
                .fetch(SealChain::seal);
        for (Seal seal : candidates) {
            if (ids.stream().anyMatch(id -> id >= seal.first() && id <= seal.last() && !covering.containsKey(id))) {
                SealList list = list(ctx, seal.number()).orElseThrow();
                ids.stream().filter(list::covers).forEach(id -> covering.put(id, seal.number()));
            }
        }
        return covering;
    }

    /** The rows of a seal's list that are still there. */
    public List<R> rows(DSLContext ctx, SealList list) {
        return rows.read(ctx, list.ids());
    }

    /** The first eight bytes of a row's keyed digest. */
    long digest(R row) {
        return ByteBuffer.wrap(secrets.seal(module + ".row", rows.content(row))).getLong();
    }

    String value(long number, LocalDateTime at, byte[] list, String previous) {
        byte[] content = new RowContent()
                .add(number)
                .add(at)
                .add(previous)
                .add(list.length)
                .bytes();
        byte[] all = new byte[content.length + list.length];
        System.arraycopy(content, 0, all, 0, content.length);
        System.arraycopy(list, 0, all, content.length, list.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(module + ".seal", all));
    }

    /**
     * The ids of the tail. Derby waits for each row that is not committed yet: only for those up to {@code bound}, which
     * were there when the reading began, else it would follow an import, chunk by chunk, to its end. And it keeps the
     * emptied pages of a growing key: it begins behind the {@link TailFloor}.
     */
    private long[] waiting(DSLContext ctx, long after, long bound, int most) {
        Condition stretch = floored(ctx) ? ID.gt(after).and(ID.le(bound)) : DSL.noCondition();
        var waiting = ctx.select(ID).from(tables.tail).where(stretch).orderBy(ID);
        return (most == Integer.MAX_VALUE ? waiting : waiting.limit(most))
                .fetchStream()
                .mapToLong(record -> record.get(ID))
                .toArray();
    }

    /** On Derby, which is embedded, all who append do so in this process; on PostgreSQL there may be other nodes. */
    private static boolean floored(DSLContext ctx) {
        return ctx.family() == SQLDialect.DERBY;
    }

    SealedRows<R> rows() {
        return rows;
    }

    private static Seal seal(Record record) {
        return new Seal(
                record.get(NUMBER),
                record.get(AT),
                record.get(FIRST),
                record.get(LAST),
                record.get(COUNT),
                record.get(VALUE));
    }
}
