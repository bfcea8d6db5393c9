package org.warmth.kernelkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.store.Database;

/** Jobs that wait until the test runs them, and that a test can let crash between two chunks. */
public final class TestJobs implements Jobs {
    private final Database database;
    private final Callers callers;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Long, JobView> ended = new HashMap<>();
    private long ids = 5_000;
    private int chunksUntilCrash = Integer.MAX_VALUE;

    TestJobs(Database database, Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    /** The node dies after so many more chunks. */
    public void crashAfter(int chunks) {
        chunksUntilCrash = chunks;
    }

    /** Runs what waits of a kind, as its starter; a job that crashes waits again, one that is refused has failed. */
    public void run(String kind, JobHandler handler) {
        for (Waiting job : List.copyOf(waiting)) {
            if (job.view.kind().equals(kind)) {
                try {
                    callers.as(job.starter, () -> handler.run(job));
                    end(job, JobView.State.DONE);
                } catch (Problem refused) {
                    end(job, JobView.State.FAILED);
                    throw refused;
                }
            }
        }
    }

    private void end(Waiting job, JobView.State state) {
        waiting.remove(job);
        ended.put(job.view.id(), view(job.view.id(), job.view.kind(), job.view.unit(), state));
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }

    @Override
    public JobView start(String kind, long unit, Map<String, String> arguments) {
        JobView view = view(ids++, kind, unit, JobView.State.QUEUED);
        Waiting job = new Waiting(view, callers.current(), arguments);
        database.afterCommit(() -> waiting.add(job));
        return job.view;
    }

    @Override
    public JobView get(long id) {
        return waiting.stream()
                .map(job -> job.view)
                .filter(view -> view.id() == id)
                .findFirst()
                .or(() -> Optional.ofNullable(ended.get(id)))
                .orElseThrow(() -> Problem.notFound("jobs.unknown"));
    }

    @Override
    public JobView cancel(long id) {
        JobView view = get(id);
        waiting.removeIf(job -> job.view.id() == id);
        return view;
    }

    @Override
    public void nudge(String task) {
        // Periodic tasks are not played.
    }

    private JobView view(long id, String kind, long unit, JobView.State state) {
        return new JobView(
                id, kind, unit, state, 0, 0, Map.of(), null, callers.current().name(), Instant.EPOCH, null);
    }

    /** The node died. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Waiting implements JobRun {
        private final JobView view;
        private final Caller starter;
        private final Map<String, String> arguments;
        private String position = "";

        private Waiting(JobView view, Caller starter, Map<String, String> arguments) {
            this.view = view;
            this.starter = starter;
            this.arguments = new HashMap<>(arguments);
        }

        @Override
        public long id() {
            return view.id();
        }

        @Override
        public long unit() {
            return view.unit();
        }

        @Override
        public Map<String, String> arguments() {
            return arguments;
        }

        @Override
        public String position() {
            return position;
        }

        @Override
        public void total(int total) {
            // Nobody watches.
        }

        @Override
        public <T> T chunk(int done, String next, Supplier<T> work) {
            if (chunksUntilCrash-- <= 0) {
                chunksUntilCrash = Integer.MAX_VALUE;
                throw new Crash();
            }
            T result = database.write(sql -> work.get());
            position = next;
            return result;
        }

        @Override
        public <T> int sideBySide(int done, Iterator<T> parts, ToIntFunction<T> work) {
            int sum = done;
            while (parts.hasNext()) {
                T part = parts.next();
                sum += chunk(sum, position, () -> work.applyAsInt(part));
            }
            return sum;
        }

        @Override
        public <T> Ahead<T> ahead(Iterator<T> source, int most) {
            return new Ahead<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public T next() {
                    return source.next();
                }

                @Override
                public void close() {
                    // Nothing was read ahead.
                }
            };
        }
    }
}
