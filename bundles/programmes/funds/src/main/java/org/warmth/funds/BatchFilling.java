package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.lists.ListState;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.BatchItem.Answer;
import org.warmth.funds.BatchItem.Line;

/**
 * Puts payments into a batch: what its lists hold and no other batch has, or what failed in the batch that it follows and may
 * be paid now. What the bank file cannot take is marked. A repeat finds the rest: what is in a batch waits no more.
 */
@Component(
        service = {BatchFilling.class, JobHandler.class},
        property = JobHandler.KIND + "=" + BatchFilling.KIND)
public final class BatchFilling implements JobHandler {
    static final String KIND = "funds.batch.fill";
    /** The argument of jobs that names their batch. */
    static final String BATCH = "batch";

    private static final Set<BatchState> DRAFT = Set.of(BatchState.DRAFT);

    private final BatchStore batches;
    private final BatchItemStore items;
    private final PaymentStore payments;
    private final PaymentListStore lists;
    private final PaymentLifecycle lifecycle;
    private final Workflow workflow;
    private final BatchCheck check;
    private final BankFormats formats;

    /** Over the module's tables. */
    @Activate
    public BatchFilling(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference PaymentStore payments,
            @Reference PaymentListStore lists,
            @Reference PaymentLifecycle lifecycle,
            @Reference Workflow workflow,
            @Reference BatchCheck check,
            @Reference BankFormats formats) {
        this.batches = batches;
        this.items = items;
        this.payments = payments;
        this.lists = lists;
        this.lifecycle = lifecycle;
        this.workflow = workflow;
        this.check = check;
        this.formats = formats;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(BATCH));
        BankFileFormat format = formats.need(batches.byId(id).order().format());
        int done = 0;
        for (Cursor cursor = new Cursor(0, 0); cursor != null; ) {
            Cursor here = cursor;
            cursor = run.chunk(done, Integer.toString(done), () -> take(id, format, here));
            done += Database.CHUNK;
        }
        Batch.Holds holds = batches.byId(id).holds();
        return Map.of("items", holds.items(), "faults", holds.faults());
    }

    /**
     * Where to look next.
     *
     * @param list which of the batch's lists
     * @param after the payment in it, or the line of the batch that is followed, behind which to go on
     */
    private record Cursor(int list, long after) {}

    /** Payments that may be put in, and where to look for the next. */
    private record Candidates(List<Payment> payments, Cursor next) {}

    /** Puts some in; where to look for the next, or null at the end. */
    private Cursor take(long id, BankFileFormat format, Cursor here) {
        Batch batch = batches.hold(id, DRAFT).filter(held -> !held.ready()).orElse(null);
        if (batch == null) {
            return null;
        }
        int last = items.last(id);
        int room = Math.min(Database.CHUNK, Math.min(format.most(), Batch.MOST) - last);
        Candidates found =
                room <= 0 ? null : batch.follows() == 0 ? listed(batch, here, room) : failed(batch, here, room);
        if (found == null) {
            batches.kept().rewrite(batch.holding(items.holds(id)));
            return null;
        }
        put(batch, last, found.payments(), format);
        return found.next();
    }

    /** What the next of its lists holds that is still approved, held until the chunk is written. */
    private Candidates listed(Batch batch, Cursor here, int size) {
        List<Long> drawn = batches.lists(batch.id());
        for (int i = here.list(); i < drawn.size(); i++) {
            long list = drawn.get(i);
            long after = i == here.list() ? here.after() : 0;
            List<Payment> found = lists.hold(List.of(list), ListState.APPROVED).isEmpty()
                    ? List.of()
                    : payments.waiting(list, batch.order(), after, size);
            if (!found.isEmpty()) {
                return new Candidates(
                        found, new Cursor(i, found.get(found.size() - 1).id()));
            }
        }
        return null;
    }

    /** What failed in the batch before and stands as it failed, its account changed or confirmed since. */
    private Candidates failed(Batch batch, Cursor here, int size) {
        List<Line> found = items.page(batch.follows(), BatchItemStore.failed(), (int) here.after(), size);
        if (found.isEmpty()) {
            return null;
        }
        List<Payment> again = found.stream().map(Line::payment).toList();
        Set<Long> payable = check.payable(again);
        Set<Long> approved = lists.hold(
                again.stream()
                        .filter(payment -> payment.state() == PaymentState.LISTED)
                        .map(Payment::list)
                        .collect(Collectors.toSet()),
                ListState.APPROVED);
        return new Candidates(
                again.stream()
                        .filter(payment -> payable.contains(payment.id()))
                        .filter(payment -> payment.state() != PaymentState.LISTED || approved.contains(payment.list()))
                        .toList(),
                new Cursor(0, found.get(found.size() - 1).item().line()));
    }

    /** A follow-up leaves out what the bank file still cannot take; elsewhere it is marked. */
    private void put(Batch batch, int last, List<Payment> candidates, BankFileFormat format) {
        List<Payment> taken = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<List<Violation>> found = check.of(candidates, batch, format);
        for (int i = 0; i < candidates.size(); i++) {
            if (batch.follows() == 0 || found.get(i).isEmpty()) {
                taken.add(candidates.get(i));
                faults.add(found.get(i).isEmpty() ? null : found.get(i).get(0).code());
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        List<Payment> moved = workflow.carryAll(lifecycle.life(), taken, "batch", null, null);
        List<BatchItem> lines = new ArrayList<>();
        Map<Long, Integer> drawn = new HashMap<>();
        for (int i = 0; i < moved.size(); i++) {
            int line = last + i + 1;
            lines.add(item(batch, line, moved.get(i), taken.get(i).state(), faults.get(i)));
            drawn.merge(moved.get(i).list(), 1, Integer::sum);
        }
        items.insert(lines);
        batches.drawn(batch.id(), drawn);
    }

    private static BatchItem item(Batch batch, int line, Payment payment, PaymentState before, String fault) {
        return new BatchItem(
                batch.id(),
                line,
                payment.id(),
                batch.reference(line),
                payment.facts().account(),
                payment.facts().amount(),
                payment.attempt(),
                before,
                PaymentState.BATCHED,
                fault,
                Answer.NONE);
    }
}
