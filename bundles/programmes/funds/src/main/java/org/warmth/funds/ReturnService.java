package org.warmth.funds;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** Takes return files in: once by their content; a job reads them. */
@Component(service = ReturnService.class)
public final class ReturnService {
    private static final Duration KEEP = Duration.ofDays(3650);
    private static final long MOST_BYTES = 256L << 20;
    /** It belongs to nobody's unit: who brought it reads it, for it may hold numbers in the clear. */
    private static final long NO_UNIT = 0;

    private static final Set<JobView.State> AT_WORK = Set.of(JobView.State.QUEUED, JobView.State.RUNNING);

    /** The step that an answer is, by where the batch stands. */
    private static final Map<BatchState, String> STEPS =
            Map.of(BatchState.SENT, "answer", BatchState.RECONCILED, "late-answer");

    private final Database database;
    private final BatchService batches;
    private final BatchStore store;
    private final BatchLifecycle lifecycle;
    private final ReturnStore returns;
    private final StoredFiles files;
    private final Jobs jobs;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Ids ids;
    private final Clock clock;

    /** Over its table and the kernel. */
    @Activate
    public ReturnService(
            @Reference(target = "(module=funds)") Database database,
            @Reference BatchService batches,
            @Reference BatchStore store,
            @Reference BatchLifecycle lifecycle,
            @Reference ReturnStore returns,
            @Reference StoredFiles files,
            @Reference Jobs jobs,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.batches = batches;
        this.store = store;
        this.lifecycle = lifecycle;
        this.returns = returns;
        this.files = files;
        this.jobs = jobs;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes a return file; one that was taken before, and not refused, changes nothing. */
    ReturnFile receive(long batch, String fileName, InputStream content) {
        Batch asked = batches.read(batch);
        access.require(FundRoles.BOOKERS, asked.unit());
        if (!STEPS.containsKey(asked.state())) {
            throw Problem.conflict("funds.batch-not-sent");
        }
        String name = fileName == null || fileName.isBlank() ? "return" : fileName.strip();
        StoredFile kept = files.keep(name, "application/octet-stream", NO_UNIT, KEEP, MOST_BYTES, content);
        return database.write(sql -> {
            store.hold(batch, STEPS.keySet());
            Optional<ReturnFile> before = returns.byContent(batch, kept.sha256());
            return before.filter(this::stands).orElseGet(() -> take(batch, kept, before));
        });
    }

    /** Whether a file that came before was taken, or still is: not refused, nor its job ended halfway. */
    private boolean stands(ReturnFile file) {
        return file.state() == ReturnFile.State.APPLIED
                || file.state() == ReturnFile.State.RECEIVED
                        && AT_WORK.contains(jobs.get(file.job()).state());
    }

    private ReturnFile take(long id, StoredFile kept, Optional<ReturnFile> refused) {
        Batch batch = batches.read(id);
        workflow.take(lifecycle.life(batch), batch, STEPS.get(batch.state()), null);
        ReturnFile file = refused.orElseGet(() -> new ReturnFile(
                ids.next(),
                id,
                kept.id(),
                kept.name(),
                kept.sha256(),
                ReturnFile.State.RECEIVED,
                null,
                0,
                ReturnFile.Said.NOTHING,
                callers.current().name(),
                clock.instant()));
        long job = jobs.start(ReturnPosting.KIND, batch.unit(), Map.of(ReturnPosting.RETURN, Long.toString(file.id())))
                .id();
        ReturnFile now = file.again(kept.id(), job);
        if (refused.isPresent()) {
            returns.update(now);
        } else {
            returns.insert(now);
        }
        return now;
    }

    /** The return files of a batch, oldest first. */
    List<ReturnFile> of(long batch) {
        return returns.of(batches.read(batch).id());
    }
}
