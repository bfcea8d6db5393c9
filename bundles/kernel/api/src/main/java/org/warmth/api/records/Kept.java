package org.warmth.api.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A record, where there is one for the caller. */
    Optional<R> find(long id);

    /**
     * A record as it was read.
     *
     * @throws org.warmth.api.Problem 404; 412 if it changed in between
     */
    R at(long id, int version);

    /** The records that are wanted, in the order of their ids. */
    Page<R> page(Condition wanted, long after, int size);

    /** All records that are wanted, in the order of their ids; for a few that belong together. */
    List<R> all(Condition wanted);

    /** The records among the ids, at most some hundreds, that exist, whoever asks. */
    Map<Long, R> byIds(Collection<Long> ids);

    /**
     * Inserts a record, in the caller's transaction, and says so in the trail.
     *
     * @param act what was done with it, for example {@code raise}
     * @param facts what the trail says besides
     */
    Created create(R made, String act, Map<String, ?> facts);

    /** Inserts a record of which the trail knows: its life begins, or it goes along with another act. */
    Created insert(R made);

    /** Inserts records of which the trail knows, at most {@link org.warmth.api.store.Database#CHUNK}. */
    void insertAll(Collection<R> made);

    /**
     * Rewrites what a record says, never its state, in the caller's transaction, and says so in the trail.
     *
     * @param next the record one version on
     * @throws org.warmth.api.Problem 412 if it changed in between
     */
    R rewrite(R next, String act, Map<String, ?> facts);

    /**
     * Rewrites what a record says, as part of an act of which the trail knows.
     *
     * @param next the record one version on
     * @throws org.warmth.api.Problem 412 if it changed in between
     */
    R rewrite(R next);

    /**
     * Rewrites what records say, as {@link #rewrite(Stored)} does; at most {@link org.warmth.api.store.Database#CHUNK}.
     *
     * @throws org.warmth.api.Problem 412 if one of them changed in between
     */
    void rewriteAll(Collection<R> next);

    /**
     * Says in the trail what was done with a record and is written elsewhere.
     *
     * @param act what was done, for example {@code issue}
     */
    void trail(R record, String act, Map<String, ?> facts);
}
