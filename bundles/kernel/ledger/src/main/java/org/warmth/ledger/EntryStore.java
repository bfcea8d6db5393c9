package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.IndexHint;
import org.warmth.sealing.RowContent;
import org.warmth.sealing.SealedRows;

/** The table of entries: rows are added and read, never changed. */
final class EntryStore implements SealedRows<EntryRow> {
    private static final List<Field<?>> COLUMNS = List.of(LEDGER_ENTRIES.fields());

    /** Adds rows. */
    void insert(DSLContext ctx, List<EntryRow> rows) {
        var batch = ctx.batch(ctx.insertInto(LEDGER_ENTRIES, COLUMNS).values(new Object[COLUMNS.size()]));
        rows.forEach(row -> batch.bind(values(row)));
        batch.execute();
    }

    /** The rows of source keys, by key; unknown ones are left out. */
    Map<SourceKey, EntryRow> bySource(DSLContext ctx, Collection<SourceKey> sources) {
        Map<SourceKey, EntryRow> found = new HashMap<>();
        sources.stream().collect(Collectors.groupingBy(SourceKey::module)).forEach((module, keys) -> {
            long[] records = keys.stream()
                    .mapToLong(SourceKey::record)
                    .distinct()
                    .sorted()
                    .toArray();
            IdChunks.each(records, lot -> ctx.select(COLUMNS)
                    .from(IndexHint.by(ctx, "LEDGER_ENTRIES_SOURCE", LEDGER_ENTRIES))
                    .where(IdChunks.among(LEDGER_ENTRIES.SOURCE_RECORD, lot))
                    .and(LEDGER_ENTRIES.SOURCE_MODULE.eq(module))
                    .forEach(record -> {
                        EntryRow row = row(record);
                        found.put(row.source(), row);
                    }));
        });
        return found;
    }

    @Override
    public List<EntryRow> page(DSLContext ctx, long after, int size) {
        return page(ctx, LEDGER_ENTRIES.ID.gt(after), size);
    }

    /** The rows of a condition in the order of ids, at most {@code size}. */
    List<EntryRow> page(DSLContext ctx, Condition condition, int size) {
        return ctx.select(COLUMNS)
                .from(LEDGER_ENTRIES)
                .where(condition)
                .orderBy(LEDGER_ENTRIES.ID)
                .limit(size)
                .fetch(EntryStore::row);
    }

    @Override
    public long id(EntryRow row) {
        return row.id();
    }

    @Override
    public byte[] content(EntryRow row) {
        return new RowContent()
                .add(row.id())
                .add(row.source().module())
                .add(row.source().record())
                .add(row.source().step())
                .add(row.unit())
                .add(row.valueDate().toEpochDay())
                .add(row.postedAt())
                .add(row.postedBy())
                .add(row.benefit())
                .add(row.category())
                .add(row.times())
                .add(row.person())
                .add(row.headcount())
                .add(row.evidence())
                .add(row.onBehalfOf())
                .add(row.tags())
                .add(row.money())
                .add(row.goods())
                .add(row.fundAccount())
                .add(row.centre())
                .add(row.campaign())
                .add(row.reversalOf())
                .bytes();
    }

    Object[] values(EntryRow row) {
        return new Object[] {
            row.id(),
            row.source().module(),
            row.source().record(),
            row.source().step(),
            row.unit(),
            row.valueDate(),
            row.postedAt(),
            row.postedBy(),
            row.benefit(),
            row.category(),
            row.times(),
            row.person(),
            row.headcount(),
            row.evidence(),
            row.onBehalfOf(),
            row.tags(),
            row.money(),
            row.goods(),
            row.fundAccount(),
            row.centre(),
            row.campaign(),
            row.reversalOf()
        };
    }

    private static EntryRow row(Record record) {
        return new EntryRow(
                record.get(LEDGER_ENTRIES.ID),
                new SourceKey(
                        record.get(LEDGER_ENTRIES.SOURCE_MODULE),
                        record.get(LEDGER_ENTRIES.SOURCE_RECORD),
                        record.get(LEDGER_ENTRIES.SOURCE_STEP)),
                record.get(LEDGER_ENTRIES.UNIT_ID),
                record.get(LEDGER_ENTRIES.VALUE_DATE),
                record.get(LEDGER_ENTRIES.POSTED_AT),
                record.get(LEDGER_ENTRIES.POSTED_BY),
                record.get(LEDGER_ENTRIES.BENEFIT),
                record.get(LEDGER_ENTRIES.CATEGORY),
                record.get(LEDGER_ENTRIES.TIMES),
                record.get(LEDGER_ENTRIES.PERSON),
                record.get(LEDGER_ENTRIES.HEADCOUNT),
                record.get(LEDGER_ENTRIES.EVIDENCE),
                record.get(LEDGER_ENTRIES.ON_BEHALF_OF),
                record.get(LEDGER_ENTRIES.TAGS),
                record.get(LEDGER_ENTRIES.MONEY_FEN),
                record.get(LEDGER_ENTRIES.GOODS_FEN),
                record.get(LEDGER_ENTRIES.FUND_ACCOUNT),
                record.get(LEDGER_ENTRIES.CENTRE),
                record.get(LEDGER_ENTRIES.CAMPAIGN),
                record.get(LEDGER_ENTRIES.REVERSAL_OF));
    }
}
