package org.warmth.funds;

import java.time.Clock;
import java.time.LocalDate;
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
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of payment lists: filled, checked, approved and paid by different persons, never beyond budget or source. */
@Component(service = PaymentListService.class)
public final class PaymentListService {
    private final Database database;
    private final PaymentListStore lists;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final StandardService standards;
    private final FundCalendar calendar;
    private final Workflow workflow;
    private final Callers callers;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public PaymentListService(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentListStore lists,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference StandardService standards,
            @Reference FundCalendar calendar,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Jobs jobs,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.lists = lists;
        this.projects = projects;
        this.receipts = receipts;
        this.standards = standards;
        this.calendar = calendar;
        this.workflow = workflow;
        this.callers = callers;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes an empty list. */
    Created create(long unit, String title) {
        PaymentList list = PaymentList.draft(ids.next(), unit, title(title), 0, clock.instant());
        return database.write(sql -> {
            make(list);
            return Created.of(list.id(), list.version());
        });
    }

    PaymentListView get(long id) {
        return views(List.of(read(id))).get(0);
    }

    Page<PaymentListView> page(long unit, ListState state, long after, int size) {
        Page<PaymentList> page =
                Page.of(lists.page(callers.current(), unit, state, after, size + 1), size, PaymentList::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** Takes a step with a list. */
    PaymentListView step(long id, int version, String step, StepInput input) {
        return database.write(sql -> {
            PaymentList list = read(id);
            if (list.version() != version) {
                throw Problem.stale();
            }
            ListState state = workflow.take(FundLife.LIST, subject(list), step, input.reason());
            PaymentList next = list.in(state);
            switch (step) {
                case "submit" -> complete(list);
                case "approve" -> reserve(list, false);
                case "return" -> release(list);
                case "void" -> refuseUnless(contents(list).payments() == 0, "funds.list-not-empty");
                case "pay" -> next = pay(next, input);
                case "post" -> next = post(next);
                default -> {}
            }
            save(next);
            return get(id);
        });
    }

    /**
     * The list that an import fills, held until the chunk is written: the one it names, or its own, made with the first
     * chunk.
     *
     * @param first whether the import has not yet written anything
     */
    void fill(RosterImport job, boolean first) {
        String named = job.arguments().get(PaymentImport.LIST);
        if (named != null) {
            refuseUnless(open(id(named), first).unit() == job.unit(), "funds.list-elsewhere");
            return;
        }
        if (!lists.byIds(List.of(job.id())).containsKey(job.id())) {
            String title = title(job.arguments().getOrDefault(PaymentImport.TITLE, Long.toString(job.id())));
            make(PaymentList.draft(job.id(), job.unit(), title, job.id(), clock.instant()));
        }
        refuseUnless(lists.hold(job.id(), Set.of(ListState.DRAFT)), "funds.list-not-draft");
    }

    /**
     * A draft, held until the transaction ends.
     *
     * @param noted whether the caller now counts among those who filled it in and cannot check, approve or pay it
     */
    PaymentList open(long id, boolean noted) {
        refuseUnless(lists.hold(id, Set.of(ListState.DRAFT)), "funds.list-not-draft");
        PaymentList list = read(id);
        if (noted) {
            workflow.take(FundLife.LIST, subject(list), "fill", null);
        }
        return list;
    }

    /** Voids the list that an import made, once the import is undone. */
    void dissolve(long importId) {
        PaymentList list = lists.byIds(List.of(importId)).get(importId);
        if (list != null && list.state() == ListState.DRAFT) {
            save(list.in(workflow.take(FundLife.LIST, subject(list), "void", "import undone")));
        }
    }

    static long id(String named) {
        try {
            return Long.parseLong(named);
        } catch (NumberFormatException e) {
            throw Problem.notFound("funds.list-unknown");
        }
    }

    private void make(PaymentList list) {
        workflow.take(FundLife.LIST, new Subject<>(list.id(), list.unit(), null), "make", null);
        lists.insert(list);
    }

    /** a standard stands before the first payment, for each kind and category that the list pays. */
    private void complete(PaymentList list) {
        refuseUnless(contents(list).payments() > 0, "funds.list-empty");
        StandardBook book = standards.book(list.unit());
        List<PaymentList.Sort> sorts = lists.sorts(list.id());
        Map<Long, Project> of =
                projects.byIds(sorts.stream().map(PaymentList.Sort::project).collect(Collectors.toSet()));
        for (PaymentList.Sort sort : sorts) {
            Project project = of.get(sort.project());
            refuseUnless(book.covers(project.kind(), sort.category()), "funds.standard-missing", project.name());
        }
    }

    /** Takes the list's sums from its projects and their sources, all or none, never below nothing (check F1-E14). */
    private void reserve(PaymentList list, boolean back) {
        List<PaymentList.Share> shares = lists.shares(list.id());
        Map<Long, Project> of =
                projects.byIds(shares.stream().map(PaymentList.Share::project).collect(Collectors.toSet()));
        SortedMap<Long, Money> sources = new TreeMap<>();
        for (PaymentList.Share share : shares) {
            Money amount = back ? share.amount().negated() : share.amount();
            Project project = of.get(share.project());
            refuseUnless(projects.commit(project.id(), amount), "funds.budget-exceeded", project.name());
            sources.merge(project.receipt(), amount, Money::plus);
        }
        sources.forEach(
                (receipt, amount) -> refuseUnless(receipts.commit(receipt, amount), "funds.source-exceeded", receipt));
    }

    private void release(PaymentList list) {
        if (list.state() == ListState.APPROVED) {
            reserve(list, true);
        }
    }

    private PaymentList pay(PaymentList next, StepInput input) {
        LocalDate day = input.valueDate();
        new Violations()
                .required("valueDate", day)
                .businessDay("valueDate", day)
                .text("voucherNo", input.voucherNo(), 60)
                .unless(day == null || !day.isAfter(calendar.today()), "valueDate", "funds.not-yet")
                .refuse();
        return post(next.paid(day, input.voucherNo()));
    }

    private PaymentList post(PaymentList next) {
        return next.posting(jobs.start(PaymentPosting.KIND, next.unit(), Map.of("list", Long.toString(next.id())))
                .id());
    }

    private static void refuseUnless(boolean holds, String code, Object... args) {
        if (!holds) {
            throw Problem.conflict(code, args);
        }
    }

    private PaymentList read(long id) {
        return lists.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.list-unknown"));
    }

    private void save(PaymentList next) {
        if (!lists.update(next)) {
            throw Problem.stale();
        }
    }

    private static String title(String given) {
        new Violations().text("title", given, 100).refuse();
        return given.strip();
    }

    private PaymentList.Contents contents(PaymentList list) {
        return lists.contents(List.of(list.id())).getOrDefault(list.id(), PaymentList.Contents.NOTHING);
    }

    private List<PaymentListView> views(List<PaymentList> found) {
        Map<Long, PaymentList.Contents> contents =
                lists.contents(found.stream().map(PaymentList::id).toList());
        Map<Long, List<String>> next = workflow.next(
                FundLife.LIST, found.stream().map(PaymentListService::subject).toList());
        return found.stream()
                .map(list -> PaymentListView.of(
                        list,
                        contents.getOrDefault(list.id(), PaymentList.Contents.NOTHING),
                        next.getOrDefault(list.id(), List.of())))
                .toList();
    }

    private static Subject<ListState> subject(PaymentList list) {
        return new Subject<>(list.id(), list.unit(), list.state());
    }
}
