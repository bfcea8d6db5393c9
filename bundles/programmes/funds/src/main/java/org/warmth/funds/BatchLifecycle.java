package org.warmth.funds;

import static org.warmth.funds.BatchState.AUTHORISED;
import static org.warmth.funds.BatchState.CHECKED;
import static org.warmth.funds.BatchState.DRAFT;
import static org.warmth.funds.BatchState.EXPORTED;
import static org.warmth.funds.BatchState.RECONCILED;
import static org.warmth.funds.BatchState.SENT;
import static org.warmth.funds.BatchState.VOIDED;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Workflow;

/**
 * The life of a batch as a table (R-E06): made, checked, authorised and paid by different persons; the payer is whoever
 * exports, hands out or sends. Maker, checker and payer are three persons from list to bank: whoever made a list, or gave
 * one of its payments another account, neither checks, authorises nor pays the batch that pays it; whoever decided on the
 * list does not pay it. By person, and by whom a person stands in for, so that no delegation opens a way round.
 */
@Component(service = BatchLifecycle.class)
public final class BatchLifecycle {
    private static final Set<String> MADE = Set.of("make", "set-aside");
    private static final Set<String> CHECKED_TOO = Set.of("make", "set-aside", "check");
    private static final Set<String> DECIDED = Set.of("make", "set-aside", "check", "authorise");

    private final BatchStore batches;
    private final BatchItemStore items;
    private final HandoutStore handouts;
    private final BatchJobs jobs;
    private final FundSettings settings;
    private final FundCalendar calendar;
    private final Workflow workflow;
    private final Callers callers;
    private final Clock clock;
    /** The more money, the fewer may authorise it: a life for each rung of roles. */
    private final Map<Set<Role>, Lifecycle<Batch, BatchStanding, StepInput>> rungs = new ConcurrentHashMap<>();

    /** Over the module's tables and the lives of lists. */
    @Activate
    public BatchLifecycle(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference HandoutStore handouts,
            @Reference BatchJobs jobs,
            @Reference FundSettings settings,
            @Reference FundCalendar calendar,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.batches = batches;
        this.items = items;
        this.handouts = handouts;
        this.jobs = jobs;
        this.settings = settings;
        this.calendar = calendar;
        this.workflow = workflow;
        this.callers = callers;
        this.clock = clock;
    }

    /** The table for a batch, by how much it holds. */
    Lifecycle<Batch, BatchStanding, StepInput> life(Batch batch) {
        return rungs.computeIfAbsent(settings.authorisers(batch.holds().amount()), this::rung);
    }

