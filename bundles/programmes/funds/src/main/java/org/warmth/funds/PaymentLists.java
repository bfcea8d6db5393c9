package org.warmth.funds;

import static org.warmth.api.lists.ListState.APPROVED;
import static org.warmth.api.lists.ListState.CHECKED;
import static org.warmth.api.lists.ListState.DRAFT;
import static org.warmth.api.lists.ListState.PAID;
import static org.warmth.api.lists.ListState.SUBMITTED;
import static org.warmth.api.lists.ListState.VOIDED;
import static org.warmth.funds.db.Tables.FUNDS_LISTS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.PaymentListStore.Share;
import org.warmth.funds.PaymentListView.Contents;

/** Payment lists: checked, approved and paid by different persons (R-E06), never beyond standard, budget or source. */
@Component(service = PaymentLists.class)
public final class PaymentLists implements ListKind<Payment, PaymentListContents, StepInput, PaymentListView> {
    /** The kind of payment lists. */
    static final String KIND = "funds.list";
    /** The steps by which a list comes to be. */
    static final Set<String> MAKING = Set.of(MAKE, FILL, SUBMIT);
    /** The steps of whoever has a say in a list. */
    static final Set<String> DECIDING = Set.of(MAKE, FILL, SUBMIT, "check", "approve");
    /** The states in which the payments of a list are decided on: its money is taken. */
    static final Set<ListState> DECIDED = Set.of(APPROVED, PAID);

    /** The step by which a list is closed once batches have paid what it holds; the product's. */
    private static final String SETTLE = "settle";

