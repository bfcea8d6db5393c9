package org.warmth.sealing;

/**
 * Up to which id a tail is empty: every row at or below the floor that was committed has been sealed. Kept in memory, for
 * one process that sees all who append; nothing is known after a start, and the first seal finds out.
 *
 * <p>Two things make it exact. Who appends inserts first and lowers the floor then, before its commit: whatever commits
 * lies above the floor. And a run of sealing begins before it reads, so that rows inserted behind its reading lower what
 * the run may raise the floor to, while for rows inserted before its reading came by it has waited.
 */
final class TailFloor {
    private long floor = Long.MIN_VALUE;
    private Run current;
    private boolean closed;

    /** One sealing, from before its reading of the tail until after its commit. */
    static final class Run {
        private final long from;
        private final long bound;
        private long limit;

        private Run(long from, long bound) {
            this.from = from;
            this.bound = bound;
            this.limit = bound;
        }

        /** The floor when it began: it reads above. */
        long from() {
            return from;
        }

        /** The id up to which it reads. */
        long bound() {
            return bound;
        }
    }

    /** Where a reading of the whole tail may begin. */
    synchronized long value() {
        return floor;
    }

    /**
     * Begins a sealing. One that has begun before and not come to its end raises nothing any more: it failed and is tried
     * again, or somebody else seals at the same time.
     */
    synchronized Run begin(long bound) {
        Run run = new Run(floor, bound);
        current = closed ? null : run;
        return run;
    }

    /**
     * Rows have been inserted, and are not committed yet.
     *
     * @param least the smallest of their ids
     * @return false if the floor is closed: the rows must not be committed
     */
    synchronized boolean lower(long least) {
        floor = Math.min(floor, least - 1);
        if (current != null) {
            current.limit = Math.min(current.limit, least - 1);
        }
        return !closed;
    }

    /**
     * A sealing has been committed.
     *
     * @param reached the id up to which it took all that waited
     */
    synchronized void raise(Run run, long reached) {
        if (run == current) {
            floor = Math.max(floor, Math.min(run.limit, reached));
            current = null;
        }
    }

    /** Somebody else keeps the floor from now on: nothing is known here any more. */
    synchronized void close() {
        closed = true;
        floor = Long.MIN_VALUE;
        current = null;
    }
}
