package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments;
import org.warmth.api.lists.ListHead;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.funds.PaymentFacts.Once;

/** Payments that other modules propose: a draft list like any other, to be submitted, checked, approved and paid. */
@Component(service = Payments.class)
public final class ProposedPayments implements Payments {
    /** For longer lists Derby reads all of a small table instead of looking into its index. */
    private static final int PART = 100;

    private final Database database;
    private final PaymentStore payments;
    private final PaymentLists lists;
    private final PaymentOnce once;
    private final ProjectStore projects;
    private final StandardBooks standards;
    private final FundCalendar calendar;
    private final Persons persons;
    private final Accounts accounts;
    private final Units units;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over the module's tables and the kernel's registries. */
    @Activate
    public ProposedPayments(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference PaymentLists lists,
            @Reference PaymentOnce once,
            @Reference ProjectStore projects,
            @Reference StandardBooks standards,
            @Reference FundCalendar calendar,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Units units,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.payments = payments;
        this.lists = lists;
        this.once = once;
        this.projects = projects;
        this.standards = standards;
        this.calendar = calendar;
        this.persons = persons;
        this.accounts = accounts;
        this.units = units;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    @Override
    public Proposed propose(long unit, String title, long project, List<Payee> payees) {
        payees.forEach(payee -> new Violations()
                .positive("amount", payee.amount())
                .longest("remark", payee.remark(), 200)
                .refuse());
        return database.write(sql -> {
            access.require(FundRoles.MAKERS, unit);
            Proposal proposal = new Proposal(unit, project(unit, project));
            for (int from = 0; from < payees.size(); from += Database.CHUNK) {
                proposal.add(payees.subList(from, Math.min(from + Database.CHUNK, payees.size())));
            }
            long list = proposal.made.isEmpty() ? 0 : fill(unit, title, proposal.made);
            return new Proposed(list, proposal.made.size(), proposal.left);
        });
    }

    private Project project(long unit, long id) {
        Project project = projects.byIds(List.of(id)).get(id);
        if (project == null
                || project.state() != ProjectState.APPROVED
                || !units.lineage(unit, calendar.today()).contains(project.unit())) {
            throw Problem.invalid("project", "funds.project-unknown");
        }
        return project;
    }

    private long fill(long unit, String title, List<Payment> made) {
        long list = lists.desk().create(unit, title).id();
        ListHead head = lists.desk().fill(list);
        for (int from = 0; from < made.size(); from += Database.CHUNK) {
            payments.records()
                    .insert(made.subList(from, Math.min(from + Database.CHUNK, made.size())).stream()
                            .map(payment -> payment.moved(head.id(), 0))
                            .toList());
        }
        audit.record("funds.payment.propose", unit, "funds.list/" + list, Map.of("payments", made.size()));
        return list;
    }

    /** Payments being proposed: those that may be, and who is left out. */
    private final class Proposal {
        private final long unit;
        private final Project project;
        private final Category category;
        private final StandardBook book;
        private final int year = calendar.year(calendar.today());
        private final List<Payment> made = new ArrayList<>();
        private final Map<Long, String> left = new LinkedHashMap<>();

        private Proposal(long unit, Project project) {
            this.unit = unit;
            this.project = project;
            this.category = project.category(null);
            this.book = standards.of(unit);
            if (category == null && project.kind().condolence()) {
                throw Problem.invalid("project", "funds.category-missing");
            }
        }

        private void add(List<Payee> payees) {
            Set<Long> asked = payees.stream().map(Payee::person).collect(Collectors.toSet());
            Map<Long, PersonView> people = persons.masked(asked);
            Map<Long, Accounts.View> cards = accounts.best(asked);
            List<Payment> sound = new ArrayList<>();
            for (Payee payee : payees) {
                String fault = fault(people.get(payee.person()), cards.get(payee.person()));
                if (fault == null) {
                    sound.add(payment(payee, people.get(payee.person()), cards.get(payee.person())));
                } else {
                    left.put(payee.person(), fault);
                }
            }
            if (!sound.isEmpty()) {
                admit(sound);
            }
        }

        private String fault(PersonView person, Accounts.View card) {
            if (person == null) {
                return "funds.payee-unknown";
            }
            if (person.deceasedOn() != null && !person.deceasedOn().isAfter(calendar.today())) {
                return "funds.deceased";
            }
            if (person.level() == IdentityLevel.NAMED) {
                return "funds.identity-needed";
            }
            return card == null ? "funds.account-missing" : null;
        }

        /** Nobody twice in the project, in other lists or in this one (R-E01). */
        private void admit(List<Payment> sound) {
            Map<Once, Long> standing = once.hold(sound);
            made.forEach(payment -> PaymentOnce.admit(standing, payment));
            for (Payment payment : sound) {
                if (PaymentOnce.admit(standing, payment)) {
                    made.add(payment);
                } else {
                    left.put(payment.person(), "funds.duplicate");
                }
            }
        }

        private Payment payment(Payee payee, PersonView person, Accounts.View card) {
            PaymentFacts facts = new PaymentFacts(
                    project.id(),
                    person.id(),
                    0,
                    null,
                    1,
                    card.id(),
                    payee.amount(),
                    category,
                    Set.of(),
                    null,
                    payee.remark());
            boolean over = book.of(year, project.kind(), category)
                    .filter(standard -> !standard.allows(payee.amount()))
                    .isPresent();
            return new Payment(ids.next(), unit, 0, 0, 0, PaymentState.LISTED, 1, facts, over, 0);
        }
    }

    @Override
    public Set<Long> paid(Collection<Long> asked, Set<String> kinds, Period period) {
        Merged merged = persons.merged();
        List<Long> every = List.copyOf(merged.every(asked));
        Set<Long> paid = new HashSet<>();
        for (int from = 0; from < every.size(); from += PART) {
            List<Long> part = every.subList(from, Math.min(from + PART, every.size()));
            database.read(sql -> sql.selectDistinct(FUNDS_PAYMENTS.PERSON)
                            .from(FUNDS_PAYMENTS)
                            .join(FUNDS_PROJECTS)
                            .on(FUNDS_PROJECTS.ID.eq(FUNDS_PAYMENTS.PROJECT))
                            .where(FUNDS_PAYMENTS.PERSON.in(part).and(FUNDS_PROJECTS.KIND.in(kinds)))
                            .and(FUNDS_PAYMENTS.STATE.eq(PaymentState.PAID.name()))
                            .and(FUNDS_PAYMENTS.VALUE_DATE.between(period.from(), period.to()))
                            .fetch(FUNDS_PAYMENTS.PERSON))
                    .forEach(person -> paid.add(merged.now(person)));
        }
        return asked.stream()
                .filter(person -> paid.contains(merged.now(person)))
                .collect(Collectors.toSet());
    }
}
