package org.warmth.people;

import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Writes many rows at once where two imports may write the same one in the same moment (MECHANICS 2). */
final class Inserts {
    private Inserts() {}

    /**
     * Inserts the rows whose key is not there yet.
     *
     * @param key the column with the unique key
     * @return whether every row was certainly written; if not, read again
     */
    static boolean absent(DSLContext db, Table<?> table, Field<?> key, List<Field<?>> columns, Object[][] rows) {
        if (rows.length == 0) {
            return true;
        }
        BatchBindStep batch = db.batch(db.insertInto(table)
                .columns(columns)
                .values(new Object[columns.size()])
                .onConflict(key)
                .doNothing());
        boolean all = true;
        for (int written : batch.bind(rows).execute()) {
            all &= written == 1;
        }
        return all;
    }
}
