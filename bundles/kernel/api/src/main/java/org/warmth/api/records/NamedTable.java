package org.warmth.api.records;

import org.jooq.Field;
import org.jooq.Record;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A table whose columns are named as what its records hold.
 *
 * @param <R> the records
 */
@ConsumerType
public interface NamedTable<R extends Stored> extends RecordTable<R> {
    /** How its records are rows. */
    RecordRows<R> rows();

    @Override
    default Field<?>[] columns() {
        return rows().columns();
    }

    @Override
    default R record(Record row) {
        return rows().record(row);
    }

    @Override
    default Object[] values(R record) {
        return rows().values(record);
    }
}
