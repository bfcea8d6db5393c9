package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_BATCHES;
import static org.warmth.funds.db.Tables.FUNDS_BATCH_LISTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The tables of batches and of the lists that they draw on; no rule. */
@Component(service = BatchStore.class)
public final class BatchStore implements NamedTable<Batch> {
    private static final RecordRows<Batch> ROWS = RecordRows.of(
            Batch.class,
            FUNDS_BATCHES,
            Map.of(
                    "number", FUNDS_BATCHES.BATCH_NO,
                    "format", FUNDS_BATCHES.BANK_FORMAT,
                    "name", FUNDS_BATCHES.FILE_NAME,
                    "sha256", FUNDS_BATCHES.FILE_HASH));

    private final Database database;
    private final Kept<Batch> kept;

    /** Over the module's database. */
    @Activate
    public BatchStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.batch", "funds.batch-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_BATCHES;
    }

    @Override
    public RecordRows<Batch> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Batch> kept() {
        return kept;
    }

    /** A batch that stands in one of the states, held until the transaction ends. */
    Optional<Batch> hold(long id, Set<BatchState> states) {
        boolean there = database.write(sql -> sql.update(FUNDS_BATCHES)
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
        return database.read(sql ->
                sql.selectFrom(FUNDS_BATCHES).where(FUNDS_BATCHES.ID.eq(id)).fetchSingle(this::record));
    }

    /** Writes on which lists a batch draws. */
    void draw(long batch, Collection<Long> lists) {
        database.write(sql -> {
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
        database.write(sql -> {
            items.forEach((list, count) -> sql.update(FUNDS_BATCH_LISTS)
                    .set(FUNDS_BATCH_LISTS.ITEMS, FUNDS_BATCH_LISTS.ITEMS.plus(count))
                    .where(FUNDS_BATCH_LISTS.BATCH.eq(batch).and(FUNDS_BATCH_LISTS.LIST.eq(list)))
                    .execute());
            return null;
        });
    }

    /** The lists on which a batch draws. */
    List<Long> lists(long batch) {
        return database.read(sql -> sql.select(FUNDS_BATCH_LISTS.LIST)
                .from(FUNDS_BATCH_LISTS)
                .where(FUNDS_BATCH_LISTS.BATCH.eq(batch))
                .orderBy(FUNDS_BATCH_LISTS.LIST)
                .fetch(FUNDS_BATCH_LISTS.LIST));
    }

    /** The lists of which batches hold payments, by batch. */
    Map<Long, List<Long>> held(Collection<Long> batches) {
        return database.read(sql -> sql.select(FUNDS_BATCH_LISTS.BATCH, FUNDS_BATCH_LISTS.LIST)
                .from(FUNDS_BATCH_LISTS)
                .where(FUNDS_BATCH_LISTS.BATCH.in(batches).and(FUNDS_BATCH_LISTS.ITEMS.gt(0)))
                .fetchGroups(FUNDS_BATCH_LISTS.BATCH, FUNDS_BATCH_LISTS.LIST));
    }
}
