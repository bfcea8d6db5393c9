package org.warmth.funds;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of batches once made: checked, authorised and paid by different persons, one file, handed out once. */
@Component(service = BatchService.class)
public final class BatchService {
    private final Database database;
    private final BatchStore batches;
    private final BatchItemStore items;
    private final HandoutStore handouts;
    private final BatchEyes eyes;
    private final FundSettings settings;
    private final FundCalendar calendar;
    private final StoredFiles files;
    private final BatchJobs jobs;
    private final Workflow workflow;
    private final Callers callers;
    private final Clock clock;

    /** What a step asks of the batch, where its state alone does not tell whether it may come next. */
    private static final Map<String, Predicate<Batch>> WHEN = Map.of(
            "fill", batch -> !batch.ready(),
            "set-aside", batch -> batch.ready() && batch.holds().faults() > 0,
            "check", batch -> batch.ready() && batch.holds().sound(),
            "write", batch -> batch.file().id() == 0,
            "hand-out", batch -> batch.file().id() != 0 && batch.handouts() == 0,
            "re-issue", batch -> batch.handouts() > 0,
            "send", batch -> batch.handouts() > 0,
            "withdraw", batch -> batch.handouts() == 0);

    /** What each step that anybody may ask for does beyond its line in the life table. */
    private final Map<String, BiFunction<Batch, StepInput, Batch>> acts = Map.ofEntries(
            Map.entry("fill", this::fill),
            Map.entry("set-aside", this::setAside),
            Map.entry("check", this::check),
            Map.entry("authorise", BatchService::nothing),
            Map.entry("export", this::export),
            Map.entry("write", this::export),
            Map.entry("send", this::send),
            Map.entry("query", this::query),
            Map.entry("reconcile", this::reconcile),
            Map.entry("return", BatchService::nothing),
            Map.entry("void", this::release),
            Map.entry("withdraw", this::withdraw));

    /** Over its tables and the kernel. */
    @Activate
    public BatchService(
            @Reference(target = "(module=funds)") Database database,
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference HandoutStore handouts,
            @Reference BatchEyes eyes,
            @Reference FundSettings settings,
            @Reference FundCalendar calendar,
            @Reference StoredFiles files,
            @Reference BatchJobs jobs,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.database = database;
        this.batches = batches;
        this.items = items;
        this.handouts = handouts;
        this.eyes = eyes;
        this.settings = settings;
        this.calendar = calendar;
        this.files = files;
        this.jobs = jobs;
        this.workflow = workflow;
        this.callers = callers;
        this.clock = clock;
    }

