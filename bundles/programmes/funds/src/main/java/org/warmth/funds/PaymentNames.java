package org.warmth.funds;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;

/**
 * What payments refer to, read in sets.
 *
 * @param people payees and those they stand for, by id, masked
 * @param accounts the accounts by id, masked
 * @param projects the projects by id
 */
record PaymentNames(Map<Long, PersonView> people, Map<Long, Accounts.View> accounts, Map<Long, Project> projects) {
    static PaymentNames of(Collection<Payment> payments, Persons persons, Accounts accounts, ProjectStore projects) {
        Set<Long> people = new HashSet<>();
        Set<Long> named = new HashSet<>();
        for (Payment payment : payments) {
            people.add(payment.facts().person());
            people.add(payment.facts().subject());
            named.add(payment.facts().project());
        }
        people.remove(0L);
        return new PaymentNames(persons.masked(people), cards(payments, accounts), projects.byIds(named));
    }

    /** The accounts of payments by id, masked. */
    static Map<Long, Accounts.View> cards(Collection<Payment> payments, Accounts accounts) {
        Set<Long> ids =
                payments.stream().map(payment -> payment.facts().account()).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : accounts.masked(ids);
    }

    /** The payee, masked, or null. */
    PersonView payee(Payment payment) {
        return people.get(payment.facts().person());
    }

    /** Whom the payee stands for, masked, or null. */
    PersonView subject(Payment payment) {
        return people.get(payment.facts().subject());
    }

    /** The account, masked, or null. */
    Accounts.View account(Payment payment) {
        return accounts.get(payment.facts().account());
    }

    /** The project's name. */
    String project(Payment payment) {
        return projects.get(payment.facts().project()).name();
    }
}
