package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_MERGES;
import static org.warmth.people.db.Tables.PEOPLE_MERGE_CHANGE;

import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The table of merges; no rule. */
final class MergeStore {
    private MergeStore() {}

    /** A merge: {@code absorbed} is {@code kept}, while it counts. */
    record Row(long id, long unit, long kept, long absorbed, MergeState state, int version) {
        Row in(MergeState next) {
            return new Row(id, unit, kept, absorbed, next, version + 1);
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

    /** Writes a new merge; false if the absorbed person is part of another one. */
    static boolean insert(DSLContext db, Row row) {
        return !db.fetchExists(
                        PEOPLE_MERGES, PEOPLE_MERGES.ABSORBED.eq(row.absorbed()).and(PEOPLE_MERGES.STANDING.eq(0L)))
                && db.insertInto(PEOPLE_MERGES)
                                .set(PEOPLE_MERGES.ID, row.id())
                                .set(PEOPLE_MERGES.UNIT, row.unit())
                                .set(PEOPLE_MERGES.KEPT, row.kept())
                                .set(PEOPLE_MERGES.ABSORBED, row.absorbed())
                                .set(PEOPLE_MERGES.MERGE_STATE, row.state().name())
                                .set(PEOPLE_MERGES.STANDING, 0L)
                                .set(PEOPLE_MERGES.VERSION, row.version())
                                .execute()
                        == 1;
    }

    /** Writes a changed state; false if somebody else was faster. */
    static boolean update(DSLContext db, Row row) {
        boolean stands = row.state() == MergeState.PROPOSED || row.state() == MergeState.MERGED;
        return db.update(PEOPLE_MERGES)
                        .set(PEOPLE_MERGES.MERGE_STATE, row.state().name())
                        .set(PEOPLE_MERGES.STANDING, stands ? 0L : row.id())
                        .set(PEOPLE_MERGES.VERSION, row.version())
                        .where(PEOPLE_MERGES.ID.eq(row.id()))
                        .and(PEOPLE_MERGES.VERSION.eq(row.version() - 1))
                        .execute()
                == 1;
    }

    /** Merges within a scope, in the order of ids. */
    static List<Row> page(DSLContext db, Condition scope, long after, int size) {
        return db.selectFrom(PEOPLE_MERGES)
                .where(scope)
                .and(PEOPLE_MERGES.ID.gt(after))
                .orderBy(PEOPLE_MERGES.ID)
                .limit(size)
                .fetch(MergeStore::row);
    }

    private static Row row(Record row) {
        return new Row(
                row.get(PEOPLE_MERGES.ID),
                row.get(PEOPLE_MERGES.UNIT),
                row.get(PEOPLE_MERGES.KEPT),
                row.get(PEOPLE_MERGES.ABSORBED),
                MergeState.valueOf(row.get(PEOPLE_MERGES.MERGE_STATE)),
                row.get(PEOPLE_MERGES.VERSION));
    }
}