    /** Takes a step. */
    BatchView step(long id, int version, String step, StepInput input) {
        BiFunction<Batch, StepInput, Batch> act =
                Optional.ofNullable(acts.get(step)).orElseThrow(() -> Problem.notFound("workflow.step-unknown", step));
        return database.write(sql -> {
            Batch batch = taken(id, version, step, input.reason());
            save(act.apply(batch, input));
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
            Batch taken = taken(id, version, batch.handouts() == 0 ? "hand-out" : "re-issue", reason);
            refuseUnless(batch.file().id() != 0, "funds.file-not-ready");
            Batch next = taken.handedOut();
            handouts.insert(
                    id,
                    new HandoutStore.Taken(next.handouts(), callers.current().name(), clock.instant(), reason));
            save(next);
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
        Page<Batch> page = Page.of(batches.page(callers.current(), unit, state, after, size + 1), size, Batch::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** A batch that the caller may read. */
    Batch read(long id) {
        return batches.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.batch-unknown"));
    }

    /** A batch after a step, one version on; not yet written. */
    Batch taken(long id, int version, String step, String reason) {
        Batch batch = read(id);
        if (batch.version() != version) {
            throw Problem.stale();
        }
        Batch next = batch.in(workflow.take(life(batch), subject(batch), step, reason));
        eyes.refuse(batch, step);
        return next;
    }

    /** Writes a batch that stands one version before. */
    void save(Batch next) {
        if (!batches.update(next)) {
            throw Problem.stale();
        }
    }

    private Batch fill(Batch batch, StepInput input) {
        refuseUnless(!batch.ready(), "funds.batch-filled");
        return batch.at(jobs.fill(batch), false);
    }

    private Batch setAside(Batch batch, StepInput input) {
        refuseUnless(batch.ready(), "funds.batch-filling");
        refuseUnless(batch.holds().faults() > 0, "funds.batch-sound");
        return batch.at(jobs.move(batch, BatchMove.SET_ASIDE), false);
    }

    private Batch check(Batch batch, StepInput input) {
        refuseUnless(batch.ready(), "funds.batch-filling");
        refuseUnless(batch.holds().items() > 0, "funds.batch-empty");
        refuseUnless(
                batch.holds().faults() == 0, "funds.batch-faults", batch.holds().faults());
        return batch;
    }

    private Batch export(Batch batch, StepInput input) {
        refuseUnless(batch.file().id() == 0, "funds.file-there");
        return batch.at(jobs.export(batch), true);
    }

    private Batch send(Batch batch, StepInput input) {
        refuseUnless(batch.handouts() > 0, "funds.file-not-handed-out");
        return batch.sent(calendar.today()).at(jobs.move(batch, BatchMove.SEND), true);
    }

    private Batch query(Batch batch, StepInput input) {
        int days = settings.queryDays();
        refuseUnless(!batch.sentOn().plusDays(days).isAfter(calendar.today()), "funds.query-early", days);
        return batch.at(jobs.move(batch, BatchMove.QUERY), true);
    }

    private Batch reconcile(Batch batch, StepInput input) {
        new Violations().text("voucherNo", input.voucherNo(), 60).refuse();
        int open = BatchView.of(batch, counts(List.of(batch)).get(batch.id()), List.of())
                .contents()
                .open();
        refuseUnless(open == 0, "funds.batch-open", open);
        return batch.vouched(input.voucherNo().strip());
    }

    private Batch release(Batch batch, StepInput input) {
        return batch.at(jobs.move(batch, BatchMove.RELEASE), false);
    }

    private Batch withdraw(Batch batch, StepInput input) {
        refuseUnless(batch.handouts() == 0, "funds.file-out");
        return release(batch, input);
    }

    private static Batch nothing(Batch batch, StepInput input) {
        return batch;
    }

    private Lifecycle<BatchState> life(Batch batch) {
        return FundLife.batch(settings.authorisers(batch.holds().amount()));
    }

    private Map<Long, Map<PaymentState, Integer>> counts(List<Batch> some) {
        return items.counts(some.stream().map(Batch::id).toList());
    }

    /** The steps that may follow, asked for once per rung of the ladder. */
    private List<BatchView> views(List<Batch> found) {
        Map<Long, Map<PaymentState, Integer>> counts = counts(found);
        Map<Long, Set<String>> barred = eyes.barred(found);
        Map<Long, List<String>> next = new HashMap<>();
        Map<Set<Role>, List<Batch>> rungs = found.stream()
                .collect(Collectors.groupingBy(
                        batch -> settings.authorisers(batch.holds().amount())));
        rungs.forEach((rung, some) -> next.putAll(workflow.next(
                FundLife.batch(rung), some.stream().map(BatchService::subject).toList())));
        List<BatchView> views = new ArrayList<>(found.size());
        for (Batch batch : found) {
            List<String> steps = next.getOrDefault(batch.id(), List.of()).stream()
                    .filter(step -> !barred.get(batch.id()).contains(step))
                    .filter(step -> WHEN.getOrDefault(step, any -> true).test(batch))
                    .toList();
            views.add(BatchView.of(batch, counts.get(batch.id()), steps));
        }
        return views;
    }

    private static Subject<BatchState> subject(Batch batch) {
        return new Subject<>(batch.id(), batch.unit(), batch.state());
    }

    private static void refuseUnless(boolean holds, String code, Object... args) {
        if (!holds) {
            throw Problem.conflict(code, args);
        }
    }
}
