package org.warmth.api.records;

import java.util.function.Function;
import org.jooq.Condition;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.access.Caller;

/** Records that stand alone, the same for every module: found in the caller's scope, read at a version, paged, written. */
@ProviderType
public interface RecordService {
    /**
     * The records of one kind.
     *
     * @param kind {@code <module>.<kind>}, the prefix of its acts in the trail
     * @param unknown the message key of one that is not there, or not for the caller
     * @param table where they lie
     * @param readable the rows that a caller may read
     */
    <R extends Stored> Kept<R> keep(
            String kind, String unknown, RecordTable<R> table, Function<Caller, Condition> readable);

    /**
     * The records of one kind, read in any role by whoever has one in their unit or above it.
     *
     * @param kind {@code <module>.<kind>}, the prefix of its acts in the trail
     * @param unknown the message key of one that is not there, or not for the caller
     * @param table where they lie, with a column {@code UNIT}
     */
    <R extends Stored> Kept<R> keep(String kind, String unknown, RecordTable<R> table);
}