    private Lifecycle<Batch, BatchStanding, StepInput> rung(Set<Role> authorisers) {
        Guard<Batch, BatchStanding> notMaker = (batch, known) -> eyes(known.made());
        Guard<Batch, BatchStanding> notDecider = (batch, known) -> eyes(known.decided());
        Guard<Batch, BatchStanding> ready = Guard.that("funds.batch-filling", (batch, known) -> batch.ready());
        Guard<Batch, BatchStanding> unwritten =
                Guard.that("funds.file-there", (batch, known) -> batch.file().id() == 0);
        Guard<Batch, BatchStanding> handedOut =
                Guard.that("funds.file-not-handed-out", (batch, known) -> batch.handouts() > 0);
        Guard<Batch, BatchStanding> kept = Guard.that("funds.file-out", (batch, known) -> batch.handouts() == 0);
        return Lifecycle.of(
                        "funds.batch",
                        batches,
                        BatchState.class,
                        Batch::state,
                        Batch::in,
                        this::facts,
                        StepInput.FIELDS)
                .create("make", DRAFT, FundRoles.MAKERS)
                .step("fill", Set.of(DRAFT), DRAFT, FundRoles.MAKERS)
                .when("funds.batch-filled", (batch, known) -> !batch.ready())
                .writes((batch, known, input) -> batch.at(jobs.fill(batch), false))
                .step("set-aside", Set.of(DRAFT), DRAFT, FundRoles.MAKERS)
                .when(ready)
                .when("funds.batch-sound", (batch, known) -> batch.holds().faults() > 0)
                .writes((batch, known, input) -> batch.at(jobs.move(batch, BatchMove.SET_ASIDE), false))
                .step("check", Set.of(DRAFT), CHECKED, FundRoles.REVIEWER)
                .apart(MADE)
                .when(notMaker)
                .when(ready)
                .when("funds.batch-empty", (batch, known) -> batch.holds().items() > 0)
                .when(Guard.that(
                        "funds.batch-faults",
                        (batch, known) -> batch.holds().faults() == 0,
                        (batch, known) -> List.of(batch.holds().faults())))
                .step("authorise", Set.of(CHECKED), AUTHORISED, authorisers)
                .apart(CHECKED_TOO)
                .when(notMaker)
                .step("export", Set.of(AUTHORISED), EXPORTED, FundRoles.CASHIER)
                .apart(DECIDED)
                .when(notDecider)
                .when(unwritten)
                .writes((batch, known, input) -> batch.at(jobs.export(batch), true))
                .step("write", Set.of(EXPORTED), EXPORTED, FundRoles.CASHIER)
                .apart(DECIDED)
                .when(notDecider)
                .when(unwritten)
                .writes((batch, known, input) -> batch.at(jobs.export(batch), true))
                .step("hand-out", Set.of(EXPORTED), EXPORTED, FundRoles.CASHIER)
                .apart(DECIDED)
                .when(notDecider)
                .when("funds.file-not-ready", (batch, known) -> batch.file().id() != 0)
                .when(kept)
                .writes((batch, known, input) -> batch.handedOut())
                .also((set, known, input) -> handOut(set, input))
                .back("re-issue", Set.of(EXPORTED), EXPORTED, FundRoles.CASHIER)
                .apart(DECIDED)
                .when(notDecider)
                .when(handedOut)
                .writes((batch, known, input) -> batch.handedOut())
                .also((set, known, input) -> handOut(set, input))
                .example((batch, known) -> StepInput.WHY)
                .step("send", Set.of(EXPORTED), SENT, FundRoles.CASHIER)
                .apart(DECIDED)
                .when(notDecider)
                .when(handedOut)
                .writes((batch, known, input) ->
                        batch.sent(calendar.today()).at(jobs.move(batch, BatchMove.SEND), true))
                .step("answer", Set.of(SENT), SENT, FundRoles.BOOKERS)
                .apart("make")
                .when(notMaker)
                .step("late-answer", Set.of(RECONCILED), RECONCILED, FundRoles.BOOKERS)
                .apart("make")
                .when(notMaker)
                .step("query", Set.of(SENT), SENT, FundRoles.BOOKERS)
                .when(Guard.that(
                        "funds.query-early",
                        (batch, known) -> late(batch),
                        (batch, known) -> List.of(settings.queryDays())))
                .writes((batch, known, input) -> batch.at(jobs.move(batch, BatchMove.QUERY), true))
                .step("reconcile", Set.of(SENT), RECONCILED, FundRoles.REVIEWER)
                .apart("make", "export", "hand-out", "re-issue", "send")
                .needs("voucherNo")
                .when(notMaker)
                .when(Guard.that(
                        "funds.batch-open",
                        (batch, known) -> known.open() == 0,
                        (batch, known) -> List.of(known.open())))
                .writes((batch, known, input) -> batch.vouched(input.voucherNo().strip()))
                .example((batch, known) -> StepInput.vouched(batch.number()))
                .back("return", Set.of(CHECKED, AUTHORISED), DRAFT, FundRoles.CHECKERS)
                .example((batch, known) -> StepInput.WHY)
                .back("void", Set.of(DRAFT), VOIDED, FundRoles.MAKERS)
                .writes((batch, known, input) -> batch.at(jobs.move(batch, BatchMove.RELEASE), false))
                .example((batch, known) -> StepInput.WHY)
                .back("withdraw", Set.of(EXPORTED), VOIDED, FundRoles.LEADER)
                .when(kept)
                .writes((batch, known, input) -> batch.at(jobs.move(batch, BatchMove.RELEASE), false))
                .example((batch, known) -> StepInput.WHY)
                .build();
    }

    /** Where payments stand is asked for batches alone that the bank has. */
    private Map<Long, BatchStanding> facts(Collection<Batch> some) {
        List<Long> sent = some.stream()
                .filter(batch -> batch.state() == SENT)
                .map(Batch::id)
                .toList();
        return standing(some, sent.isEmpty() ? Map.of() : items.counts(sent));
    }

    /** What is known of batches, with where their payments stand. */
    Map<Long, BatchStanding> standing(Collection<Batch> some, Map<Long, Map<PaymentState, Integer>> counts) {
        List<Long> ids = some.stream().map(Batch::id).toList();
        Map<Long, List<Long>> lists = batches.held(ids);
        Map<Long, Set<String>> own = workflow.own(
                PaymentLists.KIND, lists.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Set<Long> fixed = items.fixedBy(callers.current().acting(), ids);
        Map<Long, BatchStanding> standing = new HashMap<>();
        for (long id : ids) {
            Set<String> taken = new HashSet<>();
            lists.getOrDefault(id, List.of()).forEach(list -> taken.addAll(own.getOrDefault(list, Set.of())));
            boolean made = fixed.contains(id) || taken.stream().anyMatch(PaymentLists.MAKING::contains);
            boolean decided = made || taken.stream().anyMatch(PaymentLists.DECIDING::contains);
            standing.put(id, new BatchStanding(made, decided, counts.getOrDefault(id, Map.of())));
        }
        return standing;
    }

    private static Refusal eyes(boolean own) {
        return own ? Refusal.forbidden("workflow.four-eyes") : null;
    }

    private boolean late(Batch batch) {
        return !batch.sentOn().plusDays(settings.queryDays()).isAfter(calendar.today());
    }

    /** Writes down who got the bank file, and why once more. */
    private void handOut(List<Batch> set, StepInput input) {
        set.forEach(batch -> handouts.insert(
                batch.id(),
                new HandoutStore.Taken(batch.handouts(), callers.current().name(), clock.instant(), input.reason())));
    }
}
