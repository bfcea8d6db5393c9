package org.warmth.people;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;

/** Writes many rows at once where two imports may write the same one in the same moment (MECHANICS 2). */
final class Inserts {
    private Inserts() {}

    /**
     * Inserts rows that were not there a moment ago, in the order of their key. Where somebody else was faster, theirs
     * stay: PostgreSQL leaves them alone; Derby, which knows no ON CONFLICT, waits for the other and refuses, whereupon
     * the store tries the whole transaction again, and that finds them.
     *
     * @param key the column with the unique key
     * @return whether every row was certainly written; if not, read again
     */
    static boolean absent(DSLContext db, Table<?> table, Field<?> key, List<Field<?>> columns, Object[][] rows) {
        if (rows.length == 0) {
            return true;
        }
        var insert = db.insertInto(table).columns(columns).values(new Object[columns.size()]);
        boolean all = true;
        for (int written : db.batch(
                        db.family() == SQLDialect.DERBY
                                ? insert
                                : insert.onConflict(key).doNothing())
                .bind(rows)
                .execute()) {
            all &= written == 1;
        }
        return all;
    }
}
