package org.warmth.funds;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.funds.db.Tables.FUNDS_BATCH_ITEMS;
import static org.warmth.funds.db.Tables.FUNDS_FIXES;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.store.Database;
import org.warmth.funds.BatchItem.Answer;
import org.warmth.funds.BatchItem.Line;

/** The table of attempts; no rule. */
@Component(service = BatchItemStore.class)
public final class BatchItemStore {
    /** Lines so near each other are read together with those between. */
    private static final int GAP = 8;

    private static final List<Field<?>> COLUMNS = List.of(FUNDS_BATCH_ITEMS.fields());

    private final Database database;
    private final PaymentStore payments;

    /** Over the module's database. */
    @Activate
    public BatchItemStore(@Reference(target = "(module=funds)") Database database, @Reference PaymentStore payments) {
        this.database = database;
        this.payments = payments;
    }

    void insert(Collection<BatchItem> items) {
        database.write(sql -> {
            BatchBindStep batch =
                    sql.batch(sql.insertInto(FUNDS_BATCH_ITEMS, COLUMNS).values(new Object[COLUMNS.size()]));
            for (BatchItem item : items) {
                batch = batch.bind(values(item));
            }
            return batch.execute();
        });
    }

    /** Writes where items stand and what the bank said of them. */
    void update(Collection<BatchItem> items) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.update(FUNDS_BATCH_ITEMS)
                    .set(FUNDS_BATCH_ITEMS.STATE, (String) null)
                    .set(FUNDS_BATCH_ITEMS.RESULT_CODE, (String) null)
                    .set(FUNDS_BATCH_ITEMS.REASON, (String) null)
                    .set(FUNDS_BATCH_ITEMS.WORDS, (String) null)
                    .set(FUNDS_BATCH_ITEMS.SETTLED_ON, (LocalDate) null)
                    .set(FUNDS_BATCH_ITEMS.REFUNDED_ON, (LocalDate) null)
                    .where(FUNDS_BATCH_ITEMS.BATCH.eq((Long) null).and(FUNDS_BATCH_ITEMS.LINE_NO.eq((Integer) null))));
            for (BatchItem item : items) {
                batch = batch.bind(
                        item.state().name(),
                        item.answer().code(),
                        name(item.answer().reason()),
                        item.answer().words(),
                        item.answer().settledOn(),
                        item.answer().refundedOn(),
                        item.batch(),
                        item.line());
            }
            return batch.execute();
        });
    }

    /** The lines of a batch that are wanted, after one, in their order. */
    List<Line> page(long batch, Condition wanted, int after, int size) {
        return database.read(sql -> sql.select(FUNDS_BATCH_ITEMS.fields())
                .select(FUNDS_PAYMENTS.fields())
                .from(FUNDS_BATCH_ITEMS)
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.ID.eq(FUNDS_BATCH_ITEMS.PAYMENT))
                .where(FUNDS_BATCH_ITEMS
                        .BATCH
                        .eq(batch)
                        .and(FUNDS_BATCH_ITEMS.LINE_NO.gt(after))
                        .and(wanted))
                .orderBy(FUNDS_BATCH_ITEMS.LINE_NO)
                .limit(size)
                .fetch(this::line));
    }

    /** Some lines of a batch, by line: read in runs, for a bank's file mostly keeps their order. */
    Map<Integer, Line> lines(long batch, Collection<Integer> lines) {
        NavigableSet<Integer> wanted = new TreeSet<>(lines);
        Map<Integer, Line> found = new HashMap<>();
        while (!wanted.isEmpty()) {
            int first = wanted.first();
            int last = first;
            for (Integer next = wanted.higher(last); next != null && next - last <= GAP; next = wanted.higher(last)) {
                last = next;
            }
            NavigableSet<Integer> run = wanted.headSet(last, true);
            page(batch, FUNDS_BATCH_ITEMS.LINE_NO.le(last), first - 1, last - first + 1).stream()
                    .filter(line -> run.contains(line.item().line()))
                    .forEach(line -> found.put(line.item().line(), line));
            run.clear();
        }
        return found;
    }

    /** The batch in which a reference stands. */
    Optional<Long> batchOf(String reference) {
        return database.read(sql -> sql.select(FUNDS_BATCH_ITEMS.BATCH)
                .from(FUNDS_BATCH_ITEMS)
                .where(FUNDS_BATCH_ITEMS.REFERENCE_NO.eq(reference))
                .fetchOptional(FUNDS_BATCH_ITEMS.BATCH));
    }

    /** The attempts at a payment, oldest first. */
    List<BatchItem> of(long payment) {
        return database.read(sql -> sql.selectFrom(FUNDS_BATCH_ITEMS)
                .where(FUNDS_BATCH_ITEMS.PAYMENT.eq(payment))
                .orderBy(FUNDS_BATCH_ITEMS.ATTEMPT, FUNDS_BATCH_ITEMS.BATCH)
                .fetch(BatchItemStore::item));
    }

    /** The attempt by which a payment was paid, if a batch did, is undone on a day: its money is back. */
    void reversed(Payment payment, LocalDate day) {
        database.write(sql -> sql.update(FUNDS_BATCH_ITEMS)
                .set(FUNDS_BATCH_ITEMS.STATE, PaymentState.REFUNDED.name())
                .set(FUNDS_BATCH_ITEMS.REFUNDED_ON, day)
                .where(FUNDS_BATCH_ITEMS
                        .PAYMENT
                        .eq(payment.id())
                        .and(FUNDS_BATCH_ITEMS.ATTEMPT.eq(payment.attempt()))
                        .and(FUNDS_BATCH_ITEMS.STATE.eq(PaymentState.PAID.name())))
                .execute());
    }

    /** The last line of a batch, 0 of an empty one. */
    int last(long batch) {
        return database.read(sql -> sql.select(coalesce(max(FUNDS_BATCH_ITEMS.LINE_NO), inline(0)))
                .from(FUNDS_BATCH_ITEMS)
                .where(FUNDS_BATCH_ITEMS.BATCH.eq(batch))
                .fetchSingle()
                .value1());
    }

    /** What a batch holds, without what was taken out. */
    Batch.Holds holds(long batch) {
        Field<BigDecimal> amount = sum(FUNDS_BATCH_ITEMS.AMOUNT_FEN);
        Field<Integer> faults = count(when(FUNDS_BATCH_ITEMS.FAULT.isNotNull(), 1));
        return database.read(sql -> sql.select(count(), amount, faults)
                .from(FUNDS_BATCH_ITEMS)
                .where(FUNDS_BATCH_ITEMS.BATCH.eq(batch).and(standing()))
                .fetchSingle(row -> new Batch.Holds(
                        row.value1(),
                        Money.ofFen(row.value2() == null ? 0 : row.value2().longValue()),
                        row.value3())));
    }

    /** How many items of batches stand where. */
    Map<Long, Map<PaymentState, Integer>> counts(Collection<Long> batches) {
        Map<Long, Map<PaymentState, Integer>> counts = new HashMap<>();
        batches.forEach(batch -> counts.put(batch, new EnumMap<>(PaymentState.class)));
        database.read(sql -> sql.select(FUNDS_BATCH_ITEMS.BATCH, FUNDS_BATCH_ITEMS.STATE, count())
                        .from(FUNDS_BATCH_ITEMS)
                        .where(FUNDS_BATCH_ITEMS.BATCH.in(batches))
                        .groupBy(FUNDS_BATCH_ITEMS.BATCH, FUNDS_BATCH_ITEMS.STATE)
                        .fetch())
                .forEach(row -> counts.get(row.value1()).put(PaymentState.valueOf(row.value2()), row.value3()));
        return counts;
    }

    /** Those of the batches that hold a payment to which one of the users gave its account. */
    Set<Long> fixedBy(Set<Long> users, Collection<Long> batches) {
        return database.read(sql -> sql.selectDistinct(FUNDS_BATCH_ITEMS.BATCH)
                .from(FUNDS_FIXES)
                .join(FUNDS_BATCH_ITEMS)
                .on(FUNDS_BATCH_ITEMS.PAYMENT.eq(FUNDS_FIXES.PAYMENT))
                .where(FUNDS_FIXES.USER_ID.in(users).and(FUNDS_BATCH_ITEMS.BATCH.in(batches)))
                .fetchSet(FUNDS_BATCH_ITEMS.BATCH));
    }

    /** Items in one of the states. */
    static Condition in(Collection<PaymentState> states) {
        return FUNDS_BATCH_ITEMS.STATE.in(states.stream().map(Enum::name).toList());
    }

    /** Any item. */
    static Condition any() {
        return DSL.noCondition();
    }

    /** Items that were not paid for good, or that the bank file cannot take. */
    static Condition unpaid() {
        return in(List.of(PaymentState.RETURNED, PaymentState.UNKNOWN, PaymentState.REFUNDED))
                .or(faulty());
    }

    /** Items that the bank file cannot take. */
    static Condition faulty() {
        return FUNDS_BATCH_ITEMS.FAULT.isNotNull();
    }

    /** Items that failed, or were set aside, and whose payment stands so: no later attempt has taken it up. */
    static Condition failed() {
        Condition waiting = FUNDS_BATCH_ITEMS
                .STATE
                .in(PaymentState.RETURNED.name(), PaymentState.REFUNDED.name())
                .and(FUNDS_PAYMENTS.STATE.eq(FUNDS_BATCH_ITEMS.STATE));
        Condition aside = FUNDS_BATCH_ITEMS
                .STATE
                .eq(PaymentState.VOIDED.name())
                .and(faulty())
                .and(FUNDS_PAYMENTS.STATE.eq(FUNDS_BATCH_ITEMS.CAME_FROM));
        return FUNDS_PAYMENTS.ATTEMPT.eq(FUNDS_BATCH_ITEMS.ATTEMPT).and(waiting.or(aside));
    }

    private static Condition standing() {
        return FUNDS_BATCH_ITEMS.STATE.ne(PaymentState.VOIDED.name());
    }

    private static Object[] values(BatchItem item) {
        return new Object[] {
            item.batch(),
            item.line(),
            item.payment(),
            item.reference(),
            item.account(),
            item.amount().fen(),
            item.attempt(),
            item.cameFrom().name(),
            item.state().name(),
            item.fault(),
            item.answer().code(),
            name(item.answer().reason()),
            item.answer().words(),
            item.answer().settledOn(),
            item.answer().refundedOn()
        };
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private Line line(Record row) {
        return new Line(item(row), payments.record(row));
    }

    private static BatchItem item(Record row) {
        String reason = row.get(FUNDS_BATCH_ITEMS.REASON);
        return new BatchItem(
                row.get(FUNDS_BATCH_ITEMS.BATCH),
                row.get(FUNDS_BATCH_ITEMS.LINE_NO),
                row.get(FUNDS_BATCH_ITEMS.PAYMENT),
                row.get(FUNDS_BATCH_ITEMS.REFERENCE_NO),
                row.get(FUNDS_BATCH_ITEMS.ACCOUNT),
                Money.ofFen(row.get(FUNDS_BATCH_ITEMS.AMOUNT_FEN)),
                row.get(FUNDS_BATCH_ITEMS.ATTEMPT),
                PaymentState.valueOf(row.get(FUNDS_BATCH_ITEMS.CAME_FROM)),
                PaymentState.valueOf(row.get(FUNDS_BATCH_ITEMS.STATE)),
                row.get(FUNDS_BATCH_ITEMS.FAULT),
                new Answer(
                        row.get(FUNDS_BATCH_ITEMS.RESULT_CODE),
                        reason == null ? null : ReturnReason.valueOf(reason),
                        row.get(FUNDS_BATCH_ITEMS.WORDS),
                        row.get(FUNDS_BATCH_ITEMS.SETTLED_ON),
                        row.get(FUNDS_BATCH_ITEMS.REFUNDED_ON)));
    }
}
