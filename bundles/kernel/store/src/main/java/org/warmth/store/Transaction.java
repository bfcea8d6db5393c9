package org.warmth.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of a transaction: what is to run at its end, and whether it can still end well. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private final Set<Object> keys = new HashSet<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();
    private Throwable doom;

    void beforeCommit(int order, Object key, Runnable work) {
        if (keys.add(key)) {
            endings.add(new Ending(order, keys.size(), work));
        }
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void afterRollback(Runnable work) {
        afterRollback.add(work);
    }

    /** An exception left an inner call: nothing of the transaction may stay. */
    void doom(Throwable cause) {
        if (doom == null) {
            doom = cause;
        }
    }

    /** Refuses to go on in a doomed transaction. */
    void check() {
        if (doom != null) {
            throw new IllegalStateException("the transaction is doomed: an inner call failed", doom);
        }
    }

    /** Runs what was registered for the end, in its order, and what that registers in turn. */
    void complete() {
        check();
        for (Ending next = endings.poll(); next != null; next = endings.poll()) {
            next.work().run();
            check();
        }
    }

    /** What to tell the caller: an inner deadlock explains more than what came of it. */
    Throwable cause(Throwable failure) {
        return doom != null && Faults.repeatable(doom, 1) ? doom : failure;
    }

    void committed() {
        run(afterCommit);
    }

    void rolledBack() {
        run(afterRollback);
    }

    private static void run(List<Runnable> works) {
        for (Runnable work : works) {
            try {
                work.run();
            } catch (RuntimeException e) {
                // The transaction itself has ended: its caller must not take this for its failure.
                LOG.error("Work after the end of a transaction failed", e);
            }
        }
    }

    private record Ending(int order, int number, Runnable work) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            return order != other.order ? Integer.compare(order, other.order) : Integer.compare(number, other.number);
        }
    }
}
