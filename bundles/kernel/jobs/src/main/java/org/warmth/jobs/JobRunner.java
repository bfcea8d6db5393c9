package org.warmth.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.store.Database;

/** Runs waiting jobs on this node's threads, each as its starter. */
@Component(
        service = {},
        immediate = true,
        configurationPid = JobsSettings.PID)
@Designate(ocd = JobsSettings.class)
public final class JobRunner implements Signals.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long LOOK_MILLIS = 1_000;
    /** A job that was taken up so often takes its node down each time. */
    private static final int MOST_LEASES = 40;

    private static final int MOST_VIOLATIONS = 10;

    private final JobStore store;
    private final Signals signals;
    private final Callers callers;
    private final Database database;
    private final Messages messages;
    private final int lease;
    private final Map<String, Offer> handlers = new ConcurrentHashMap<>();
    private final Map<Long, Job> running = new ConcurrentHashMap<>();
    private final Semaphore free;
    private final ExecutorService workers;
    private final ExecutorService readers;
    private final ScheduledExecutorService watch;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopping;
    private boolean restarted;

    /** Begins to look for jobs. */
    @Activate
    public JobRunner(
            @Reference JobStore store,
            @Reference Signals signals,
            @Reference Callers callers,
            @Reference(target = "(module=kernel)") Database database,
            @Reference Messages messages,
            JobsSettings settings) {
        this.store = store;
        this.signals = signals;
        this.callers = callers;
        this.database = database;
        this.messages = messages;
        this.lease = settings.lease();
        this.free = new Semaphore(settings.workers());
        this.workers = Executors.newFixedThreadPool(settings.workers(), new Threads("warmth-job"));
        this.readers = Executors.newCachedThreadPool(new Threads("warmth-reader"));
        this.watch = Threads.timed("warmth-jobs", 1);
        signals.add(this);
        watch.scheduleWithFixedDelay(this::jobQueued, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        long beat = TimeUnit.SECONDS.toMillis(lease) / 3;
        watch.scheduleWithFixedDelay(this::renew, beat, beat, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        stopping = true;
        signals.remove(this);
        Threads.end(watch, workers, readers);
    }

    /** The handler of a kind came; it is made only when a job needs it. */
    @Reference(
            service = JobHandler.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addHandler(ComponentServiceObjects<JobHandler> handler) {
        handlers.put(kind(handler), new Offer(handler));
    }

    /** The handler of a kind went; its jobs wait. */
    void removeHandler(ComponentServiceObjects<JobHandler> handler) {
        handlers.computeIfPresent(kind(handler), (kind, offer) -> offer.objects.equals(handler) ? null : offer);
    }

    private static String kind(ComponentServiceObjects<JobHandler> handler) {
        return String.valueOf(handler.getServiceReference().getProperty(JobHandler.KIND));
    }

    @Override
    public void jobQueued() {
        if (!stopping && looking.compareAndSet(false, true)) {
            watch.execute(this::look);
        }
    }

    @Override
    public void nudged(String task) {
        // Tasks are run elsewhere.
    }

    /** Takes as many waiting jobs as there are free workers. */
    private void look() {
        looking.set(false);
        try {
            store.requeue(!restarted);
            restarted = true;
            while (!stopping && !handlers.isEmpty() && free.tryAcquire()) {
                boolean taken = false;
                try {
                    Optional<Job> next = store.lease(handlers.keySet(), lease);
                    if (next.isPresent()) {
                        running.put(next.get().id(), next.get());
                        workers.execute(() -> work(next.get()));
                        taken = true;
                    }
                } finally {
                    if (!taken) {
                        free.release();
                    }
                }
                if (!taken) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            quietly("Looking for jobs", e);
        }
    }

    private void renew() {
        for (Job job : running.values()) {
            try {
                store.renew(job.id(), job.fence(), lease);
            } catch (RuntimeException e) {
                quietly("Renewing a lease", e);
            }
        }
    }

    private static void quietly(String what, RuntimeException e) {
        if (e instanceof Problem problem) {
            LOG.debug("{} must wait: {}", what, problem.code());
        } else {
            Defects.log(LOG, what, "", e);
        }
    }

    private void work(Job job) {
        try {
            run(job);
        } catch (RuntimeException | Error e) {
            // The end could not be written: the lease runs out, and the job goes on from its last chunk.
            LOG.debug("Job {} of kind {} ends without a word", job.id(), job.kind(), e);
        } finally {
            running.remove(job.id());
            free.release();
            jobQueued();
        }
    }

    private void run(Job job) {
        try {
            if (job.fence() > MOST_LEASES) {
                throw Problem.conflict("jobs.gave-up");
            }
            Caller starter = starter(job);
            store.done(job, callers.as(starter, () -> handle(job)));
        } catch (Problem problem) {
            refused(job, problem);
        } catch (RuntimeException | Error e) {
            Defects.log(LOG, "Job of kind " + job.kind(), job.id(), e);
            failed(job, Problem.conflict("jobs.failed"));
        }
    }

    private void refused(Job job, Problem problem) {
        if (problem.status() == 503 || problem.code().equals("jobs.lease-lost")) {
            LOG.info("Job {} of kind {} is interrupted ({}) and goes on later", job.id(), job.kind(), problem.code());
            if (stopping) {
                store.putBack(job);
            }
        } else if (problem.code().equals("jobs.cancelled")) {
            store.cancelled(job);
        } else {
            failed(job, problem);
        }
    }

    private void failed(Job job, Problem problem) {
        store.failed(
                job,
                problem.code(),
                Map.of("zh", sentence(Messages.CHINESE, problem), "en", sentence(Locale.ENGLISH, problem)));
    }

    /** What is wrong and what to do about it, as the answer to a request would say it. */
    private String sentence(Locale locale, Problem problem) {
        Object[] args = problem.args().toArray();
        List<String> parts = new ArrayList<>();
        parts.add(messages.text(locale, problem.code(), args));
        if (messages.has(locale, problem.code() + ".detail")) {
            parts.add(messages.text(locale, problem.code() + ".detail", args));
        }
        problem.violations().stream()
                .limit(MOST_VIOLATIONS)
                .map(each -> messages.text(locale, each.code(), each.args().toArray()))
                .forEach(parts::add);
        return String.join("\n", parts);
    }

    /** The starter with the rights of today, from where and in the language of then. */
    private Caller starter(Job job) {
        Caller now = callers.load(job.user());
        return new Caller(now.user(), now.name(), now.shared(), now.grants(), job.address(), job.locale());
    }

    private Map<String, Object> handle(Job job) {
        Offer offer = handlers.get(job.kind());
        JobHandler handler = offer == null ? null : offer.handler();
        if (handler == null) {
            throw Problem.unavailable("jobs.no-handler", null);
        }
        return handler.run(new LeasedRun(job, store, database, callers, readers, () -> stopping));
    }

    /**
     * A handler, made on the worker that first needs it and kept while it is offered: the framework gives it back then. Two
     * jobs that gave it back by themselves would meet, and the second would fail after its work was done.
     */
    private static final class Offer {
        private final ComponentServiceObjects<JobHandler> objects;
        private JobHandler made;

        private Offer(ComponentServiceObjects<JobHandler> objects) {
            this.objects = objects;
        }

        private synchronized JobHandler handler() {
            if (made == null) {
                made = objects.getService();
            }
            return made;
        }
    }
}
