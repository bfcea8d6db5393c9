package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_BATCHES;
import static org.warmth.funds.db.Tables.FUNDS_BATCH_LISTS;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The tables of batches and of the lists that they draw on; no rule. */
@Component(service = BatchStore.class)
public final class BatchStore extends StoredTable<Batch> {
    /** Over the module's database. */
    @Activate
    public BatchStore(@Reference(target = "(module=funds)") Database database) {
        super(database, FUNDS_BATCHES);
    }

    /** A batch that stands in one of the states, held until the transaction ends. */
    Optional<Batch> hold(long id, Set<BatchState> states) {
        boolean there = database().write(sql -> sql.update(FUNDS_BATCHES)
                        .set(FUNDS_BATCHES.ID, id)
                        .where(FUNDS_BATCHES
                                .ID
                                .eq(id)
                                .and(FUNDS_BATCHES.STATE.in(
                                        states.stream().map(Enum::name).toList())))
                        .execute())
                == 1;
        return there ? Optional.of(byId(id)) : Optional.empty();
    }

    /** A batch that exists, whoever asks. */
    Batch byId(long id) {
        return database().read(sql -> sql.selectFrom(FUNDS_BATCHES)
                .where(FUNDS_BATCHES.ID.eq(id))
                .fetchSingle(this::record));
    }

    Optional<Batch> byId(Caller caller, long id) {
        return database().read(sql -> sql.selectFrom(FUNDS_BATCHES)
                .where(FUNDS_BATCHES.ID.eq(id).and(database().scope(caller, FUNDS_BATCHES.UNIT, Set.of())))
                .fetchOptional(this::record));
    }

    /** The batches in the caller's scope, of a unit and state or any. */
    List<Batch> page(Caller caller, long unit, BatchState state, long after, int size) {
        Condition wanted =
                database().scope(caller, FUNDS_BATCHES.UNIT, Set.of()).and(FUNDS_BATCHES.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_BATCHES.UNIT.eq(unit));
        return database().read(sql -> sql.selectFrom(FUNDS_BATCHES)
                .where(state == null ? here : here.and(FUNDS_BATCHES.STATE.eq(state.name())))
                .orderBy(FUNDS_BATCHES.ID)
                .limit(size)
                .fetch(this::record));
    }

    /** Writes on which lists a batch draws. */
    void draw(long batch, Collection<Long> lists) {
        database().write(sql -> {
            new TreeSet<>(lists).forEach(list -> sql.insertInto(FUNDS_BATCH_LISTS)
                    .set(FUNDS_BATCH_LISTS.BATCH, batch)
                    .set(FUNDS_BATCH_LISTS.LIST, list)
                    .set(FUNDS_BATCH_LISTS.ITEMS, 0)
                    .execute());
            return null;
        });
    }

    /** Counts what came of lists, which are noted where they are not yet. */
    void drawn(long batch, Map<Long, Integer> items) {
        Set<Long> known = Set.copyOf(lists(batch));
        draw(
                batch,
                items.keySet().stream().filter(list -> !known.contains(list)).toList());
        database().write(sql -> {
            items.forEach((list, count) -> sql.update(FUNDS_BATCH_LISTS)
                    .set(FUNDS_BATCH_LISTS.ITEMS, FUNDS_BATCH_LISTS.ITEMS.plus(count))
                    .where(FUNDS_BATCH_LISTS.BATCH.eq(batch).and(FUNDS_BATCH_LISTS.LIST.eq(list)))
                    .execute());
            return null;
        });
    }

    /** The lists on which a batch draws. */
    List<Long> lists(long batch) {
        return database().read(sql -> sql.select(FUNDS_BATCH_LISTS.LIST)
                .from(FUNDS_BATCH_LISTS)
                .where(FUNDS_BATCH_LISTS.BATCH.eq(batch))
                .orderBy(FUNDS_BATCH_LISTS.LIST)
                .fetch(FUNDS_BATCH_LISTS.LIST));
    }

