package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.fields.Shape;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Lists;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.funds.PaymentFacts.Once;
import org.warmth.funds.PaymentMaker.Proposal;

/** The roster of payments (慰问资金发放名册): its columns, and how a row becomes a payment (domain 0.5). */
@Component(service = Roster.class, property = Roster.NAME + "=" + PaymentRoster.ROSTER)
public final class PaymentRoster implements ListRoster<Payment> {
    static final String ROSTER = "funds.roster";

    private static final RosterFields<PaymentInput> FIELDS = RosterFields.of(PaymentInput.FIELDS);
    private static final Shape<Payment> PAYMENTS = Shape.of(Payment.class);

    private final Lists lists;
    private final PaymentLists kind;
    private final PaymentMaker maker;
    private final PaymentOnce once;
    private final ProjectService projects;
    private final ProjectStore projectStore;
    private final StandardBooks standards;
    private final Persons persons;
    private final Accounts accounts;

    /** Over the module's services and the kernel's registries. */
    @Activate
    public PaymentRoster(
            @Reference Lists lists,
            @Reference PaymentLists kind,
            @Reference PaymentMaker maker,
            @Reference PaymentOnce once,
            @Reference ProjectService projects,
            @Reference ProjectStore projectStore,
            @Reference StandardBooks standards,
            @Reference Persons persons,
            @Reference Accounts accounts) {
        this.lists = lists;
        this.kind = kind;
        this.maker = maker;
        this.once = once;
        this.projects = projects;
        this.projectStore = projectStore;
        this.standards = standards;
        this.persons = persons;
        this.accounts = accounts;
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public ListKind<Payment, ?, ?, ?> kind() {
        return kind;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return FIELDS.columns();
    }

    /** The unit of an import is the one that pays. */
    @Override
    public boolean belongs(Payment payment, RosterImport job) {
        return payment.unit() == job.unit();
    }

    @Override
    public void foresee(RosterImport job, List<Row> rows) {
        List<Row> fresh = rows.stream().filter(row -> !row.returned()).toList();
        persons.foresee(fresh.stream()
                .map(row -> new PersonClaim(
                        row.text("name"), row.code("idType", IdType.class), row.text("idNumber"), null, 0, null))
                .toList());
        accounts.foresee(fresh.stream()
                .map(row -> new Accounts.Claim(
                        0, row.text("idNumber"), row.text("name"), row.text("number"), row.text("holder"), null))
                .toList());
    }

    @Override
    public void examine(ListImport<Payment> job, List<Row> rows) {
        List<Proposal> proposals = proposals(job, rows, true);
        List<List<Violation>> found =
                maker.check(proposals, standards.of(job.job().unit()));
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).masked("number") && proposals.get(i).account() == 0) {
                rows.get(i).error("number", "funds.number-needed");
            }
            rows.get(i).found(found.get(i));
        }
        twice(job, rows, proposals);
    }

    @Override
    public List<Payment> make(ListImport<Payment> job, List<Row> rows) {
        List<PaymentMaker.Made> made = maker.make(proposals(job, rows, false));
        List<Payment> payments = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Violation fault = fault(job.known(rows.get(i)), made.get(i));
            if (fault != null) {
                rows.get(i).add(fault);
            }
            payments.add(fault == null ? over(rows.get(i), made.get(i).payment()) : null);
        }
        return payments;
    }

    /** What the making brought to light; and a payment that a batch has got hold of, or paid, no roster changes. */
    private static Violation fault(Payment standing, PaymentMaker.Made made) {
        boolean batched = standing != null
                && standing.attempt() > 0
                && standing.state() != PaymentState.LISTED
                && standing.state() != PaymentState.VOIDED;
        return made.fault() == null && batched && !standing.says(made.payment())
                ? Violation.of(null, "funds.payment-by-batch")
                : made.fault();
    }

    /** R-E01: a row that would pay somebody twice waits. */
    @Override
    public Function<Payment, Violation> admission(List<Payment> made) {
        Map<Once, Long> standing = once.hold(made);
        return payment -> PaymentOnce.admit(standing, payment) ? null : Violation.of("name", "funds.duplicate");
    }

    @Override
    public List<Map<String, Object>> cells(List<Payment> payments) {
        PaymentNames names = PaymentNames.of(payments, persons, accounts, projectStore);
        return payments.stream().map(payment -> cells(payment, names)).toList();
    }

    /**
     * R-E01 as far as it can be told before writing: inside these rows, and for a dry run among the records too, which
     * otherwise {@link #admission} asks while it holds the projects.
     */
    private void twice(ListImport<Payment> job, List<Row> rows, List<Proposal> proposals) {
        Map<List<Object>, Integer> first = new HashMap<>();
        List<Integer> sound = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.text("idNumber") == null || row.refused()) {
                continue;
            }
            PaymentInput input = proposals.get(i).input();
            Integer earlier = first.putIfAbsent(
                    List.of(
                            row.text("idNumber").toUpperCase(),
                            proposals.get(i).project().id(),
                            Objects.toString(input.subject()),
                            input.turn()),
                    row.number());
            if (earlier != null) {
                row.error("name", "funds.duplicate-row", earlier);
            } else {
                sound.add(i);
            }
        }
        if (job.job().dryRun() && !sound.isEmpty()) {
            recorded(job, rows, proposals, sound);
        }
    }

    private void recorded(ListImport<Payment> job, List<Row> rows, List<Proposal> proposals, List<Integer> sound) {
        List<Proposal> asked = sound.stream().map(proposals::get).toList();
        var payees = maker.known(asked);
        Map<Once, Long> standing = once.standing(
                asked.stream().map(each -> each.project().id()).collect(Collectors.toSet()),
                payees.stream()
                        .filter(Objects::nonNull)
                        .map(Persons.Resolved::id)
                        .toList());
        for (int i = 0; i < asked.size(); i++) {
            Row row = rows.get(sound.get(i));
            Persons.Resolved payee = payees.get(i);
            if (payee == null) {
                continue;
            }
            Violation fault = maker.fault(payee, asked.get(i).input());
            Long other = asked.get(i).input().subject() != null
                    ? null
                    : standing.get(new Once(
                            asked.get(i).project().id(),
                            payee.id(),
                            0,
                            asked.get(i).input().turn()));
            if (fault != null) {
                row.add(fault);
            } else if (other != null && other != original(job, row)) {
                row.error("name", "funds.duplicate");
            }
        }
    }

    private static long original(ListImport<Payment> job, Row row) {
        Payment known = job.known(row);
        return known == null ? row.id() : PaymentOnce.original(known);
    }

    /** The account that a row which came back still means: its number masked, holder and payee the same; else 0. */
    private static long account(ListImport<Payment> job, Row row, Map<Long, Accounts.View> cards) {
        Payment standing = job.known(row);
        Accounts.View card =
                standing == null ? null : cards.get(standing.facts().account());
        boolean same = card != null
                && row.masked("number")
                && job.person(row) != 0
                && Objects.equals(card.holder(), row.text("holder"));
        return same ? card.id() : 0;
    }

    /** The standard was doubted, and the doubt confirmed. */
    private static Payment over(Row row, Payment payment) {
        boolean over = row.faults().stream().anyMatch(fault -> fault.code().equals("funds.over-standard"));
        return over ? payment.beyond() : payment;
    }

    private List<Proposal> proposals(ListImport<Payment> job, List<Row> rows, boolean tell) {
        long unit = job.job().unit();
        Map<String, List<Project>> named = projects.named(
                unit,
                rows.stream()
                        .map(row -> row.text("project"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<Long, Accounts.View> cards = PaymentNames.cards(job.known().values(), accounts);
        List<Proposal> proposals = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<Project> meant = named.getOrDefault(Objects.toString(row.text("project"), ""), List.of());
            if (tell && meant.size() != 1 && row.text("project") != null) {
                row.error("project", meant.isEmpty() ? "funds.project-unknown" : "funds.project-ambiguous");
            }
            proposals.add(new Proposal(
                    row.id(),
                    unit,
                    job.list(),
                    job.job().id(),
                    meant.size() == 1 ? meant.get(0) : null,
                    job.person(row),
                    account(job, row, cards),
                    FIELDS.read(row, name -> null)));
        }
        return proposals;
    }

    private static Map<String, Object> cells(Payment payment, PaymentNames names) {
        PersonView payee = names.payee(payment);
        PersonView subject = names.subject(payment);
        Accounts.View account = names.account(payment);
        Map<String, Object> cells = FIELDS.cells(PAYMENTS, payment, payee);
        if (account != null) {
            cells.put("number", account.number());
            cells.put("holder", account.holder());
            cells.put("bank", account.bank());
            cells.put("bankCode", account.bankCode());
        }
        cells.put("project", names.project(payment));
        cells.put("unit", payee == null ? null : payee.unit());
        cells.put("subject", subject == null ? null : subject.name());
        return cells;
    }
}
