package org.warmth.api.records;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.store.Database;

/**
 * How a module's records lie in its table. The table has the columns {@code id, unit, version}, for records that have a
 * life also {@code state}, and whatever the module adds.
 *
 * @param <R> the records
 */
@ConsumerType
public interface RecordTable<R extends Stored> {
    /** The module's database. */
    Database database();

    /** The table. */
    Table<?> table();

    /** The columns that the record fills, in the order of {@link #values}: all of the table, unless it says otherwise. */
    default Field<?>[] columns() {
        return table().fields();
    }

    /** The column that holds a record's id. */
    default String idColumn() {
        return "ID";
    }

    /** The column that says where a record with a life stands. */
    default String stateColumn() {
        return "STATE";
    }

    /** The record in a row. */
    R record(Record row);

    /** A record's values, in the order of the columns. */
    Object[] values(R record);
}
