package org.warmth.api.lists;

import java.util.Set;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.store.Database;

/**
 * How a module's records lie in its table. The table has the columns {@code id, unit, list, import_id, corrects, state,
 * version} and whatever the module adds, with indexes on {@code (list, id)}, {@code (unit, id)} and {@code (import_id,
 * id)}.
 *
 * @param <R> the records
 */
@ConsumerType
public interface RecordTable<R extends Listed<R>> {
    /** The module's database. */
    Database database();

    /** The table. */
    Table<?> table();

    /** The record in a row. */
    R record(Record row);

    /** A record's values, in the order of the table's columns. */
    Object[] values(R record);

    /** The states of a record that waits for its list, and may still change. */
    Set<? extends Enum<?>> open();

    /** The states of a record that was taken back. */
    Set<? extends Enum<?>> gone();
}
