package org.warmth.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankResult;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.people.Accounts;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.BatchItem.Line;

/**
 * Does what a return file says, once it was read and checked whole: in chunks, each with its payments, their ledger entries and
 * accounts in one commit. A repeat finds what is done: an answer that is known changes nothing.
 */
@Component(
        service = {ReturnPosting.class, JobHandler.class},
        property = JobHandler.KIND + "=" + ReturnPosting.KIND)
public final class ReturnPosting implements JobHandler {
    static final String KIND = "funds.batch.return";
    /** The argument that names the return file. */
    static final String RETURN = "return";

    private static final Set<BatchState> ANSWERED = Set.of(BatchState.SENT, BatchState.RECONCILED);
    private static final List<PaymentState> OPEN =
            List.of(PaymentState.BATCHED, PaymentState.SENT, PaymentState.UNKNOWN);
    private static final String READ = "read";

    private final BatchStore batches;
    private final BatchItemStore items;
    private final ReturnStore returns;
    private final ReturnCheck check;
    private final BankFormats formats;
    private final PaymentLifecycle lifecycle;
    private final Workflow workflow;
    private final PaymentEntries entries;
    private final PaymentLists lists;
    private final FundCalendar calendar;
    private final Accounts accounts;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public ReturnPosting(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference ReturnStore returns,
            @Reference ReturnCheck check,
            @Reference BankFormats formats,
            @Reference PaymentLifecycle lifecycle,
            @Reference Workflow workflow,
            @Reference PaymentEntries entries,
            @Reference PaymentLists lists,
            @Reference FundCalendar calendar,
            @Reference Accounts accounts,
            @Reference Ledger ledger) {
        this.batches = batches;
        this.items = items;
        this.returns = returns;
        this.check = check;
        this.formats = formats;
        this.lifecycle = lifecycle;
        this.workflow = workflow;
        this.entries = entries;
        this.lists = lists;
        this.calendar = calendar;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        ReturnFile file = returns.byId(Long.parseLong(run.arguments().get(RETURN)));
        ReturnFile.Said said = file.state() == ReturnFile.State.APPLIED
                ? file.said()
                : apply(run, file).said();
        return Map.of(
                "items", said.items(),
                "paid", said.paid(),
                "returned", said.returned(),
                "pending", said.pending(),
                "refunded", said.refunded(),
                "repeated", said.repeated());
    }

    private ReturnFile apply(JobRun run, ReturnFile file) {
        Batch batch = batches.byId(file.batch());
        BankFileFormat format = formats.need(batch.order().format());
        boolean begun = !run.position().isEmpty();
        ReturnCheck.Checked checked = checked(run, file, batch, format, begun);
        run.total(checked.said().items());
        ReturnFile read = begun ? file : run.chunk(0, READ, () -> kept(file.saying(checked.said())));
        Applying applying = new Applying(run, batch);
        check.read(format, file.file(), applying);
        applying.apply();
        if (checked.rest() != null) {
            rest(run, batch, checked);
        }
        return run.chunk(checked.said().items(), READ, () -> finish(read, batch));
    }

    /** Reads the file whole; what is wrong with it is written down before the job fails. */
    private ReturnCheck.Checked checked(
            JobRun run, ReturnFile file, Batch batch, BankFileFormat format, boolean begun) {
        try {
            return check.of(batch, format, file.file(), begun);
        } catch (RuntimeException e) {
            if (!(e instanceof Problem problem) || problem.status() != 503) {
                String code = e instanceof Problem problem ? code(problem) : "funds.return-unreadable";
                run.chunk(0, "", () -> kept(file.refused(code)));
            }
            throw e;
        }
    }

    private static String code(Problem problem) {
        return problem.violations().isEmpty()
                ? problem.code()
                : problem.violations().get(0).code();
    }

    private ReturnFile kept(ReturnFile file) {
        returns.update(file);
        return file;
    }

    /** The lists of which the last payment came home are closed. */
    private ReturnFile finish(ReturnFile file, Batch batch) {
        lists.settle(batches.held(List.of(batch.id())).getOrDefault(batch.id(), List.of()));
        return kept(file.applied());
    }

    /** What the file says of a group: all of the batch that it does not name. */
    private void rest(JobRun run, Batch batch, ReturnCheck.Checked checked) {
        for (int after = 0; after >= 0; ) {
            int since = after;
            after = run.chunk(checked.said().items(), READ, () -> {
                hold(batch);
                List<Line> open = items.page(batch.id(), BatchItemStore.in(OPEN), since, Database.CHUNK);
                settle(open.stream()
                        .filter(line -> !checked.named().get(line.item().line()))
                        .map(line -> new Answered(line, unnamed(line.item(), checked.rest())))
                        .toList());
                return open.isEmpty() ? -1 : open.get(open.size() - 1).item().line();
            });
        }
    }

    private static BankResult unnamed(BatchItem item, BankResult.Outcome rest) {
        return new BankResult(0, item.reference(), null, null, rest, null, null, null);
    }

