package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_LISTS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;
import org.warmth.funds.PaymentListStore.Share;
import org.warmth.funds.PaymentListStore.Sort;
import org.warmth.funds.PaymentListView.Contents;
import org.warmth.funds.PaymentListView.Paid;

/** Payment lists: checked, approved and paid by different persons, never beyond standard, budget or source. */
@Component(service = PaymentLists.class)
public final class PaymentLists implements ListKind<Payment, StepInput, PaymentListView> {
    /** The step by which a list is closed once batches have paid what it holds; nobody takes it by hand. */
    private static final String SETTLE = "settle";

    private static final Set<ListState> DECIDED = Set.of(ListState.APPROVED, ListState.PAID);

    private final Database database;
    private final PaymentStore payments;
    private final PaymentListStore store;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final StandardService standards;
    private final FundCalendar calendar;
    private final OverlapGate overlaps;
    private final CashStore cash;
    private final FundSettings settings;
    private final Publicities publicities;
    private final Workflow workflow;
    private final ListDesk<StepInput, PaymentListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public PaymentLists(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference PaymentListStore store,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference StandardService standards,
            @Reference FundCalendar calendar,
            @Reference OverlapGate overlaps,
            @Reference CashStore cash,
            @Reference FundSettings settings,
            @Reference Publicities publicities,
            @Reference Workflow workflow,
            @Reference Lists lists) {
        this.database = database;
        this.payments = payments;
        this.store = store;
        this.projects = projects;
        this.receipts = receipts;
        this.standards = standards;
        this.calendar = calendar;
        this.overlaps = overlaps;
        this.cash = cash;
        this.settings = settings;
        this.publicities = publicities;
        this.workflow = workflow;
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListState> life() {
        return FundLife.LIST;
    }

    @Override
    public ListState posts() {
        return ListState.PAID;
    }

    @Override
    public String job() {
        return PaymentPosting.KIND;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_LISTS;
    }

    @Override
    public Records<Payment> records() {
        return payments.records();
    }

    @Override
    public List<PaymentListView> views(List<ListHead> lists, Map<Long, List<String>> next) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, Paid> paid = store.paid(ids);
        Map<Long, Contents> contents = store.contents(ids);
        Set<Long> owing = owing(paid);
        return lists.stream()
                .map(list -> PaymentListView.of(
                        list,
                        paid.get(list.id()),
                        owing.contains(list.id()) ? paid.get(list.id()).papersDue() : null,
                        contents.getOrDefault(list.id(), Contents.NOTHING),
                        next.get(list.id()).stream()
                                .filter(step -> !step.equals(SETTLE))
                                .toList()))
                .toList();
    }

    /** The lists whose papers are due and that have not hung out to the end yet. */
    private Set<Long> owing(Map<Long, Paid> paid) {
        Set<Long> due = paid.entrySet().stream()
                .filter(list -> list.getValue().papersDue() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!due.isEmpty()) {
            publicities.latest(life().kind(), due).forEach((list, publicity) -> {
                if (publicity.state() == Publicity.State.CLEAR) {
                    due.remove(list);
                }
            });
        }
        return due;
    }

    @Override
    public void step(ListHead list, String step, StepInput input) {
        switch (step) {
            case SUBMIT -> complete(list);
            case "approve" -> {
                publicise(list, StepInput.of(input));
                overlaps.refuseUndecided(list.id());
                reserve(list, false);
            }
            case "return" -> {
                publicities.withdraw(life().kind(), list.id(), input == null ? null : input.reason());
                store.owe(list.id(), null);
                if (list.state() == ListState.APPROVED) {
                    whole(list);
                    reserve(list, true);
                }
            }
            case "pay" -> {
                whole(list);
                refuseUnless(
                        !store.channels(list.id()).contains(Channel.CASH) || cash.allowed(list.id()), "funds.cash");
                pay(list, input);
            }
            case SETTLE -> refuseUnless(settled(contents(list.id())), "funds.list-unsettled");
            default -> {}
        }
    }

    /**
     * What the kind of a project asks: the list hung out and nobody objects, or it is urgent and its papers are due later
     * (domain 0.5).
     */
    private void publicise(ListHead list, StepInput input) {
        if (input.urgent() != null) {
            new Violations().text("urgent", input.urgent(), 200).refuse();
            store.owe(list.id(), calendar.today().plusDays(settings.papersDays()));
        } else if (store.paid(List.of(list.id())).get(list.id()).publicised()) {
            publicities.requireClear(life().kind(), Set.of(list.id()));
        }
    }

    /** No batch has got hold of any of the list's payments, nor does one until the transaction ends. */
    private void whole(ListHead list) {
        store.hold(List.of(list.id()), list.state());
        Contents holds = contents(list.id());
        refuseUnless(holds.waiting() == holds.payments(), "funds.list-in-batch");
    }

    private Contents contents(long list) {
        return store.contents(List.of(list)).getOrDefault(list, Contents.NOTHING);
    }

    private static boolean settled(Contents holds) {
        return holds.paid() > 0 && holds.paid() == holds.payments();
    }

    /** Closes those of the lists whose payments are all paid or given up. */
    void settle(Collection<Long> lists) {
        Set<Long> open = store.hold(lists, ListState.APPROVED);
        Map<Long, Contents> holds = store.contents(open);
        for (long list : open) {
            if (settled(holds.getOrDefault(list, Contents.NOTHING))) {
                ListHead head = desk.head(list);
                workflow.take(life(), new Subject<>(list, head.unit(), head.state()), SETTLE, null);
                store.settle(list);
            }
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

    /** a standard stands before the first payment, for each kind and category that the list pays. */
    private void complete(ListHead list) {
        StandardBook book = standards.book(list.unit());
        List<Sort> sorts = store.sorts(list.id());
        Map<Long, Project> of = projects.byIds(sorts.stream().map(Sort::project).collect(Collectors.toSet()));
        for (Sort sort : sorts) {
            Project project = of.get(sort.project());
            refuseUnless(book.covers(project.kind(), sort.category()), "funds.standard-missing", project.name());
        }
        store.publicised(list.id(), of.values().stream().anyMatch(Project::publicised));
    }

    /** Takes the list's sums from its projects and their sources, all or none, never below nothing (check F1-E14). */
    private void reserve(ListHead list, boolean back) {
        List<Share> shares = store.shares(list.id());
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

    private void pay(ListHead list, StepInput input) {
        LocalDate day = input == null ? null : input.valueDate();
        String voucher = input == null ? null : input.voucherNo();
        new Violations()
                .required("valueDate", day)
                .businessDay("valueDate", day)
                .text("voucherNo", voucher, 60)
                .unless(day == null || !day.isAfter(calendar.today()), "valueDate", "funds.not-yet")
                .refuse();
        store.pay(list.id(), day, voucher);
    }

    private static void refuseUnless(boolean holds, String code, Object... args) {
        if (!holds) {
            throw Problem.conflict(code, args);
        }
    }
}
