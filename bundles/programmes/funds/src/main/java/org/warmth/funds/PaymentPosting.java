package org.warmth.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Accounts;
import org.warmth.api.store.Database;

/** Puts paid lists into the ledger: one entry a payment, in chunks, safe to repeat (laws 5 and 10). */
@Component(
        service = {PaymentPosting.class, JobHandler.class},
        property = JobHandler.KIND + "=" + PaymentPosting.KIND)
public final class PaymentPosting implements JobHandler {
    static final String KIND = "funds.post";

    private final PaymentStore payments;
    private final PaymentListStore lists;
    private final ProjectStore projects;
    private final FundCalendar calendar;
    private final Accounts accounts;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public PaymentPosting(
            @Reference PaymentStore payments,
            @Reference PaymentListStore lists,
            @Reference ProjectStore projects,
            @Reference FundCalendar calendar,
            @Reference Accounts accounts,
            @Reference Ledger ledger) {
        this.payments = payments;
        this.lists = lists;
        this.projects = projects;
        this.calendar = calendar;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** Posts what a paid list holds; argument {@code list}. */
    @Override
    public Map<String, Object> run(JobRun run) {
        long list = Long.parseLong(run.arguments().get("list"));
        LocalDate day = lists.byIds(List.of(list)).get(list).valueDate();
        PaymentList.Contents holds = lists.contents(List.of(list)).getOrDefault(list, PaymentList.Contents.NOTHING);
        run.total(holds.payments());
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = holds.paid();
        List<Long> ids = payments.nextOf(list, PaymentState.LISTED, after, Database.CHUNK);
        while (!ids.isEmpty()) {
            List<Long> chunk = ids;
            after = chunk.get(chunk.size() - 1);
            done += chunk.size();
            run.chunk(done, Long.toString(after), () -> pay(chunk, day));
            ids = payments.nextOf(list, PaymentState.LISTED, after, Database.CHUNK);
        }
        return Map.of("payments", done);
    }

    private int pay(List<Long> ids, LocalDate day) {
        List<Payment> paid = payments.byIds(ids).values().stream()
                .filter(payment -> payment.state() == PaymentState.LISTED)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
        supersede(paid);
        payments.paid(paid.stream().map(Payment::id).toList(), day);
        accounts.confirm(paid.stream()
                .map(payment -> payment.facts().account())
                .distinct()
                .toList());
        return ledger.post(entries(paid, day));
    }

    /** Takes paid payments back out of the ledger, each on its own day so that the day's sums come out even. */
    void reverse(Collection<Payment> standing, String reason) {
        Map<LocalDate, List<SourceKey>> days = standing.stream()
                .collect(Collectors.groupingBy(
                        payment -> payment.facts().date(),
                        Collectors.mapping(PaymentPosting::source, Collectors.toList())));
        days.forEach((day, sources) -> ledger.reverse(sources, day, reason));
    }

    /** What corrections correct leaves the ledger with the same commit that brings them in. */
    private void supersede(Collection<Payment> paid) {
        List<Long> corrected =
                paid.stream().map(Payment::corrects).filter(id -> id != 0).toList();
        if (corrected.isEmpty()) {
            return;
        }
        List<Payment> standing = new ArrayList<>(payments.byIds(corrected).values());
        standing.removeIf(payment -> payment.state() != PaymentState.PAID);
        reverse(standing, "corrected");
        payments.update(standing.stream()
                .map(payment -> payment.in(PaymentState.VOIDED))
                .toList());
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
                source(payment),
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

    private static SourceKey source(Payment payment) {
        return new SourceKey("funds", payment.id(), "pay");
    }
}
