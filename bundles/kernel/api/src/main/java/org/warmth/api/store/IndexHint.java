package org.warmth.api.store;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Tells Derby the index by which to read a table. It takes a list of keys for a reason to read a small table whole, and so
 * waits for every act that is still open; PostgreSQL finds the index, and waits for nobody.
 */
public final class IndexHint {
    private IndexHint() {}

    /** The table, read by an index. */
    public static Table<?> by(DSLContext sql, String index, Table<?> table) {
        return sql.family() == SQLDialect.DERBY
                ? DSL.table("{0} --DERBY-PROPERTIES index=" + index + "\n", table)
                : table;
    }
}
