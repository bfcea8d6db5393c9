package org.warmth.funds;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.ledger.Entry;
import org.warmth.funds.AidFiles.Aid;

/** What payments are in the ledger: one entry each (law 5). */
@Component(service = PaymentEntries.class)
public final class PaymentEntries {
    private final ProjectStore projects;
    private final FundCalendar calendar;
    private final AidFiles files;

    /** Over the projects. */
    @Activate
    public PaymentEntries(
            @Reference ProjectStore projects, @Reference FundCalendar calendar, @Reference AidFiles files) {
        this.projects = projects;
        this.calendar = calendar;
        this.files = files;
    }

    /** The entries of payments, each on its day. */
    List<Entry> of(Collection<Payment> paid, Function<Payment, LocalDate> day) {
        Map<Long, Project> of = projects.byIds(
                paid.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()));
        Set<Long> withoutFile = files.without(paid.stream()
                .filter(payment -> AidFiles.given(of.get(payment.facts().project())))
                .map(payment -> new Aid(
                        payment.id(), payment.facts().person(), payment.facts().subject(), day.apply(payment)))
                .toList());
        Map<LocalDate, Long> campaigns = new HashMap<>();
        return paid.stream()
                .map(payment -> {
                    LocalDate on = day.apply(payment);
                    long campaign = campaigns.computeIfAbsent(on, calendar::campaign);
                    Project project = of.get(payment.facts().project());
                    Benefit benefit = withoutFile.contains(payment.id())
                            ? AidFiles.SERVICE
                            : project.kind().benefit();
                    return entry(payment, project, benefit, on, campaign);
                })
                .toList();
    }

    /** One condolence, one time: an instalment after the first carries money, but no people-time (domain 0.2). */
    private static Entry entry(Payment payment, Project project, Benefit benefit, LocalDate day, long campaign) {
        PaymentFacts facts = payment.facts();
        return Entry.of(payment.source(), payment.unit(), day, benefit)
                .to(facts.person())
                .onBehalfOf(facts.subject())
                .of(project.counted() ? facts.category() : null, facts.tags())
                .times(facts.instalment() == 1 ? 1 : 0)
                .money(facts.amount(), project.receipt())
                .in(campaign)
                .entry();
    }
}
