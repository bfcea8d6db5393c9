package org.warmth.funds;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.funds.PaymentFacts.Once;

/**
 * Nobody is paid twice (R-E01): one payment for person, project, subject and instalment stands at a time, beside its one
 * correction. Exact across files and parallel imports: projects are held until the transaction ends, and a unique index
 * stands behind.
 */
@Component(service = PaymentOnce.class)
public final class PaymentOnce {
    private final PaymentStore payments;
    private final ProjectStore projects;
    private final Persons persons;

    /** Over the module's tables. */
    @Activate
    public PaymentOnce(@Reference PaymentStore payments, @Reference ProjectStore projects, @Reference Persons persons) {
        this.payments = payments;
        this.projects = projects;
        this.persons = persons;
    }

    /** Holds the projects of these payments; what stands in them stays so until the transaction ends. */
    Map<Once, Long> hold(Collection<Payment> wanted) {
        projects.hold(wanted.stream()
                .map(payment -> payment.facts().project())
                .collect(Collectors.toCollection(TreeSet::new)));
        return standing(
                wanted.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()),
                wanted.stream().map(payment -> payment.facts().person()).toList());
    }

    /**
     * What stands of these projects and persons, by its key; a correction goes by the payment it corrects, a person written
     * down twice by who they are now.
     */
    Map<Once, Long> standing(Set<Long> of, List<Long> payees) {
        Merged merged = persons.merged();
        Map<Once, Long> standing = new HashMap<>();
        payments.standing(of, merged.every(payees))
                .forEach(payment -> standing.merge(now(payment.facts().once(), merged), original(payment), Math::min));
        return standing;
    }

    /** Those of the payments for whose person, project, subject and instalment an earlier one stands, under whatever id. */
    Set<Long> twins(Collection<Payment> some) {
        Merged merged = persons.merged();
        Map<Once, Long> standing = standing(
                some.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()),
                some.stream().map(payment -> payment.facts().person()).toList());
        return some.stream()
                .filter(payment -> standing.getOrDefault(now(payment.facts().once(), merged), original(payment))
                        != original(payment))
                .map(Payment::id)
                .collect(Collectors.toSet());
    }

    private static Once now(Once once, Merged merged) {
        return new Once(once.project(), merged.now(once.person()), merged.now(once.subject()), once.instalment());
    }

    /** Whether a payment may stand beside what stands; if so it does from now on. */
    static boolean admit(Map<Once, Long> standing, Payment payment) {
        Long other = standing.putIfAbsent(payment.facts().once(), original(payment));
        return other == null || other == original(payment);
    }

    /** The payment that this one corrects or stands for, or itself. */
    static long original(Payment payment) {
        return payment.corrects() == 0 ? payment.id() : payment.corrects();
    }
}
