package org.warmth.store;

import java.util.concurrent.TimeUnit;
import org.warmth.api.Problem;

/** Lets work into a module's database, and knows when the last has left. */
public final class Gate {
    private int inside;
    private boolean open;

    /** Lets work in from now on. */
    public synchronized void open() {
        open = true;
    }

    /** Lets nobody in from now on; who is inside goes on. */
    public synchronized void close() {
        open = false;
    }

    /**
     * Goes in.
     *
     * @throws Problem 503 while closed
     */
    synchronized void enter() {
        if (!open) {
            throw Problem.unavailable(Faults.AWAY, null);
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        if (inside == 0) {
            notifyAll();
        }
    }

    /** Waits until nobody is inside; gives whether that came true in time. */
    synchronized boolean await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (inside > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
