package org.warmth.api.workflow;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.records.Stored;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;

/**
 * The records of one kind that have a life, as staff sees and handles them.
 *
 * @param <R> the records
 * @param <I> what steps carry
 * @param <V> how staff sees a record
 */
@ProviderType
public interface Living<R extends Stored, I extends Reasoned, V> {
    /**
     * A record.
     *
     * @throws org.warmth.api.Problem 404 where there is none, or none for the caller
     */
    V get(long id);

    /** The records that are wanted, in the order of their ids. */
    Page<V> page(Condition wanted, long after, int size);

    /** Records as staff sees them, in the order given. */
    List<V> views(Collection<R> records);

    /**
     * Begins the life of a record and inserts it, in one transaction.
     *
     * @param made the record in the state that the step reaches
     * @param input what the step carries, or null
     * @throws org.warmth.api.Problem as {@link Workflow#begin}
     */
    Created begin(R made, String step, I input);

    /**
     * Takes a step, in one transaction.
     *
     * @param version the version the record was read at
     * @param input what the step carries, or null
     * @return the record after it
     * @throws org.warmth.api.Problem 404; 412 if it changed in between; else as {@link Workflow#take}
     */
    V step(long id, int version, String step, I input);
}
