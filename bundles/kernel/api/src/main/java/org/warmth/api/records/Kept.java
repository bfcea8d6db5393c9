package org.warmth.api.records;

import java.util.Map;
import org.jooq.Condition;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;

/**
 * The records of one kind, as the thread's caller may see and handle them (law 7).
 *
 * @param <R> the records
 */
@ProviderType
public interface Kept<R extends Stored> {
    /**
     * A record.
     *
     * @throws org.warmth.api.Problem 404 where there is none, or none for the caller
     */
    R get(long id);

    /**
     * A record as it was read.
     *
     * @throws org.warmth.api.Problem 404; 412 if it changed in between
     */
    R at(long id, int version);

    /** The records that are wanted, in the order of their ids. */
    Page<R> page(Condition wanted, long after, int size);

    /**
     * Inserts a record, in the caller's transaction, and says so in the trail.
     *
     * @param act what was done with it, for example {@code raise}
     * @param facts what the trail says besides
     */
    Created create(R made, String act, Map<String, ?> facts);

    /** Inserts a record whose life begins: the trail has it from the workflow. */
    Created insert(R made);

    /**
     * Rewrites what a record says, never its state, in the caller's transaction, and says so in the trail.
     *
     * @param next the record one version on
     * @throws org.warmth.api.Problem 412 if it changed in between
     */
    R rewrite(R next, String act, Map<String, ?> facts);
}
