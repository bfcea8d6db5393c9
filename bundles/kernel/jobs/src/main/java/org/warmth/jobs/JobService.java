package org.warmth.jobs;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Starts, shows and stops jobs. */
@Component(service = {Jobs.class, JobService.class})
public final class JobService implements Jobs {
    private final JobStore store;
    private final Signals signals;
    private final Callers callers;
    private final Ids ids;
    private final Database database;

    /** Over the table of jobs. */
    @Activate
    public JobService(
            @Reference JobStore store,
            @Reference Signals signals,
            @Reference Callers callers,
            @Reference Ids ids,
            @Reference(target = "(module=kernel)") Database database) {
        this.store = store;
        this.signals = signals;
        this.callers = callers;
        this.ids = ids;
        this.database = database;
    }

    @Override
    public JobView start(String kind, long unit, Map<String, String> arguments) {
        Caller starter = callers.current();
        return database.write(sql -> {
            long id = ids.next();
            store.insert(id, kind, unit, arguments, starter);
            database.afterCommit(signals::jobQueued);
            return get(id);
        });
    }

    @Override
    public JobView get(long id) {
        return store.find(id, callers.current()).orElseThrow(() -> Problem.notFound("jobs.not-found"));
    }

    /** The caller's own jobs, newest first. */
    Page<JobView> own(long before, int size) {
        return Page.of(store.ofStarter(callers.current().user(), before, size + 1), size, JobView::id);
    }

    @Override
    public JobView cancel(long id) {
        return database.write(sql -> {
            get(id);
            if (!store.startedBy(id, callers.current().user())) {
                throw Problem.forbidden("jobs.not-yours");
            }
            store.cancel(id);
            return get(id);
        });
    }

    @Override
    public void nudge(String task) {
        if (database.inTransaction()) {
            database.afterCommit(() -> signals.nudged(task));
        } else {
            signals.nudged(task);
        }
    }
}
