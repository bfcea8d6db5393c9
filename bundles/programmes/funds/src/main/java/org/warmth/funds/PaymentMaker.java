package org.warmth.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.fields.Copy;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons;

/** Turns what clerks write into payments, many at once: payees and accounts checked, found or made in sets. */
@Component(service = PaymentMaker.class)
public final class PaymentMaker {
    private static final Copy<PaymentInput, PaymentFacts> OF_INPUT = Copy.of(
            PaymentInput.class,
            PaymentFacts.class,
            "project",
            "person",
            "subject",
            "instalment",
            "account",
            "category");

    private final Persons persons;
    private final Accounts accounts;
    private final FundCalendar calendar;

    /** Over the kernel's registries. */
    @Activate
    public PaymentMaker(@Reference Persons persons, @Reference Accounts accounts, @Reference FundCalendar calendar) {
        this.persons = persons;
        this.accounts = accounts;
        this.calendar = calendar;
    }

    /**
     * A payment to be made.
     *
     * @param id the id it has or gets
     * @param unit the unit that pays
     * @param list the list it belongs to
     * @param importId the import it comes with, 0 if typed
     * @param project the project, or null if there is none of that name
     * @param person the payee if already known, else 0
     * @param account the account if already known, else 0
     * @param input what the clerk wrote
     */
    record Proposal(
            long id,
            long unit,
            long list,
            long importId,
            Project project,
            long person,
            long account,
            PaymentInput input) {
        private long keptAt() {
            return input.unit() == null ? unit : input.unit();
        }

        /** The payee, where not known already, or null. */
        private PersonClaim asked() {
            return person == 0 ? payee() : null;
        }

        private PersonClaim payee() {
            return new PersonClaim(input.name(), input.idType(), input.idNumber(), input.mobile(), keptAt(), null);
        }

        /** Children and dead workers are often known by name alone: of one payee, one name is one person. */
        private PersonClaim subject(long payee) {
            return input.subject() == null
                    ? null
                    : new PersonClaim(input.subject(), null, null, null, keptAt(), "of/" + payee);
        }

        /** The payee's card, where not known already, or null. */
        private Accounts.Claim card(long payee) {
            if (account != 0) {
                return null;
            }
            return new Accounts.Claim(
                    payee,
                    input.idNumber(),
                    input.name(),
                    input.number(),
                    input.holder(),
                    input.bank(),
                    input.bankCode());
        }

        private Category category() {
            return project.category(input.category());
        }
    }

    /** The years whose standards a chunk goes by, each day looked up once. */
    private record Years(FundCalendar calendar, LocalDate today, Map<LocalDate, Integer> known) {
        Years(FundCalendar calendar) {
            this(calendar, calendar.today(), new HashMap<>());
        }

        int of(LocalDate day) {
            return known.computeIfAbsent(day == null ? today : day, calendar::year);
        }
    }

    /**
     * A payment made.
     *
     * @param payment the payment
     * @param fault what turned out to be wrong with its payee, or null
     */
    record Made(Payment payment, Violation fault) {}

