package org.warmth.funds;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.funds.PaymentFacts.Once;
import org.warmth.funds.PaymentImport.Known;
import org.warmth.funds.PaymentMaker.Proposal;

/** The roster of payments (慰问资金发放名册): its columns, and how a row becomes a payment (domain 0.5). */
@Component(property = Roster.NAME + "=" + PaymentRoster.ROSTER)
public final class PaymentRoster implements Roster {
    static final String ROSTER = "funds.roster";

    private final PaymentStore payments;
    private final PaymentMaker maker;
    private final PaymentImport imports;
    private final PaymentOnce once;
    private final ProjectService projects;
    private final ProjectStore projectStore;
    private final StandardService standards;
    private final FundCalendar calendar;
    private final Persons persons;
    private final Accounts accounts;

    /** Over the module's services and the kernel's registries. */
    @Activate
    public PaymentRoster(
            @Reference PaymentStore payments,
            @Reference PaymentMaker maker,
            @Reference PaymentImport imports,
            @Reference PaymentOnce once,
            @Reference ProjectService projects,
            @Reference ProjectStore projectStore,
            @Reference StandardService standards,
            @Reference FundCalendar calendar,
            @Reference Persons persons,
            @Reference Accounts accounts) {
        this.payments = payments;
        this.maker = maker;
        this.imports = imports;
        this.once = once;
        this.projects = projects;
        this.projectStore = projectStore;
        this.standards = standards;
        this.calendar = calendar;
        this.persons = persons;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                required("name", Type.TEXT).most(50),
                required("idNumber", Type.NUMBER_TEXT).most(30).secret(),
                required("number", Type.NUMBER_TEXT).most(30).secret(),
                required("holder", Type.TEXT).most(50),
                required("amount", Type.YUAN),
                required("project", Type.TEXT).most(100),
                optional("idType", Type.CODE).codes(IdType.class),
                optional("mobile", Type.NUMBER_TEXT).most(20).secret(),
                optional("bank", Type.TEXT).most(60),
                optional("unit", Type.UNIT),
                optional("category", Type.CODE).codes(Category.class),
                optional("tags", Type.CODES).codes(Tag.class),
                optional("subject", Type.TEXT).most(50),
                optional("relation", Type.TEXT).most(30),
                optional("instalment", Type.INTEGER).most(99),
                optional("date", Type.DATE),
                optional("remark", Type.TEXT).most(200));
    }

    @Override
    public Set<Role> importers() {
        return FundLife.MAKERS;
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
    public void check(RosterImport job, List<Row> rows) {
        Known known = imports.known(rows);
        List<Proposal> proposals = proposals(job, rows, known, true);
        List<List<Violation>> found = maker.check(proposals, standards.book(job.unit()));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Set<String> named = new HashSet<>();
            row.faults().forEach(fault -> named.add(fault.key()));
            found.get(i).stream()
                    .filter(violation -> !named.contains(violation.field()))
                    .forEach(row::add);
        }
        imports.check(job, rows, known);
        twice(rows, proposals, job.dryRun());
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        Known known = imports.known(rows);
        imports.write(job, rows, maker.make(proposals(job, rows, known, false)), known.payments());
    }

    @Override
    public int undo(long importId) {
        return imports.undo(importId);
    }

    @Override
    public void export(long unit, Consumer<ExportedRow> rows) {
        long after = 0;
        List<Payment> page = payments.below(unit, calendar.today(), after, Database.CHUNK);
        while (!page.isEmpty()) {
            after = page.get(page.size() - 1).id();
            Set<Long> people = new HashSet<>();
            page.forEach(payment -> people.addAll(
                    List.of(payment.facts().person(), payment.facts().subject())));
            people.remove(0L);
            Map<Long, PersonView> payees = persons.masked(people);
            Map<Long, Accounts.View> cards = accounts.masked(
                    page.stream().map(payment -> payment.facts().account()).collect(Collectors.toSet()));
            Map<Long, Project> of = projectStore.byIds(
                    page.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()));
            page.forEach(
                    payment -> rows.accept(new ExportedRow(payment.id(), cells(payment.facts(), payees, cards, of))));
            page = payments.below(unit, calendar.today(), after, Database.CHUNK);
        }
    }

    /**
     * R-E01 as far as it can be told before writing: inside these rows, and for a dry run among the records too, which
     * otherwise {@link PaymentImport#write} asks while it holds the projects.
     */
    private void twice(List<Row> rows, List<Proposal> proposals, boolean dryRun) {
        Map<List<Object>, Integer> first = new HashMap<>();
        List<Integer> sound = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.text("idNumber") == null || row.faults().stream().anyMatch(PaymentRoster::refuses)) {
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
        if (dryRun && !sound.isEmpty()) {
            recorded(rows, proposals, sound);
        }
    }

    private void recorded(List<Row> rows, List<Proposal> proposals, List<Integer> sound) {
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
            } else if (other != null && other != row.id()) {
                row.error("name", "funds.duplicate");
            }
        }
    }

    private static boolean refuses(Row.Fault fault) {
        return fault.severity() == Row.Severity.ERROR;
    }

    private List<Proposal> proposals(RosterImport job, List<Row> rows, Known known, boolean tell) {
        Set<String> names = rows.stream()
                .map(row -> row.text("project"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, List<Project>> named = projects.named(job.unit(), names);
        long list = PaymentImport.list(job);
        List<Proposal> proposals = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<Project> meant = named.getOrDefault(Objects.toString(row.text("project"), ""), List.of());
            if (tell && meant.size() != 1 && row.text("project") != null) {
                row.error("project", meant.isEmpty() ? "funds.project-unknown" : "funds.project-ambiguous");
            }
            proposals.add(new Proposal(
                    row.id(),
                    job.unit(),
                    list,
                    job.id(),
                    meant.size() == 1 ? meant.get(0) : null,
                    known.person(row),
                    known.account(row),
                    input(row)));
        }
        return proposals;
    }

    private static PaymentInput input(Row row) {
        return new PaymentInput(
                row.text("name"),
                row.text("idNumber"),
                row.text("number"),
                row.text("holder"),
                row.money("amount"),
                row.text("project"),
                row.code("idType", IdType.class),
                row.text("mobile"),
                row.text("bank"),
                row.unit("unit"),
                row.code("category", Category.class),
                row.codes("tags", Tag.class),
                row.text("subject"),
                row.text("relation"),
                row.integer("instalment"),
                row.date("date"),
                row.text("remark"));
    }

    private static Map<String, Object> cells(
            PaymentFacts facts,
            Map<Long, PersonView> people,
            Map<Long, Accounts.View> accounts,
            Map<Long, Project> projects) {
        PersonView payee = people.get(facts.person());
        PersonView subject = people.get(facts.subject());
        Accounts.View account = accounts.get(facts.account());
        Map<String, Object> cells = new HashMap<>();
        cells.put("name", payee == null ? null : payee.name());
        cells.put("idNumber", payee == null ? null : payee.idNumber());
        cells.put("number", account == null ? null : account.number());
        cells.put("holder", account == null ? null : account.holder());
        cells.put("amount", facts.amount());
        cells.put("project", projects.get(facts.project()).name());
        cells.put("idType", payee == null ? null : payee.idType());
        cells.put("mobile", payee == null ? null : payee.mobile());
        cells.put("bank", account == null ? null : account.bank());
        cells.put("unit", payee == null ? null : payee.unit());
        cells.put("category", facts.category());
        cells.put("tags", facts.tags());
        cells.put("subject", subject == null ? null : subject.name());
        cells.put("relation", facts.relation());
        cells.put("instalment", facts.instalment());
        cells.put("date", facts.date());
        cells.put("remark", facts.remark());
        return cells;
    }
}
