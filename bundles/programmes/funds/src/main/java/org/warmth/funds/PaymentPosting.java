package org.warmth.funds;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.Lists;
import org.warmth.api.people.Accounts;

/** Puts paid lists into the ledger: one entry a payment (law 5). */
@Component(
        service = {PaymentPosting.class, JobHandler.class},
        property = JobHandler.KIND + "=" + PaymentPosting.KIND)
public final class PaymentPosting implements JobHandler {
    static final String KIND = "funds.post";

    private final PaymentStore payments;
    private final PaymentLists kind;
    private final ProjectStore projects;
    private final FundCalendar calendar;
    private final Accounts accounts;
    private final Lists lists;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public PaymentPosting(
            @Reference PaymentStore payments,
            @Reference PaymentLists kind,
            @Reference ProjectStore projects,
            @Reference FundCalendar calendar,
            @Reference Accounts accounts,
            @Reference Lists lists,
            @Reference Ledger ledger) {
        this.payments = payments;
        this.kind = kind;
        this.projects = projects;
        this.calendar = calendar;
        this.accounts = accounts;
        this.lists = lists;
        this.ledger = ledger;
    }

    /** Posts what a paid list holds. */
    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("payments", lists.post(run, kind, this::pay));
    }

    private void pay(ListHead list, List<Payment> paid) {
        LocalDate day = kind.valueDate(list);
        payments.paid(paid.stream().map(Payment::id).toList(), day);
        accounts.confirm(paid.stream()
                .map(payment -> payment.facts().account())
                .distinct()
                .toList());
        ledger.post(entries(paid, day));
    }

    private List<Entry> entries(List<Payment> paid, LocalDate day) {
        Map<Long, Project> of = projects.byIds(
                paid.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()));
        Map<LocalDate, Long> campaigns = new HashMap<>();
        return paid.stream()
                .map(payment -> {
                    PaymentFacts facts = payment.facts();
                    LocalDate on = facts.date() == null ? day : facts.date();
                    long campaign = campaigns.computeIfAbsent(on, calendar::campaign);
                    return entry(payment, of.get(facts.project()), on, campaign);
                })
                .toList();
    }

    /** One condolence, one time: an instalment after the first carries money, but no people-time (domain 0.2). */
    private static Entry entry(Payment payment, Project project, LocalDate day, long campaign) {
        PaymentFacts facts = payment.facts();
        return new Entry(
                payment.source(),
                payment.unit(),
                day,
                project.kind().benefit(),
                project.counted() ? facts.category() : null,
                facts.instalment() == 1 ? 1 : 0,
                facts.person(),
                0,
                0,
                facts.subject(),
                facts.tags(),
                facts.amount(),
                Money.ZERO,
                project.receipt(),
                0,
                campaign);
    }
}
