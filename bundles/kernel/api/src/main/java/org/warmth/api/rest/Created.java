package org.warmth.api.rest;

import java.util.Objects;

/**
 * What a POST that created a record returns: the kernel answers 201 with {@code Location}, {@code ETag} and the record as
 * the caller sees it. {@link Idempotency#created} makes one.
 *
 * @param view the body
 * @param path where the record can be read, relative to the module's root ({@code lists/7}), or, with a slash before it,
 *     relative to the path of the POST ({@code /7}, or empty for the path itself)
 * @param <V> how the caller sees the record
 */
public record Created<V>(V view, String path) {
    /** Refuses nulls. */
    public Created {
        Objects.requireNonNull(view);
        Objects.requireNonNull(path);
    }

    /** A record that stands below the path of the POST: {@code POST visits/plans} made {@code visits/plans/7}. */
    public static <V> Created<V> below(long id, V view) {
        return new Created<>(view, "/" + id);
    }

    /** A record that is read at the path of the POST itself. */
    public static <V> Created<V> here(V view) {
        return new Created<>(view, "");
    }

    /**
     * A record of a collection of the module.
     *
     * @param collection relative to the module's root: {@code lists}
     */
    public static <V> Created<V> in(String collection, long id, V view) {
        return new Created<>(view, collection + "/" + id);
    }
}
