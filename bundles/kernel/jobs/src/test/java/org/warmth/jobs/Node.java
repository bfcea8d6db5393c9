package org.warmth.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.JobView.State;
import org.warmth.api.jobs.PeriodicTask;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** A node that runs jobs and tasks on a test's database. */
final class Node implements AutoCloseable {
    final TestCallers callers;
    final JobStore store;
    final JobService jobs;
    private final Signals signals = new Signals();
    private final JobRunner runner;
    private final TaskRunner tasks;

    Node(TestDatabase database, TestCallers callers) {
        this.callers = callers;
        this.store = new JobStore(database, database.clock());
        this.jobs = new JobService(store, signals, callers, database.ids(), database);
        this.runner = new JobRunner(store, signals, callers, database, new CodesAsSentences(), settings());
        this.tasks = new TaskRunner(new TaskLeases(database), signals);
    }

    private static JobsSettings settings() {
        return new JobsSettings() {
            @Override
            public int workers() {
                return 2;
            }

            @Override
            public int lease() {
                return 3;
            }

            @Override
            public Class<? extends java.lang.annotation.Annotation> annotationType() {
                return JobsSettings.class;
            }
        };
    }

    Node with(String kind, JobHandler handler) {
        runner.addHandler(Offered.of(handler, Map.of(JobHandler.KIND, kind)));
        return this;
    }

    Node with(PeriodicTask task) {
        tasks.addTask(Offered.of(task, Map.of()));
        return this;
    }

    JobView ended(long job) {
        await(() -> {
            State state = jobs.get(job).state();
            return state != State.QUEUED && state != State.RUNNING;
        });
        return jobs.get(job);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        runner.stop();
        tasks.stop();
    }
}
