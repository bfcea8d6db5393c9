package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_MERGES;
import static org.warmth.people.db.Tables.PEOPLE_MERGE_CHANGE;

import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.Stored;
import org.warmth.api.store.Database;

/** The table of merges; no rule. */
final class MergeStore implements NamedTable<MergeStore.Row> {
    private static final RecordRows<Row> ROWS = RecordRows.of(
                    Row.class, PEOPLE_MERGES, Map.of("state", PEOPLE_MERGES.MERGE_STATE))
            .told(PEOPLE_MERGES.STANDING, Row::standing);

    private final Database database;

    MergeStore(Database database) {
        this.database = database;
    }

    /** A merge: {@code absorbed} is {@code kept}, while it counts. */
    record Row(long id, long unit, long kept, long absorbed, MergeState state, int version) implements Stored {
        Row in(MergeState next) {
            return new Row(id, unit, kept, absorbed, next, version + 1);
        }

        /** 0 while it stands, so that there is one; its id once it does not. */
        private long standing() {
            return state == MergeState.PROPOSED || state == MergeState.MERGED ? 0 : id;
        }
    }

    /** The number that grows with every merge that begins or ceases to count. */
    static long change(DSLContext db) {
        return db.select(PEOPLE_MERGE_CHANGE.CHANGE_NO)
                .from(PEOPLE_MERGE_CHANGE)
                .fetchSingle()
                .value1();
    }

    static void touch(DSLContext db) {
        db.update(PEOPLE_MERGE_CHANGE)
                .set(PEOPLE_MERGE_CHANGE.CHANGE_NO, PEOPLE_MERGE_CHANGE.CHANGE_NO.plus(1L))
                .execute();
    }

    /** Who counts as whom, one step of a chain each. */
    static Map<Long, Long> counting(DSLContext db) {
        return db.select(PEOPLE_MERGES.ABSORBED, PEOPLE_MERGES.KEPT)
                .from(PEOPLE_MERGES)
                .where(PEOPLE_MERGES.MERGE_STATE.eq(MergeState.MERGED.name()))
                .fetchMap(PEOPLE_MERGES.ABSORBED, PEOPLE_MERGES.KEPT);
    }

    /** Whether the absorbed person is part of a merge that stands. */
    static boolean taken(DSLContext db, Row row) {
        return db.fetchExists(
                PEOPLE_MERGES, PEOPLE_MERGES.ABSORBED.eq(row.absorbed()).and(PEOPLE_MERGES.STANDING.eq(0L)));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return PEOPLE_MERGES;
    }

    @Override
    public RecordRows<Row> rows() {
        return ROWS;
    }

    @Override
    public String stateColumn() {
        return PEOPLE_MERGES.MERGE_STATE.getName();
    }
}
