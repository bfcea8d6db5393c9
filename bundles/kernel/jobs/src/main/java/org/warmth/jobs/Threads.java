package org.warmth.jobs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with a name and a number; none keeps the server from stopping. */
final class Threads implements ThreadFactory {
    private final String name;
    private final AtomicInteger number = new AtomicInteger();

    Threads(String name) {
        this.name = name;
    }

    /** So many threads for work at its time; what is still to come when they end does not come any more. */
    static ScheduledExecutorService timed(String name, int threads) {
        ScheduledThreadPoolExecutor timed = new ScheduledThreadPoolExecutor(threads, new Threads(name));
        timed.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timed;
    }

    /**
     * Lets work that has begun come to its end, for 10 s at most. Never interrupts: Derby takes an interrupt for the end
     * of its connection.
     */
    static void end(ExecutorService... services) {
        for (ExecutorService service : services) {
            service.shutdown();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try {
            for (ExecutorService service : services) {
                service.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