    /** What is wrong with each proposal, in the order given; writes nothing. */
    List<List<Violation>> check(List<Proposal> proposals, StandardBook book) {
        Years years = new Years(calendar);
        List<List<Violation>> ofPayees =
                persons.check(proposals.stream().map(Proposal::asked).toList());
        List<List<Violation>> ofCards = accounts.check(proposals.stream()
                .map(proposal -> proposal.card(proposal.person()))
                .toList());
        List<List<Violation>> found = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            List<Violation> wrong = new ArrayList<>(check(proposals.get(i), book, years));
            wrong.addAll(ofPayees.get(i));
            wrong.addAll(ofCards.get(i));
            found.add(wrong);
        }
        return found;
    }

    /** The payments, in the order given; payees and accounts are made where new, in the caller's transaction. */
    List<Made> make(List<Proposal> proposals) {
        List<Persons.Resolved> payees =
                persons.resolve(proposals.stream().map(Proposal::asked).toList());
        long[] person = new long[proposals.size()];
        Violation[] fault = new Violation[proposals.size()];
        for (int i = 0; i < person.length; i++) {
            Persons.Resolved payee = payees.get(i);
            person[i] = payee == null ? proposals.get(i).person() : payee.id();
            fault[i] = payee == null ? null : fault(payee, proposals.get(i).input());
        }
        List<Persons.Resolved> subjects = persons.resolve(IntStream.range(0, person.length)
                .mapToObj(i -> proposals.get(i).subject(person[i]))
                .toList());
        List<Long> cards = accounts.resolve(IntStream.range(0, person.length)
                .mapToObj(i -> fault[i] == null ? proposals.get(i).card(person[i]) : null)
                .toList());
        List<Made> made = new ArrayList<>(proposals.size());
        for (int i = 0; i < person.length; i++) {
            Proposal proposal = proposals.get(i);
            long subject = subjects.get(i) == null ? 0 : subjects.get(i).id();
            long account = proposal.account() == 0 ? cards.get(i) : proposal.account();
            made.add(new Made(payment(proposal, person[i], subject, account), fault[i]));
        }
        return made;
    }

    /** The payee of each proposal as far as known, in the order given; null else. Writes nothing. */
    List<Persons.Resolved> known(List<Proposal> proposals) {
        return persons.find(proposals.stream().map(Proposal::payee).toList());
    }

    /** R-E05 and domain 0.5: the dead are not paid, and money needs an ID number. */
    Violation fault(Persons.Resolved payee, PaymentInput input) {
        LocalDate day = input.date() == null ? calendar.today() : input.date();
        if (payee.deceasedOn() != null && !payee.deceasedOn().isAfter(day)) {
            return Violation.of("name", "funds.deceased");
        }
        return payee.level() == IdentityLevel.NAMED ? Violation.of("idNumber", "funds.identity-needed") : null;
    }

    private List<Violation> check(Proposal proposal, StandardBook book, Years years) {
        PaymentInput input = proposal.input();
        Violations found = new Violations().required("name", input.name());
        PaymentInput.FIELDS.check(input).forEach(found::add);
        found.positive("amount", input.amount())
                .unless(input.turn() > 0, "instalment", "rest.not-positive")
                .unless(input.subject() == null || input.relation() != null, "relation", "funds.relation-missing");
        if (proposal.person() == 0) {
            found.required("idNumber", input.idNumber());
        }
        if (proposal.account() == 0) {
            found.required("number", input.number()).required("holder", input.holder());
        }
        if (proposal.project() != null) {
            project(found, proposal, book, years.of(input.date()));
        }
        return found.found();
    }

    private static void project(Violations found, Proposal proposal, StandardBook book, int year) {
        Project project = proposal.project();
        Category category = proposal.category();
        PaymentInput input = proposal.input();
        found.unless(project.state() == ProjectState.APPROVED, "project", "funds.project-not-approved")
                .unless(category != null || !project.kind().condolence(), "category", "funds.category-missing")
                .unless(
                        project.category() == null
                                || input.category() == null
                                || input.category() == project.category(),
                        "category",
                        "funds.category-of-project");
        if (input.amount() != null) {
            book.of(year, project.kind(), category)
                    .filter(standard -> !standard.allows(input.amount()))
                    .ifPresent(standard -> found.add(Violation.doubt(
                            "amount",
                            "funds.over-standard",
                            standard.min().yuan(),
                            standard.max().yuan())));
        }
    }

    private static Payment payment(Proposal proposal, long person, long subject, long account) {
        PaymentInput input = proposal.input();
        PaymentFacts facts = OF_INPUT.of(
                input, proposal.project().id(), person, subject, input.turn(), account, proposal.category());
        return new Payment(
                proposal.id(),
                proposal.unit(),
                proposal.list(),
                proposal.importId(),
                0,
                PaymentState.LISTED,
                1,
                facts,
                false,
                0);
    }
}