    /** The lists of which batches hold payments, by batch. */
    Map<Long, List<Long>> held(Collection<Long> batches) {
        return database().read(sql -> sql.select(FUNDS_BATCH_LISTS.BATCH, FUNDS_BATCH_LISTS.LIST)
                .from(FUNDS_BATCH_LISTS)
                .where(FUNDS_BATCH_LISTS.BATCH.in(batches).and(FUNDS_BATCH_LISTS.ITEMS.gt(0)))
                .fetchGroups(FUNDS_BATCH_LISTS.BATCH, FUNDS_BATCH_LISTS.LIST));
    }

    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            FUNDS_BATCHES.ID,
            FUNDS_BATCHES.UNIT,
            FUNDS_BATCHES.BATCH_NO,
            FUNDS_BATCHES.TITLE,
            FUNDS_BATCHES.CHANNEL,
            FUNDS_BATCHES.RECEIPT,
            FUNDS_BATCHES.PAYER,
            FUNDS_BATCHES.BANK_FORMAT,
            FUNDS_BATCHES.PROJECT,
            FUNDS_BATCHES.FOLLOWS,
            FUNDS_BATCHES.PURPOSE,
            FUNDS_BATCHES.PAY_ON,
            FUNDS_BATCHES.STATE,
            FUNDS_BATCHES.VERSION,
            FUNDS_BATCHES.READY,
            FUNDS_BATCHES.ITEMS,
            FUNDS_BATCHES.AMOUNT_FEN,
            FUNDS_BATCHES.FAULTS,
            FUNDS_BATCHES.SENT_ON,
            FUNDS_BATCHES.VOUCHER_NO,
            FUNDS_BATCHES.FILE_ID,
            FUNDS_BATCHES.FILE_NAME,
            FUNDS_BATCHES.FILE_HASH,
            FUNDS_BATCHES.HANDOUTS,
            FUNDS_BATCHES.JOB,
            FUNDS_BATCHES.CREATED_AT
        };
    }

    @Override
    public Object[] values(Batch batch) {
        Batch.Order order = batch.order();
        return new Object[] {
            batch.id(),
            batch.unit(),
            batch.number(),
            order.title(),
            order.channel().name(),
            order.receipt(),
            order.payer(),
            order.format(),
            order.project(),
            batch.follows(),
            order.purpose(),
            order.payOn(),
            batch.state().name(),
            batch.version(),
            batch.ready(),
            batch.holds().items(),
            batch.holds().amount().fen(),
            batch.holds().faults(),
            batch.sentOn(),
            batch.voucherNo(),
            batch.file().id(),
            batch.file().name(),
            batch.file().sha256(),
            batch.handouts(),
            batch.job(),
            LocalDateTime.ofInstant(batch.createdAt(), ZoneOffset.UTC)
        };
    }

    @Override
    public Batch record(Record row) {
        return new Batch(
                row.get(FUNDS_BATCHES.ID),
                row.get(FUNDS_BATCHES.UNIT),
                row.get(FUNDS_BATCHES.BATCH_NO),
                new Batch.Order(
                        row.get(FUNDS_BATCHES.TITLE),
                        Channel.valueOf(row.get(FUNDS_BATCHES.CHANNEL)),
                        row.get(FUNDS_BATCHES.RECEIPT),
                        row.get(FUNDS_BATCHES.PAYER),
                        row.get(FUNDS_BATCHES.BANK_FORMAT),
                        row.get(FUNDS_BATCHES.PROJECT),
                        row.get(FUNDS_BATCHES.PURPOSE),
                        row.get(FUNDS_BATCHES.PAY_ON)),
                row.get(FUNDS_BATCHES.FOLLOWS),
                BatchState.valueOf(row.get(FUNDS_BATCHES.STATE)),
                row.get(FUNDS_BATCHES.VERSION),
                row.get(FUNDS_BATCHES.READY),
                new Batch.Holds(
                        row.get(FUNDS_BATCHES.ITEMS),
                        Money.ofFen(row.get(FUNDS_BATCHES.AMOUNT_FEN)),
                        row.get(FUNDS_BATCHES.FAULTS)),
                row.get(FUNDS_BATCHES.SENT_ON),
                row.get(FUNDS_BATCHES.VOUCHER_NO),
                new Batch.BankFile(
                        row.get(FUNDS_BATCHES.FILE_ID),
                        row.get(FUNDS_BATCHES.FILE_NAME),
                        row.get(FUNDS_BATCHES.FILE_HASH)),
                row.get(FUNDS_BATCHES.HANDOUTS),
                row.get(FUNDS_BATCHES.JOB),
                row.get(FUNDS_BATCHES.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
