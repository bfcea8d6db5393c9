package org.warmth.jobs;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.jobs.PeriodicTask;

/** One periodic task on this node: runs when its time has come or when nudged, if this node holds its lease. */
final class Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final int LEASE_SECONDS = 30;
    private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(LEASE_SECONDS / 3);

    private final Supplier<PeriodicTask> supplier;
    private final TaskLeases leases;
    private final ScheduledExecutorService threads;
    /** Runs asked for and not yet begun. */
    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicBoolean running = new AtomicBoolean();
    private volatile PeriodicTask task;
    private volatile boolean stopped;
    private long renewAt = Long.MIN_VALUE;

    Schedule(Supplier<PeriodicTask> supplier, TaskLeases leases, ScheduledExecutorService threads) {
        this.supplier = supplier;
        this.leases = leases;
        this.threads = threads;
    }

    /** The task's name; null until its first run. */
    String name() {
        PeriodicTask known = task;
        return known == null ? null : known.name();
    }

    void start() {
        threads.execute(this::round);
    }

    void stop() {
        stopped = true;
    }

    /** Runs it at once; many calls before it has begun are one. */
    void nudge() {
        if (!stopped && asked.getAndIncrement() == 0) {
            threads.execute(this::run);
        }
    }

    /** The run whose time has come, and the appointment for the next. */
    private void round() {
        if (stopped) {
            return;
        }
        long millis = 1_000;
        try {
            if (task == null) {
                task = supplier.get();
            }
            if (task != null) {
                millis = Math.max(200, task.interval().toMillis());
                run();
            }
        } catch (RuntimeException | LinkageError e) {
            Defects.log(LOG, "Periodic task", name(), e);
        } finally {
            if (!stopped && !threads.isShutdown()) {
                threads.schedule(this::round, millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** One thread runs it at a time; who comes meanwhile leaves the next run to that one. */
    private void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            asked.set(0);
            once();
        } finally {
            running.set(false);
        }
        if (asked.get() > 0 && !stopped && !threads.isShutdown()) {
            threads.execute(this::run);
        }
    }

    private synchronized void once() {
        if (stopped) {
            return;
        }
        try {
            if (holds()) {
                task.run();
            }
        } catch (Problem problem) {
            LOG.debug("Periodic task {} must wait: {}", task.name(), problem.code());
        } catch (RuntimeException | LinkageError e) {
            Defects.log(LOG, "Periodic task", task.name(), e);
        }
    }

    /** The lease is kept between runs, so that most runs do not ask for it. */
    private boolean holds() {
        if (renewAt != Long.MIN_VALUE && System.nanoTime() - renewAt < 0) {
            return true;
        }
        renewAt = Long.MIN_VALUE;
        if (!leases.take(task.name(), LEASE_SECONDS)) {
            return false;
        }
        renewAt = System.nanoTime() + RENEW_NANOS;
        return true;
    }

    /** Lets another node have it. */
    synchronized void release() {
        stopped = true;
        if (renewAt != Long.MIN_VALUE) {
            try {
                leases.release(task.name());
            } catch (RuntimeException e) {
                LOG.debug("The lease of {} runs out by itself", task.name(), e);
            }
        }
    }
}
