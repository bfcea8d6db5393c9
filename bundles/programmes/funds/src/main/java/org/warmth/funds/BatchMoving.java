package org.warmth.funds;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.BatchItem.Line;

/** Moves the items of a batch and their payments after a step of the batch. A repeat finds those that have not moved. */
@Component(
        service = {BatchMoving.class, JobHandler.class},
        property = JobHandler.KIND + "=" + BatchMoving.KIND)
public final class BatchMoving implements JobHandler {
    static final String KIND = "funds.batch.move";
    /** The argument that names the move. */
    static final String MOVE = "move";

    private final BatchStore batches;
    private final BatchItemStore items;
    private final PaymentLifecycle lifecycle;
    private final Workflow workflow;

    /** Over the module's tables. */
    @Activate
    public BatchMoving(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference PaymentLifecycle lifecycle,
            @Reference Workflow workflow) {
        this.batches = batches;
        this.items = items;
        this.lifecycle = lifecycle;
        this.workflow = workflow;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long batch = Long.parseLong(run.arguments().get(BatchFilling.BATCH));
        BatchMove move = BatchMove.of(run.arguments().get(MOVE));
        run.total(batches.byId(batch).holds().items());
        int done = 0;
        int after = 0;
        for (boolean more = true; more; ) {
            int moved = done;
            int since = after;
            List<Line> lines = run.chunk(moved, Integer.toString(since), () -> move(batch, move, since));
            more = !lines.isEmpty();
            done += lines.size();
            after = more ? lines.get(lines.size() - 1).item().line() : since;
        }
        return Map.of("items", done);
    }

    /** Moves some, after a line; at the end the batch knows what it holds. */
    private List<Line> move(long id, BatchMove move, int after) {
        Batch batch = batches.hold(id, move.batch()).orElse(null);
        if (batch == null) {
            return List.of();
        }
        Condition wanted = BatchItemStore.in(List.of(move.from()));
        List<Line> lines =
                items.page(id, move.faulty() ? wanted.and(BatchItemStore.faulty()) : wanted, after, Database.CHUNK);
        lines.stream()
                .collect(Collectors.groupingBy(line -> move.step(line.item().cameFrom())))
                .forEach((step, some) -> workflow.carryAll(
                        lifecycle.life(), some.stream().map(Line::payment).toList(), step, null, null));
        items.update(lines.stream().map(line -> line.item().in(move.to())).toList());
        if (lines.isEmpty() && !batch.ready()) {
            batches.kept().rewrite(batch.holding(items.holds(id)));
        }
        return lines;
    }
}
