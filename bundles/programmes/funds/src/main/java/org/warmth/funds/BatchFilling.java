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
    private final PaymentMoves moves;
    private final BatchCheck check;
    private final BankFormats formats;

    /** Over the module's tables. */
    @Activate
    public BatchFilling(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference PaymentStore payments,
            @Reference PaymentListStore lists,
            @Reference PaymentMoves moves,
            @Reference BatchCheck check,
            @Reference BankFormats formats) {
        this.batches = batches;
        this.items = items;
        this.payments = payments;
        this.lists = lists;
        this.moves = moves;
        this.check = check;
        this.formats = formats;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(BATCH));
        BankFileFormat format = formats.need(batches.byId(id).order().format());
        int done = 0;
        for (long after = 0; after >= 0; ) {
            long since = after;
            int lines = done;
            after = run.chunk(lines, Long.toString(since), () -> take(id, format, since));
            done += Database.CHUNK;
        }
        Batch.Holds holds = batches.byId(id).holds();
        return Map.of("items", holds.items(), "faults", holds.faults());
    }

    /** Payments that may be put in, and where to look for the next. */
    private record Candidates(List<Payment> payments, long after) {}

    /** Puts some in; where to look for the next, or -1 at the end. */
    private long take(long id, BankFileFormat format, long after) {
        Batch batch = batches.hold(id, DRAFT).filter(held -> !held.ready()).orElse(null);
        if (batch == null) {
            return -1;
        }
        int last = items.last(id);
        int room = Math.min(Database.CHUNK, Math.min(format.most(), Batch.MOST) - last);
        Candidates next =
                room <= 0 ? null : batch.follows() == 0 ? listed(batch, after, room) : failed(batch, after, room);
        if (next == null) {
            batches.update(batch.holding(items.holds(id)));
            return -1;
        }
        put(batch, last, next.payments(), format);
        return next.after();
    }

    /** What the lists hold that are still approved, held until the chunk is written. */
    private Candidates listed(Batch batch, long after, int size) {
        Set<Long> approved = lists.hold(batches.lists(batch.id()), ListState.APPROVED);
        List<Payment> found = payments.waiting(approved, batch.order(), after, size);
        return found.isEmpty()
                ? null
                : new Candidates(found, found.get(found.size() - 1).id());
    }

    /** What failed in the batch before and stands as it failed, its account changed or confirmed since. */
    private Candidates failed(Batch batch, long after, int size) {
        List<Line> found = items.page(batch.follows(), BatchItemStore.failed(), (int) after, size);
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
                found.get(found.size() - 1).item().line());
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
        List<Payment> moved = moves.take("batch", taken, Payment::again);
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
