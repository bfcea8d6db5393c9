package org.warmth.funds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
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
    private final PaymentEntries entries;
    private final Accounts accounts;
    private final Lists lists;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public PaymentPosting(
            @Reference PaymentStore payments,
            @Reference PaymentLists kind,
            @Reference PaymentEntries entries,
            @Reference Accounts accounts,
            @Reference Lists lists,
            @Reference Ledger ledger) {
        this.payments = payments;
        this.kind = kind;
        this.entries = entries;
        this.accounts = accounts;
        this.lists = lists;
        this.ledger = ledger;
    }

    /** Posts what a paid list holds. */
    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("payments", lists.post(run, kind, this::pay));
    }

    /** On the list's day; those with a day of their own on that. */
    private void pay(ListHead list, List<Payment> open) {
        LocalDate day = kind.valueDate(list);
        List<Payment> paid = open.stream()
                .map(payment -> payment.in(PaymentState.PAID).orOn(day))
                .toList();
        if (payments.records().carry(paid) != paid.size()) {
            throw Problem.stale();
        }
        accounts.confirm(paid.stream()
                .map(payment -> payment.facts().account())
                .distinct()
                .toList());
        ledger.post(entries.of(paid, payment -> payment.facts().date()));
    }
}
