package org.warmth.jobs;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Parts of a job's work that several threads take in turn, until there are none or one has failed. */
final class SideBySide<T> {
    private final Iterator<T> parts;
    private final ToIntFunction<T> work;
    private int done;
    private Throwable failure;

    SideBySide(int done, Iterator<T> parts, ToIntFunction<T> work) {
        this.done = done;
        this.parts = parts;
        this.work = work;
    }

    /** One thread's share. */
    void take() {
        try {
            for (Optional<T> part = next(); part.isPresent(); part = next()) {
                add(work.applyAsInt(part.get()));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private synchronized Optional<T> next() {
        return failure == null && parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
    }

    private synchronized void add(int more) {
        done += more;
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        } else {
            failure.addSuppressed(e);
        }
    }

    /** How much is done once every thread has taken its share; throws what made a part fail. */
    synchronized int done() {
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return done;
    }
}
