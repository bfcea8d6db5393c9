package org.warmth.api.lists;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.records.RecordTable;

/**
 * How the records of lists lie in their module's table. The table has the columns {@code id, unit, list, import_id, corrects,
 * state, version} and whatever the module adds, with indexes on {@code (list, id)}, {@code (unit, id)} and {@code
 * (import_id, id)}.
 *
 * @param <R> the records
 */
@ConsumerType
public interface ListedTable<R extends Listed<R>> extends RecordTable<R> {
    /** The states of a record that waits for its list, and may still change. */
    Set<? extends Enum<?>> open();

    /** The states of a record that was taken back. */
    Set<? extends Enum<?>> gone();
}
