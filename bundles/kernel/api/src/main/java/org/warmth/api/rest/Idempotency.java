package org.warmth.api.rest;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a creating POST happen once: the request's {@code Idempotency-Key} is remembered in the act's own transaction.
 */
@ProviderType
public interface Idempotency {
    /**
     * Runs the act in a transaction unless the caller's key has already been used for the same content.
     *
     * @param act creates and says what it created
     * @return what the act, or the earlier one, created
     * @throws org.warmth.api.Problem 400 {@code rest.key-missing}, 422 {@code rest.key-reused} for another content
     */
    Created once(Supplier<Created> act);

    /**
     * {@link #once} for a record that stands below the path of the POST.
     *
     * @param view how the caller sees a record
     */
    default <V> org.warmth.api.rest.Created<V> created(Supplier<Created> act, LongFunction<V> view) {
        long id = once(act).id();
        return org.warmth.api.rest.Created.below(id, view.apply(id));
    }

    /** {@link #once} for a record below the path of the POST of which the answer shows the id and version alone. */
    default org.warmth.api.rest.Created<Created> created(Supplier<Created> act) {
        Created made = once(act);
        return org.warmth.api.rest.Created.below(made.id(), made);
    }

    /**
     * {@link #once} for a record that stands elsewhere than below the path of the POST.
     *
     * @param collection where, relative to the module's root: {@code lists}
     * @param view how the caller sees a record
     */
    default <V> org.warmth.api.rest.Created<V> created(String collection, Supplier<Created> act, LongFunction<V> view) {
        long id = once(act).id();
        return org.warmth.api.rest.Created.in(collection, id, view.apply(id));
    }

    /**
     * Whether the thread works for a request that brought a key. For acts that are called from elsewhere too, or are
     * safe to repeat by their content, and so need no key.
     */
    default boolean offered() {
        return true;
    }

    /**
     * What a POST created.
     *
     * @param id the record
     * @param version its version, the ETag
     * @param repeated whether it had been created before
     */
    record Created(long id, int version, boolean repeated) {
        /** Freshly created. */
        public static Created of(long id, int version) {
            return new Created(id, version, false);
        }
    }
}