    private final PaymentStore payments;
    private final PaymentListStore store;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final FundCalendar calendar;
    private final OverlapGate overlaps;
    private final FundSettings settings;
    private final Publicities publicities;
    private final Workflow workflow;
    private final Lifecycle<ListHead, PaymentListContents, StepInput> life;
    private final ListDesk<StepInput, PaymentListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public PaymentLists(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference PaymentListStore store,
            @Reference PaymentListReader reader,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference FundCalendar calendar,
            @Reference OverlapGate overlaps,
            @Reference FundSettings settings,
            @Reference Publicities publicities,
            @Reference Workflow workflow,
            @Reference Lists lists) {
        this.payments = payments;
        this.store = store;
        this.projects = projects;
        this.receipts = receipts;
        this.calendar = calendar;
        this.overlaps = overlaps;
        this.settings = settings;
        this.publicities = publicities;
        this.workflow = workflow;
        Guard<ListHead, PaymentListContents> affordable = (list, holds) -> holds.shortage();
        this.life = Lifecycle.of(
                        KIND,
                        lists.heads(database, FUNDS_LISTS),
                        ListState.class,
                        ListHead::state,
                        ListHead::in,
                        reader::contents,
                        StepInput.FIELDS)
                .create(MAKE, DRAFT, FundRoles.MAKERS)
                .step(FILL, Set.of(DRAFT), DRAFT, FundRoles.MAKERS)
                .byKernel()
                .step(UNDO, Set.of(DRAFT, SUBMITTED, CHECKED), null, FundRoles.MAKERS)
                .byKernel()
                .step(SUBMIT, Set.of(DRAFT), SUBMITTED, FundRoles.MAKERS)
                .when(ListContents.something())
                .when(Guard.that(
                        "funds.standard-missing",
                        (list, holds) -> holds.uncovered() == null,
                        (list, holds) -> List.of(holds.uncovered())))
                .also((set, holds, input) -> holds.forEach((list, of) -> store.publicised(list, of.publicised())))
                .step("check", Set.of(SUBMITTED), CHECKED, FundRoles.REVIEWER)
                .apart(MAKING)
                .step("approve", Set.of(CHECKED), APPROVED, FundRoles.LEADER)
                .apart(MAKING)
                .takes("urgent")
                .checks((list, holds, input) -> input.urgent() == null
                        ? List.of()
                        : new Violations().required("urgent", input.urgent()).found())
                .when(Guard.that(
                        "funds.overlaps-undecided",
                        (list, holds) -> holds.undecided() == 0,
                        (list, holds) -> List.of(holds.undecided())))
                .when(affordable)
                .also((set, holds, input) -> set.forEach(list -> publicise(list, holds.get(list.id()), input)))
                .also((set, holds, input) -> set.forEach(list -> overlaps.refuseUndecided(list.id())))
                .also((set, holds, input) -> set.forEach(list -> reserve(list, false)))
                .example((list, holds) ->
                        StepInput.urgently(holds.paid().publicised() && !holds.clear() ? "先行救助" : null))
                .step("pay", Set.of(APPROVED), PAID, FundRoles.CASHIER)
                .apart(DECIDING)
                .needs("valueDate", "voucherNo")
                .checks((list, holds, input) -> inTime(input))
                .when("funds.list-in-batch", (list, holds) -> holds.whole())
                .when("funds.cash", (list, holds) -> !holds.exception())
                .also((set, holds, input) -> set.forEach(this::hold))
                .also((set, holds, input) ->
                        set.forEach(list -> store.pay(list.id(), input.valueDate(), input.voucherNo())))
                .does(lists.posting(PaymentPosting.KIND))
                .example((list, holds) -> StepInput.paid(calendar.today(), Long.toString(list.id())))
                .step(POST, Set.of(PAID), PAID, FundRoles.CASHIER)
                .apart(DECIDING)
                .when(ListContents.unposted())
                .does(lists.posting(PaymentPosting.KIND))
                .step(SETTLE, Set.of(APPROVED), PAID, FundRoles.MONEY)
                .byKernel()
                .when("funds.list-unsettled", (list, holds) -> holds.settled())
                .also((set, holds, input) -> set.forEach(list -> store.settle(list.id())))
                .back("return", Set.of(SUBMITTED, CHECKED, APPROVED), DRAFT, FundRoles.CHECKERS)
                .when("funds.list-in-batch", (list, holds) -> list.state() != APPROVED || holds.whole())
                .when((list, holds) -> list.state() == APPROVED ? holds.shortage() : null)
                .also((set, holds, input) -> set.forEach(list -> takeBack(list, input)))
                .example((list, holds) -> StepInput.WHY)
                .back(VOID, Set.of(DRAFT), VOIDED, FundRoles.MAKERS)
                .when(ListContents.nothing())
                .example((list, holds) -> StepInput.WHY)
                .build();
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListHead, PaymentListContents, StepInput> life() {
        return life;
    }

    @Override
    public Records<Payment> records() {
        return payments.records();
    }

    @Override
    public List<PaymentListView> views(
            List<ListHead> lists, Map<Long, PaymentListContents> contents, Map<Long, List<String>> next) {
        return lists.stream()
                .map(list -> PaymentListView.of(list, contents.get(list.id()), next.get(list.id())))
                .toList();
    }

    /**
     * What the kind of a project asks: the list hung out and nobody objects, or it is urgent and its papers are due later
     * (domain 0.5).
     */
    private void publicise(ListHead list, PaymentListContents holds, StepInput input) {
        if (input.urgent() != null) {
            store.owe(list.id(), calendar.today().plusDays(settings.papersDays()));
        } else if (holds.paid().publicised()) {
            publicities.requireClear(KIND, Set.of(list.id()));
        }
    }

    private List<Violation> inTime(StepInput input) {
        LocalDate day = input.valueDate();
        return new Violations()
                .unless(day == null || !day.isAfter(calendar.today()), "valueDate", "funds.not-yet")
                .found();
    }

    /** What was decided about a list is decided no more: what hangs out is taken down, what it took goes back. */
    private void takeBack(ListHead list, StepInput input) {
        publicities.withdraw(KIND, list.id(), input.reason());
        store.owe(list.id(), null);
        if (list.state() == APPROVED) {
            hold(list);
            reserve(list, true);
        }
    }

    /** No batch has got hold of any of the list's payments, nor does one until the transaction ends. */
    private void hold(ListHead list) {
        store.hold(List.of(list.id()), list.state());
        Contents holds = store.contents(List.of(list.id())).getOrDefault(list.id(), Contents.NOTHING);
        refuseUnless(holds.waiting() == holds.payments(), "funds.list-in-batch");
    }

    /** Closes those of the lists whose payments are all paid or given up. */
    void settle(Collection<Long> lists) {
        Set<Long> open = store.hold(lists, APPROVED);
        Map<Long, Contents> holds = store.contents(open);
        List<ListHead> done = open.stream()
                .filter(list -> holds.containsKey(list) && holds.get(list).settled())
                .map(desk::head)
                .toList();
        if (!done.isEmpty()) {
            workflow.carryAll(life, done, SETTLE, null, null);
        }
    }

    /** Whether a list is decided on: its payments are approved, its money is taken. */
    boolean decided(long list) {
        return DECIDED.contains(desk.head(list).state());
    }

    /** Payment lists, for whoever calls. */
    ListDesk<StepInput, PaymentListView> desk() {
        return desk;
    }

    /** The day on which a list was paid. */
    LocalDate valueDate(ListHead list) {
        return store.paid(List.of(list.id())).get(list.id()).valueDate();
    }

    /** Takes the list's sums from its projects and their sources, all or none, never below nothing (check F1-E14). */
    private void reserve(ListHead list, boolean back) {
        List<Share> shares = store.shares(List.of(list.id())).get(list.id());
        Map<Long, Project> of =
                projects.byIds(shares.stream().map(Share::project).collect(Collectors.toSet()));
        SortedMap<Long, Money> sources = new TreeMap<>();
        for (Share share : shares) {
            Money amount = back ? share.amount().negated() : share.amount();
            Project project = of.get(share.project());
            refuseUnless(projects.commit(project.id(), amount), "funds.budget-exceeded", project.name());
            sources.merge(project.receipt(), amount, Money::plus);
        }
        sources.forEach(
                (receipt, amount) -> refuseUnless(receipts.commit(receipt, amount), "funds.source-exceeded", receipt));
    }

    private static void refuseUnless(boolean holds, String code, Object... args) {
        if (!holds) {
            throw Problem.conflict(code, args);
        }
    }
}
