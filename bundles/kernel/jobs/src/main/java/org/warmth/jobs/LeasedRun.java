package org.warmth.jobs;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;

/** A job's run under a lease: no chunk of it commits once the lease is somebody else's. */
final class LeasedRun implements JobRun {
    private final Job job;
    private final JobStore store;
    private final Database database;
    private final Callers callers;
    private final Executor readers;
    private final BooleanSupplier stopping;
    private volatile String position;

    LeasedRun(Job job, JobStore store, Database database, Callers callers, Executor readers, BooleanSupplier stopping) {
        this.job = job;
        this.store = store;
        this.database = database;
        this.callers = callers;
        this.readers = readers;
        this.stopping = stopping;
        this.position = job.position();
    }

    @Override
    public long id() {
        return job.id();
    }

    @Override
    public long unit() {
        return job.unit();
    }

    @Override
    public Map<String, String> arguments() {
        return job.arguments();
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public void total(int total) {
        store.total(job, total);
    }

    @Override
    public <T> T chunk(int done, String next, Supplier<T> work) {
        T result = alone(sql -> {
            T made = work.get();
            store.advance(sql, job, done, next);
            return made;
        });
        position = next;
        return result;
    }

    @Override
    public <T> int sideBySide(int done, Iterator<T> parts, ToIntFunction<T> work) {
        chunk(done, position, () -> null);
        SideBySide<T> both = new SideBySide<>(
                done,
                parts,
                part -> alone(sql -> {
                    int made = work.applyAsInt(part);
                    store.add(sql, job, made);
                    return made;
                }));
        Caller caller = callers.current();
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> callers.as(caller, () -> {
                    both.take();
                    return null;
                }),
                readers);
        both.take();
        other.join();
        return both.done();
    }

    /** A transaction of the job's own, unless it is cancelled or the server stops. */
    private <T> T alone(Function<DSLContext, T> work) {
        if (database.inTransaction()) {
            throw new IllegalStateException("a chunk is a transaction of its own");
        }
        if (stopping.getAsBoolean()) {
            throw Problem.unavailable("jobs.stopping", null);
        }
        return database.write(sql -> {
            store.check(sql, job);
            return work.apply(sql);
        });
    }

    @Override
    public <T> Ahead<T> ahead(Iterator<T> source, int most) {
        ReadAhead<T> ahead = new ReadAhead<>(source, most);
        Caller caller = callers.current();
        readers.execute(() -> callers.as(caller, () -> {
            ahead.read();
            return null;
        }));
        return ahead;
    }
}
