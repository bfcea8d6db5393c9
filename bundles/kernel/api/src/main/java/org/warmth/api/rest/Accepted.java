package org.warmth.api.rest;

import java.util.Objects;

/**
 * What a request that started work returns: the kernel answers 202.
 *
 * @param view the body: the job, or what the job works on
 * @param <V> how the caller sees it
 */
public record Accepted<V>(V view) {
    /** Refuses null. */
    public Accepted {
        Objects.requireNonNull(view);
    }
}