    private void hold(Batch batch) {
        batches.hold(batch.id(), ANSWERED).orElseThrow(() -> Problem.conflict("funds.batch-not-sent"));
    }

    /** A line of the batch and what the bank says of it; another file may have said the contrary since it was checked. */
    private record Answered(Line line, BankResult said) {
        BankAnswer answer() {
            return BankAnswer.of(said.outcome(), line.item().state())
                    .orElseThrow(() -> Problem.conflict("funds.return-overtaken"));
        }

        Answered at(Payment payment) {
            return new Answered(new Line(line.item(), payment), said);
        }
    }

    /** Takes the lines of the file as they come, and does what they say chunk by chunk. */
    private final class Applying implements Consumer<BankResult> {
        private final JobRun run;
        private final Batch batch;
        private final List<BankResult> chunk = new ArrayList<>();
        private int done;

        private Applying(JobRun run, Batch batch) {
            this.run = run;
            this.batch = batch;
        }

        @Override
        public void accept(BankResult result) {
            chunk.add(result);
            if (chunk.size() == Database.CHUNK) {
                apply();
            }
        }

        private void apply() {
            if (chunk.isEmpty()) {
                return;
            }
            done += chunk.size();
            run.chunk(done, READ, () -> {
                hold(batch);
                Map<Integer, Line> lines = items.lines(
                        batch.id(),
                        chunk.stream()
                                .map(result -> batch.line(result.reference()))
                                .toList());
                settle(chunk.stream()
                        .map(result -> new Answered(lines.get(batch.line(result.reference())), result))
                        .toList());
                return null;
            });
            chunk.clear();
        }
    }

    /** Writes a chunk of answers: payments, items, ledger, accounts. */
    private void settle(List<Answered> chunk) {
        Map<BankAnswer, List<Answered>> news = sent(chunk).stream()
                .filter(answered -> answered.answer() != BankAnswer.NOTHING)
                .collect(Collectors.groupingBy(
                        Answered::answer, () -> new EnumMap<>(BankAnswer.class), Collectors.toList()));
        Set<Long> paid = new HashSet<>();
        Set<Long> refused = new HashSet<>();
        news.forEach((answer, some) -> {
            List<Payment> moved = move(answer, some);
            List<BatchItem> changed = new ArrayList<>(some.size());
            for (int i = 0; i < moved.size(); i++) {
                Answered each = some.get(i);
                changed.add(each.line().item().in(moved.get(i).state(), each.said(), day(each)));
            }
            items.update(changed);
            if (answer == BankAnswer.PAY) {
                ledger.post(entries.of(moved, payment -> payment.facts().date()));
                changed.forEach(item -> paid.add(item.account()));
            }
            if (answer == BankAnswer.REFUND) {
                back(moved, changed);
            }
            changed.stream()
                    .filter(item -> item.answer().reason() != null)
                    .filter(item -> item.answer().reason().account())
                    .forEach(item -> refused.add(item.account()));
        });
        if (!paid.isEmpty() || !refused.isEmpty()) {
            accounts.settle(paid, refused);
        }
    }

    /** An answer may come before the batch's payments are all marked as sent: they are, with it. */
    private List<Answered> sent(List<Answered> chunk) {
        List<Answered> late = chunk.stream()
                .filter(each -> each.line().item().state() == PaymentState.BATCHED)
                .toList();
        if (late.isEmpty()) {
            return chunk;
        }
        Map<Long, Payment> sent = workflow
                .carryAll(
                        lifecycle.life(),
                        late.stream().map(each -> each.line().payment()).toList(),
                        "send",
                        null,
                        null)
                .stream()
                .collect(Collectors.toMap(Payment::id, payment -> payment));
        return chunk.stream()
                .map(each -> each.at(sent.getOrDefault(
                        each.line().payment().id(), each.line().payment())))
                .toList();
    }

    /** What is paid is paid on the bank's day. */
    private List<Payment> move(BankAnswer answer, List<Answered> some) {
        List<Payment> moving = some.stream()
                .map(each -> answer == BankAnswer.PAY
                        ? each.line().payment().on(day(each))
                        : each.line().payment())
                .toList();
        return workflow.carryAll(lifecycle.life(), moving, answer.step(), null, null);
    }

    /** Money that came back leaves the ledger on the day it came. */
    private void back(List<Payment> refunded, List<BatchItem> changed) {
        Map<LocalDate, List<Payment>> days = new TreeMap<>();
        for (int i = 0; i < refunded.size(); i++) {
            days.computeIfAbsent(changed.get(i).answer().refundedOn(), day -> new ArrayList<>())
                    .add(refunded.get(i));
        }
        days.forEach(
                (day, some) -> ledger.reverse(some.stream().map(Payment::source).toList(), day, "refunded"));
    }

    private LocalDate day(Answered answered) {
        return answered.said().date() == null
                ? calendar.today()
                : answered.said().date();
    }
}
