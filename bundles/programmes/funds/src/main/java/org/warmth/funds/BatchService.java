package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_BATCHES;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;

/** The rules of batches once made: checked, authorised and paid by different persons, one file, handed out once. */
@Component(service = BatchService.class)
public final class BatchService {
    private final Database database;
    private final BatchStore batches;
    private final BatchItemStore items;
    private final BatchLifecycle lifecycle;
    private final HandoutStore handouts;
    private final StoredFiles files;
    private final Workflow workflow;
    private final Callers callers;

    /** What is more than a word: a file goes out, or comes in, with it. */
    private static final Set<String> WITH_FILE = Set.of("hand-out", "re-issue", "answer", "late-answer");

    /** Over its tables and the kernel. */
    @Activate
    public BatchService(
            @Reference(target = "(module=funds)") Database database,
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference BatchLifecycle lifecycle,
            @Reference HandoutStore handouts,
            @Reference StoredFiles files,
            @Reference Workflow workflow,
            @Reference Callers callers) {
        this.database = database;
        this.batches = batches;
        this.items = items;
        this.lifecycle = lifecycle;
        this.handouts = handouts;
        this.files = files;
        this.workflow = workflow;
        this.callers = callers;
    }

    /** Takes a step. */
    BatchView step(long id, int version, String step, StepInput input) {
        if (WITH_FILE.contains(step)) {
            throw Problem.notFound("workflow.step-unknown", step);
        }
        return database.write(sql -> {
            take(id, version, step, input);
            return get(id);
        });
    }

    /**
     * A bank file that is handed out.
     *
     * @param name its name
     * @param sha256 the hash of its content
     * @param content opens it; the caller closes it
     */
    record Handout(String name, String sha256, Supplier<InputStream> content) {}

    /** Hands the bank file out: once, and once more only with a reason; the same bytes, never another file. */
    Handout handOut(long id, int version, String reason) {
        return database.write(sql -> {
            Batch batch = read(id);
            if (batch.handouts() > 0 && reason == null) {
                HandoutStore.Taken last = handouts.last(id);
                throw Problem.conflict(
                        "funds.file-handed-out", last.user(), last.at().toString());
            }
            take(id, version, batch.handouts() == 0 ? "hand-out" : "re-issue", StepInput.because(reason));
            return new Handout(
                    batch.file().name(),
                    batch.file().sha256(),
                    () -> files.withheld(batch.file().id()));
        });
    }

    /** Who got the bank file, oldest first. */
    List<HandoutStore.Taken> handouts(long id) {
        return handouts.of(read(id).id());
    }

    BatchView get(long id) {
        return views(List.of(read(id))).get(0);
    }

    Page<BatchView> page(long unit, BatchState state, long after, int size) {
        Page<Batch> page = batches.kept()
                .page(Filter.by(FUNDS_BATCHES.UNIT, unit).and(Filter.by(FUNDS_BATCHES.STATE, state)), after, size);
        return new Page<>(views(page.items()), page.next());
    }

    /** A batch that the caller may read. */
    Batch read(long id) {
        return batches.kept().get(id);
    }

    private void take(long id, int version, String step, StepInput input) {
        Batch batch = batches.kept().at(id, version);
        workflow.take(lifecycle.life(batch), batch, step, input);
    }

    private List<BatchView> views(List<Batch> found) {
        Map<Long, BatchStanding> standing = lifecycle.standing(
                found, items.counts(found.stream().map(Batch::id).toList()));
        Map<Long, List<String>> next = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(lifecycle::life))
                .forEach((life, some) -> next.putAll(workflow.next(life, some, standing)));
        return found.stream()
                .map(batch -> BatchView.of(batch, standing.get(batch.id()).counts(), next.get(batch.id())))
                .toList();
    }
}
