package org.warmth.funds;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.lists.ListHead;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.OverlapDecision.Decision;
import org.warmth.funds.OverlapDecision.Done;

/** What payees of a list have received elsewhere: shown, and decided by somebody who did not make the list. */
@Component(service = OverlapService.class)
public final class OverlapService {
    private static final Set<Role> LOOKERS =
            EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.LEADER);

    private final Database database;
    private final OverlapStore store;
    private final PaymentLists lists;
    private final PaymentStore payments;
    private final PaymentLifecycle paymentLife;
    private final ProjectStore projects;
    private final Workflow workflow;
    private final Jobs jobs;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Persons persons;
    private final Units units;
    private final Messages messages;

    /** Over the module's tables and the kernel. */
    @Activate
    public OverlapService(
            @Reference(target = "(module=funds)") Database database,
            @Reference OverlapStore store,
            @Reference PaymentLists lists,
            @Reference PaymentStore payments,
            @Reference PaymentLifecycle paymentLife,
            @Reference ProjectStore projects,
            @Reference Workflow workflow,
            @Reference Jobs jobs,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Messages messages) {
        this.database = database;
        this.store = store;
        this.lists = lists;
        this.payments = payments;
        this.paymentLife = paymentLife;
        this.projects = projects;
        this.workflow = workflow;
        this.jobs = jobs;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.persons = persons;
        this.units = units;
        this.messages = messages;
    }

    /** The overlaps of a list that the caller may read, as they were found last. */
    Page<OverlapView> page(long list, OverlapState state, long after, int size) {
        lists.desk().head(list);
        Page<Overlap> page = Page.of(store.page(list, state, after, size + 1), size, Overlap::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** Looks through a list, as a job. */
    JobView look(long id) {
        return database.write(sql -> {
            ListHead list = lists.desk().head(id);
            access.require(LOOKERS, list.unit());
            return jobs.start(OverlapCheck.KIND, list.unit(), Map.of(OverlapCheck.LIST, Long.toString(id)));
        });
    }

    /** Decides about one overlap, or about all of one sort, a chunk in each transaction. */
    Done decide(long id, OverlapDecision decision) {
        new Violations()
                .required("decision", decision.decision())
                .text("reason", decision.reason(), 500)
                .unless(
                        decision.overlap() != null || decision.programme() != null && decision.benefit() != null,
                        "overlap",
                        "funds.overlap-which")
                .refuse();
        ListHead list = decider(id);
        if (decision.overlap() != null) {
            Overlap one = store.byId(id, decision.overlap())
                    .filter(overlap -> overlap.state() == OverlapState.OPEN || overlap.state() == OverlapState.KEPT)
                    .orElseThrow(() -> Problem.notFound("funds.overlap-unknown"));
            return decide(list, List.of(one), decision);
        }
        Overlap.Sort sort = new Overlap.Sort(decision.programme(), decision.benefit());
        Done done = new Done(0, 0);
        List<Overlap> open = store.open(id, sort, 0, Database.CHUNK);
        while (!open.isEmpty()) {
            Done more = decide(list, open, decision);
            done = new Done(done.overlaps() + more.overlaps(), done.payments() + more.payments());
            open = store.open(id, sort, open.get(open.size() - 1).id(), Database.CHUNK);
        }
        if (done.overlaps() == 0) {
            throw Problem.notFound("funds.overlap-unknown");
        }
        return done;
    }

    /** A list about which the caller may decide: not one that the caller made, filled or handed in. */
    private ListHead decider(long id) {
        ListHead list = lists.desk().head(id);
        access.require(FundRoles.CHECKERS, list.unit());
        if (callers.current().shared()) {
            throw Problem.forbidden("workflow.shared-account");
        }
        if (workflow.own(PaymentLists.KIND, Set.of(id)).getOrDefault(id, Set.of()).stream()
                .anyMatch(PaymentLists.MAKING::contains)) {
            throw Problem.forbidden("workflow.four-eyes");
        }
        if (!Overlap.DECIDABLE.contains(list.state())) {
            throw Problem.conflict("funds.overlaps-closed");
        }
        return list;
    }

    private Done decide(ListHead list, List<Overlap> some, OverlapDecision decision) {
        return database.write(sql -> {
            boolean drop = decision.decision() == Decision.DROP;
            if (!store.touch(list.id())) {
                throw Problem.conflict("funds.overlaps-closed");
            }
            List<Overlap> decided = drop ? ofPayments(some) : some;
            int dropped = drop ? drop(some, decision.reason()) : 0;
            String by = callers.current().name();
            OverlapState next = drop ? OverlapState.DROPPED : OverlapState.KEPT;
            store.update(decided.stream()
                    .map(overlap -> overlap.in(next, decision.reason().strip(), by))
                    .toList());
            audit.record(
                    "funds.overlap." + decision.decision().name().toLowerCase(Locale.ROOT),
                    list.unit(),
                    "funds.list/" + list.id(),
                    Map.of("overlaps", decided.size(), "payments", dropped));
            return new Done(decided.size(), dropped);
        });
    }

    /** All overlaps of the payments of some: what leaves the list leaves it with all of them. */
    private List<Overlap> ofPayments(List<Overlap> some) {
        return store.known(some.stream().map(Overlap::payment).collect(Collectors.toSet())).stream()
                .filter(overlap -> overlap.state() == OverlapState.OPEN || overlap.state() == OverlapState.KEPT)
                .toList();
    }

    /** Takes the payments of overlaps out of their list; how many were in it. */
    private int drop(List<Overlap> some, String reason) {
        List<Payment> out =
                payments
                        .records()
                        .byIds(some.stream().map(Overlap::payment).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .filter(payment -> payment.state() == PaymentState.LISTED)
                        .toList();
        if (!out.isEmpty()) {
            workflow.carryAll(paymentLife.life(), out, "drop", null, reason);
        }
        return out.size();
    }

    private List<OverlapView> views(List<Overlap> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Locale locale = callers.current().locale();
        Set<Long> givers = found.stream().map(Overlap::unit).collect(Collectors.toSet());
        Set<Long> own = access.within(Set.of(), givers);
        Map<Long, Unit> named = units.byIds(givers);
        Map<Long, PersonView> payees =
                persons.masked(found.stream().map(Overlap::person).collect(Collectors.toSet()));
        Map<Long, Payment> paid =
                payments.records().byIds(found.stream().map(Overlap::payment).collect(Collectors.toSet()));
        Map<Long, Project> from = projects.byIds(
                paid.values().stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()));
        List<OverlapView> views = new ArrayList<>(found.size());
        for (Overlap overlap : found) {
            Payment payment = paid.get(overlap.payment());
            boolean inside = own.contains(overlap.unit());
            Unit giver = named.get(overlap.unit());
            String programme = overlap.source().module();
            views.add(new OverlapView(
                    overlap.id(),
                    overlap.payment(),
                    payees.get(overlap.person()),
                    payment.facts().amount(),
                    from.get(payment.facts().project()).name(),
                    inside ? overlap.unit() : 0,
                    giver == null ? null : giver.name(),
                    programme,
                    messages.text(locale, programme + ".title"),
                    inside ? overlap.source().record() : 0,
                    overlap.benefit(),
                    overlap.date(),
                    overlap.money(),
                    overlap.goods(),
                    overlap.state(),
                    overlap.reason(),
                    overlap.decidedBy()));
        }
        return views;
    }
}
