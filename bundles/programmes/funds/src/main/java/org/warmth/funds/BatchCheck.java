package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;

/**
 * What keeps payments from going out (R-E01, R-E02, R-E05), and from a bank's file; known before a batch is checked. Numbers
 * stay masked: the format is asked with others of the same length.
 */
@Component(service = BatchCheck.class)
public final class BatchCheck {
    private static final Set<Accounts.State> USABLE = Set.of(Accounts.State.NEW, Accounts.State.VERIFIED);
    private static final char ANY_DIGIT = '0';

    private final Persons persons;
    private final Accounts accounts;
    private final PaymentOnce once;
    private final FundCalendar calendar;

    /** Over the kernel's registries. */
    @Activate
    public BatchCheck(
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference PaymentOnce once,
            @Reference FundCalendar calendar) {
        this.persons = persons;
        this.accounts = accounts;
        this.once = once;
        this.calendar = calendar;
    }

    /** What is wrong with each payment, in the order given. */
    List<List<Violation>> of(List<Payment> payments, Batch batch, BankFileFormat format) {
        Map<Long, PersonView> people =
                persons.masked(payments.stream().map(Payment::person).collect(Collectors.toSet()));
        Map<Long, Accounts.View> cards = PaymentNames.cards(payments, accounts);
        Merged merged = persons.merged();
        Set<Long> twins = once.twins(payments);
        List<List<Violation>> found = new ArrayList<>(payments.size());
        for (Payment payment : payments) {
            PersonView payee = people.get(payment.person());
            Accounts.View card = cards.get(payment.facts().account());
            List<Violation> wrong = new ArrayList<>(0);
            payee(payee, twins.contains(payment.id()), wrong);
            account(card, merged.now(payment.person()), wrong);
            if (wrong.isEmpty()) {
                wrong.addAll(format.check(sample(payment, payee, card, batch)));
            }
            found.add(wrong);
        }
        return found;
    }

    /** Those of the payments whose account may be paid into: never failed, or changed or confirmed since. */
    Set<Long> payable(List<Payment> payments) {
        Map<Long, Accounts.View> cards = PaymentNames.cards(payments, accounts);
        return payments.stream()
                .filter(payment ->
                        USABLE.contains(cards.get(payment.facts().account()).state()))
                .map(Payment::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void payee(PersonView payee, boolean twin, List<Violation> wrong) {
        if (payee.deceasedOn() != null && !payee.deceasedOn().isAfter(calendar.today())) {
            wrong.add(Violation.of("name", "funds.deceased"));
        }
        if (payee.level() == IdentityLevel.NAMED) {
            wrong.add(Violation.of("idNumber", "funds.identity-needed"));
        }
        if (twin) {
            wrong.add(Violation.of("name", "funds.duplicate"));
        }
    }

    private static void account(Accounts.View card, long payee, List<Violation> wrong) {
        if (card.person() != payee) {
            wrong.add(Violation.of("account", "funds.account-other"));
        } else if (!USABLE.contains(card.state())) {
            wrong.add(Violation.of("account", "funds.account-failed"));
        }
    }

    /** The item as the bank's file would hold it, with digits in place of those that are masked. */
    private static BankItem sample(Payment payment, PersonView payee, Accounts.View card, Batch batch) {
        return new BankItem(
                1,
                batch.reference(1),
                card.number().replace('*', ANY_DIGIT),
                card.holder(),
                card.bank(),
                card.bankCode(),
                payment.facts().amount(),
                payee.idNumber() == null ? null : payee.idNumber().replace('*', ANY_DIGIT),
                batch.order().purpose());
    }
}
