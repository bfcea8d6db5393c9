package org.warmth.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Traces;

/** One attempt of a transaction: what is to run at its end, and whether it can still end well. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final SortedMap<String, Runnable> endings = new TreeMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();
    private Throwable doom;

    /**
     * Registers work to run once, right before the commit, so that what it locks is held for a moment only; in the order of
     * the keys, so that two transactions never wait for each other.
     */
    void beforeCommit(String key, Runnable work) {
        endings.putIfAbsent(key, work);
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

    /** Runs what was registered for the end; that registers nothing in turn. */
    void complete() {
        check();
        endings.values().forEach(work -> {
            work.run();
            check();
        });
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
                LOG.error("Work after the end of a transaction failed: {}", Traces.of(e));
            }
        }
    }
}
