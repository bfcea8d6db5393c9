package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_ENTERPRISES;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The table of enterprises. */
final class EnterpriseStore {
    private EnterpriseStore() {}

    /** Those with one of the codes or one of the names, oldest first. */
    static List<Row> find(DSLContext db, Collection<String> codes, Collection<String> nameKeys) {
        List<Row> found = new ArrayList<>();
        if (!codes.isEmpty()) {
            found.addAll(select(db, PEOPLE_ENTERPRISES.LOOKUP.in(codes), 0, Integer.MAX_VALUE));
        }
        if (!nameKeys.isEmpty()) {
            found.addAll(select(db, PEOPLE_ENTERPRISES.NAME_KEY.in(nameKeys), 0, Integer.MAX_VALUE));
        }
        return found;
    }

    /** By id. */
    static List<Row> rows(DSLContext db, Collection<Long> ids) {
        return select(db, PEOPLE_ENTERPRISES.ID.in(ids), 0, Integer.MAX_VALUE);
    }

    /** Those whose name contains a text, or whose code is it; page by page. */
    static List<Row> search(DSLContext db, String text, long after, int most) {
        return select(
                db,
                PEOPLE_ENTERPRISES.NAME.like(containing(text), '!').or(PEOPLE_ENTERPRISES.CREDIT_CODE.eq(text)),
                after,
                most);
    }

    /** The pattern; jOOQ's own asks Derby for a function that it does not have. */
    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** Writes new ones, leaving out those written in between; whether all were written. */
    static boolean insert(DSLContext db, List<Row> enterprises, long user, LocalDateTime at) {
        Object[][] rows = enterprises.stream()
                .map(row -> new Object[] {
                    row.id(), row.lookup(), row.name(), row.nameKey(), row.creditCode(), user, at, row.version()
                })
                .toArray(Object[][]::new);
        return Inserts.absent(
                db,
                PEOPLE_ENTERPRISES,
                PEOPLE_ENTERPRISES.LOOKUP,
                List.of(
                        PEOPLE_ENTERPRISES.ID,
                        PEOPLE_ENTERPRISES.LOOKUP,
                        PEOPLE_ENTERPRISES.NAME,
                        PEOPLE_ENTERPRISES.NAME_KEY,
                        PEOPLE_ENTERPRISES.CREDIT_CODE,
                        PEOPLE_ENTERPRISES.CREATED_BY,
                        PEOPLE_ENTERPRISES.CREATED_AT,
                        PEOPLE_ENTERPRISES.VERSION),
                rows);
    }

    /** Gives one that was known by name alone its code. */
    static void identify(DSLContext db, Row row, String creditCode) {
        db.update(PEOPLE_ENTERPRISES)
                .set(PEOPLE_ENTERPRISES.LOOKUP, creditCode)
                .set(PEOPLE_ENTERPRISES.CREDIT_CODE, creditCode)
                .set(PEOPLE_ENTERPRISES.VERSION, row.version() + 1)
                .where(PEOPLE_ENTERPRISES.ID.eq(row.id()))
                .and(PEOPLE_ENTERPRISES.CREDIT_CODE.isNull())
                .execute();
    }

    private static List<Row> select(DSLContext db, Condition condition, long after, int most) {
        var query = db.select(
                        PEOPLE_ENTERPRISES.ID,
                        PEOPLE_ENTERPRISES.LOOKUP,
                        PEOPLE_ENTERPRISES.NAME,
                        PEOPLE_ENTERPRISES.NAME_KEY,
                        PEOPLE_ENTERPRISES.CREDIT_CODE,
                        PEOPLE_ENTERPRISES.VERSION)
                .from(PEOPLE_ENTERPRISES)
                .where(condition)
                .and(PEOPLE_ENTERPRISES.ID.gt(after))
                .orderBy(PEOPLE_ENTERPRISES.ID)
                .limit(most);
        return query.fetch(
                row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** An enterprise's row. */
    record Row(long id, String lookup, String name, String nameKey, String creditCode, int version) {}
}
