package org.warmth.funds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.Records;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.Persons;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** The rules of one payment in a draft list: written into it, changed, taken out of it. */
@Component(service = PaymentService.class)
public final class PaymentService {
    private final Database database;
    private final PaymentStore payments;
    private final Records<Payment> records;
    private final PaymentLists lists;
    private final PaymentLifecycle lifecycle;
    private final PaymentMaker maker;
    private final PaymentOnce once;
    private final BatchItemStore items;
    private final ProjectService projects;
    private final ProjectStore projectStore;
    private final StandardBooks standards;
    private final Persons persons;
    private final Accounts accounts;
    private final Workflow workflow;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public PaymentService(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference PaymentLists lists,
            @Reference PaymentLifecycle lifecycle,
            @Reference PaymentMaker maker,
            @Reference PaymentOnce once,
            @Reference BatchItemStore items,
            @Reference ProjectService projects,
            @Reference ProjectStore projectStore,
            @Reference StandardBooks standards,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.payments = payments;
        this.records = payments.records();
        this.lists = lists;
        this.lifecycle = lifecycle;
        this.maker = maker;
        this.once = once;
        this.items = items;
        this.projects = projects;
        this.projectStore = projectStore;
        this.standards = standards;
        this.persons = persons;
        this.accounts = accounts;
        this.workflow = workflow;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
    }

    /** Writes one payment into a draft list; beyond the standard only with the maker's word. */
    Created create(long list, boolean overStandard, PaymentInput input) {
        long id = ids.next();
        return database.write(sql -> {
            ListHead in = lists.desk().fill(list);
            Payment payment = made(id, in, 0, 0, overStandard, input);
            records.insert(List.of(payment));
            audit.record("funds.payment.create", in.unit(), "funds.payment/" + id, Map.of("list", list));
            return Created.of(id, 1);
        });
    }

    /** Rewrites a payment in a draft list; without number, payee and account stay. */
    PaymentView update(long id, int version, boolean overStandard, PaymentInput input) {
        return database.write(sql -> {
            Payment payment = at(id, version);
            if (payment.state() != PaymentState.LISTED) {
                throw Problem.conflict("funds.payment-not-listed");
            }
            ListHead in = lists.desk().fill(payment.list());
            long person = input.idNumber() == null ? payment.facts().person() : 0;
            long account =
                    input.number() == null && person != 0 ? payment.facts().account() : 0;
            Payment next = made(id, in, person, account, overStandard, input);
            if (records.update(List.of(payment.saying(next.facts(), next.overStandard()))) != 1) {
                throw Problem.stale();
            }
            audit.record("funds.payment.update", in.unit(), "funds.payment/" + id, Map.of("version", version + 1));
            return get(id);
        });
    }

    /** Takes a payment out of a draft list. */
    PaymentView remove(long id, int version, String reason) {
        return database.write(sql -> {
            workflow.take(lifecycle.life(), at(id, version), "remove", StepInput.because(reason));
            return get(id);
        });
    }

    PaymentView get(long id) {
        return views(List.of(read(id))).get(0);
    }

    /** The attempts at a payment, oldest first. */
    List<PaymentAttempt> attempts(long id) {
        List<BatchItem> made = items.of(read(id).id());
        Map<Long, Accounts.View> cards =
                accounts.masked(made.stream().map(BatchItem::account).collect(Collectors.toSet()));
        return made.stream()
                .map(item -> PaymentAttempt.of(item, cards.get(item.account())))
                .toList();
    }

    /** The payments that the caller may read and a query asks for. */
    Page<PaymentView> page(PaymentQuery query, int size) {
        Page<Payment> page = Page.of(payments.page(callers.current(), query, size + 1), size, Payment::id);
        return new Page<>(views(page.items()), page.next());
    }

    private Payment made(long id, ListHead in, long person, long account, boolean overStandard, PaymentInput input) {
        List<Project> named = input.project() == null
                ? List.of()
                : projects.named(in.unit(), List.of(input.project())).getOrDefault(input.project(), List.of());
        new Violations()
                .required("project", input.project())
                .unless(input.project() == null || named.size() == 1, "project", "funds.project-unknown")
                .refuse();
        var proposal = new PaymentMaker.Proposal(id, in.unit(), in.id(), 0, named.get(0), person, account, input);
        List<Violation> found =
                maker.check(List.of(proposal), standards.of(in.unit())).get(0);
        boolean over = found.stream().anyMatch(violation -> violation.code().equals("funds.over-standard"));
        if (Violation.refused(found) || over && !overStandard) {
            throw Problem.invalid(found);
        }
        PaymentMaker.Made made = maker.make(List.of(proposal)).get(0);
        if (made.fault() != null) {
            throw Problem.invalid(List.of(made.fault()));
        }
        if (!PaymentOnce.admit(once.hold(List.of(made.payment())), made.payment())) {
            throw Problem.invalid("name", "funds.duplicate");
        }
        return over ? made.payment().beyond() : made.payment();
    }

    private Payment at(long id, int version) {
        Payment payment = read(id);
        if (payment.version() != version) {
            throw Problem.stale();
        }
        return payment;
    }

    private Payment read(long id) {
        return records.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.payment-unknown"));
    }

    /** Payments as staff sees them, in the order given. */
    List<PaymentView> views(Collection<Payment> found) {
        PaymentNames names = PaymentNames.of(found, persons, accounts, projectStore);
        Map<Long, List<String>> next = workflow.next(lifecycle.life(), found);
        return found.stream()
                .map(payment -> PaymentView.of(
                        payment,
                        names.payee(payment),
                        names.subject(payment),
                        names.account(payment),
                        names.project(payment),
                        next.get(payment.id())))
                .toList();
    }
}
