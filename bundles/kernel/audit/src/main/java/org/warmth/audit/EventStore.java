package org.warmth.audit;

import static org.warmth.audit.db.Tables.AUDIT_EVENTS;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.warmth.sealing.RowContent;
import org.warmth.sealing.SealedRows;

/** The table of events: rows are added and read, never changed. */
final class EventStore implements SealedRows<EventRow> {
    private static final List<Field<?>> COLUMNS = List.of(AUDIT_EVENTS.fields());

    void insert(DSLContext ctx, List<EventRow> rows) {
        var batch = ctx.batch(ctx.insertInto(AUDIT_EVENTS, COLUMNS).values(new Object[COLUMNS.size()]));
        for (EventRow row : rows) {
            batch.bind(
                    row.id(),
                    row.at(),
                    row.user(),
                    row.userName(),
                    row.address(),
                    row.action(),
                    row.unit(),
                    row.object(),
                    row.refusal(),
                    row.facts());
        }
        batch.execute();
    }

    @Override
    public List<EventRow> page(DSLContext ctx, long after, int size) {
        return ctx.select(COLUMNS)
                .from(AUDIT_EVENTS)
                .where(AUDIT_EVENTS.ID.gt(after))
                .orderBy(AUDIT_EVENTS.ID)
                .limit(size)
                .fetch(EventStore::row);
    }

    /** The latest events of a condition, at most {@code size}. */
    List<EventRow> latest(DSLContext ctx, Condition condition, int size) {
        return ctx.select(COLUMNS)
                .from(AUDIT_EVENTS)
                .where(condition)
                .orderBy(AUDIT_EVENTS.ID.desc())
                .limit(size)
                .fetch(EventStore::row);
    }

    @Override
    public long id(EventRow row) {
        return row.id();
    }

    @Override
    public byte[] content(EventRow row) {
        return new RowContent()
                .add(row.id())
                .add(row.at())
                .add(row.user())
                .add(row.userName())
                .add(row.address())
                .add(row.action())
                .add(row.unit())
                .add(row.object())
                .add(row.refusal())
                .add(row.facts())
                .bytes();
    }

    private static EventRow row(Record record) {
        return new EventRow(
                record.get(AUDIT_EVENTS.ID),
                record.get(AUDIT_EVENTS.HAPPENED_AT),
                record.get(AUDIT_EVENTS.USER_ID),
                record.get(AUDIT_EVENTS.USER_NAME),
                record.get(AUDIT_EVENTS.ADDRESS),
                record.get(AUDIT_EVENTS.ACTION_NAME),
                record.get(AUDIT_EVENTS.UNIT_ID),
                record.get(AUDIT_EVENTS.OBJECT_REF),
                record.get(AUDIT_EVENTS.REFUSAL),
                record.get(AUDIT_EVENTS.FACTS));
    }
}
