package org.warmth.workflow.lists;

import java.util.function.Supplier;

/** Whether the thread is inside a step of a list, or its posting, so that records go along with their list. */
final class Carrying {
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    /** Runs a list's step. */
    <T> T during(Supplier<T> step) {
        boolean before = inside.get();
        inside.set(true);
        try {
            return step.get();
        } finally {
            if (before) {
                inside.set(true);
            } else {
                inside.remove();
            }
        }
    }

    /** Refuses whoever moves records by themselves. */
    void require() {
        if (!inside.get()) {
            throw new IllegalStateException("records go along with a step of their list, or take one of their own");
        }
    }
}
