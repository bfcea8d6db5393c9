package org.warmth.api.records;

import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.store.Database;

/**
 * How a module's records lie in its table. The table has the columns {@code id, unit, version}, for records that have a
 * life also {@code state}, and whatever the module adds. One without {@code version} holds what is written once, or only
 * by whoever holds it.
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

    /** What a new row holds besides the record, for others to count in: read with it, never rewritten with it. */
    default Map<Field<?>, Object> beside() {
        return Map.of();
    }

    /** What the trail names for a record of a kind: itself, unless it is a part of another. */
    default String about(String kind, R record) {
        return kind + "/" + record.id();
    }

    /** The record in a row. */
    R record(Record row);

    /** A record's values, in the order of the columns. */
    Object[] values(R record);
}
