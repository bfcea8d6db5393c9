package org.warmth.api.lists;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Reasoned;

/**
 * The lists of one kind, as the thread's caller may see and handle them (law 7). A list out of the caller's scope is as
 * unknown as one that does not exist.
 *
 * @param <I> what steps carry
 * @param <V> how staff sees a list
 */
@ProviderType
public interface ListDesk<I extends Reasoned, V extends ListView> {
    /** Makes an empty list. */
    Created create(long unit, String title);

    /**
     * A list.
     *
     * @throws org.warmth.api.Problem 404 {@code workflow.list-unknown}
     */
    V get(long id);

    /**
     * Lists in the order of their ids.
     *
     * @param unit of that unit, or 0 for all the caller's units
     * @param state in that state, or null for any
     */
    Page<V> page(long unit, ListState state, long after, int size);

    /**
     * Takes a step with a list.
     *
     * @param version the version it was read at
     * @param input what the step carries, or null
     * @throws org.warmth.api.Problem 403 not allowed; 409 wrong state, empty, not complete; 412 changed in between
     */
    V step(long id, int version, String step, I input);

    /**
     * The head of a list.
     *
     * @throws org.warmth.api.Problem 404 {@code workflow.list-unknown}
     */
    ListHead head(long id);

    /**
     * A draft into which the caller puts, or takes out of it, a record in the thread's transaction: held until that ends,
     * and the caller cannot approve it any more.
     *
     * @throws org.warmth.api.Problem 409 {@code workflow.list-not-draft}
     */
    ListHead fill(long id);

    /**
     * A draft, held until the thread's transaction ends.
     *
     * @throws org.warmth.api.Problem 404 {@code workflow.list-unknown}; 409 {@code workflow.list-not-draft}
     */
    ListHead draft(long id);

    /** Those of the lists that are drafts, whoever asks. */
    Set<Long> drafts(Collection<Long> ids);

    /**
     * Changes a draft's own columns, in one transaction with its next version.
     *
     * @param version the version it was read at
     * @param change writes them
     * @throws org.warmth.api.Problem 403 for whoever may not make such lists; 409 no draft; 412 changed in between
     */
    V change(long id, int version, Consumer<ListHead> change);
}
