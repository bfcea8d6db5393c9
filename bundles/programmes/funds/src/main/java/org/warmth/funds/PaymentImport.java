package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.funds.PaymentFacts.Once;
import org.warmth.funds.PaymentMaker.Made;

/**
 * The rules by which a row meets the payment it came from (domain 0.5): new rows become payments, once each; a known row
 * that says the same is unchanged, a draft is updated, and for a paid one a correction is offered.
 */
@Component(service = PaymentImport.class)
public final class PaymentImport {
    /** The argument that names an existing list. */
    static final String LIST = "list";
    /** The argument that names the import's own list. */
    static final String TITLE = "title";

    private final PaymentStore payments;
    private final PaymentListStore lists;
    private final PaymentListService service;
    private final PaymentOnce once;
    private final Persons persons;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public PaymentImport(
            @Reference PaymentStore payments,
            @Reference PaymentListStore lists,
            @Reference PaymentListService service,
            @Reference PaymentOnce once,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.payments = payments;
        this.lists = lists;
        this.service = service;
        this.once = once;
        this.persons = persons;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * The payments that rows came back from, with their payees and accounts, masked.
     *
     * @param payments by id
     * @param people by id
     * @param accounts by id
     */
    record Known(Map<Long, Payment> payments, Map<Long, PersonView> people, Map<Long, Accounts.View> accounts) {
        private static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());

        /** The payee that a returned row still means: same name, and no number or a masked one; else 0. */
        long person(Row row) {
            Payment standing = payments.get(row.id());
            PersonView person =
                    standing == null ? null : people.get(standing.facts().person());
            return person != null
                            && Objects.equals(person.name(), row.text("name"))
                            && (row.text("idNumber") == null || row.masked("idNumber"))
                    ? person.id()
                    : 0;
        }

        /** The account that a returned row still means: its number masked, holder and payee the same; else 0. */
        long account(Row row) {
            Payment standing = payments.get(row.id());
            Accounts.View account =
                    standing == null ? null : accounts.get(standing.facts().account());
            return account != null
                            && row.masked("number")
                            && person(row) != 0
                            && Objects.equals(account.holder(), row.text("holder"))
                    ? account.id()
                    : 0;
        }
    }

    Known known(List<Row> rows) {
        List<Long> returned = rows.stream().filter(Row::returned).map(Row::id).toList();
        Map<Long, Payment> found = returned.isEmpty() ? Map.of() : payments.byIds(returned);
        return found.isEmpty()
                ? Known.NOTHING
                : new Known(
                        found,
                        persons.masked(of(found, PaymentFacts::person)),
                        accounts.masked(of(found, PaymentFacts::account)));
    }

    /** What only the records can tell is wrong with returned rows. */
    void check(RosterImport job, List<Row> rows, Known known) {
        if (known.payments().isEmpty()) {
            return;
        }
        Set<Long> within = access.within(
                FundLife.MAKERS,
                known.payments().values().stream().map(Payment::unit).collect(Collectors.toSet()));
        Map<Long, PaymentList> in = lists.byIds(
                known.payments().values().stream().map(Payment::list).collect(Collectors.toSet()));
        for (Row row : rows) {
            Payment standing = known.payments().get(row.id());
            if (standing == null) {
                continue;
            }
            PaymentList list = in.get(standing.list());
            if (!within.contains(standing.unit()) || standing.unit() != job.unit()) {
                row.error(null, "funds.row-elsewhere");
            } else if (row.masked("idNumber") && known.person(row) == 0) {
                row.error("idNumber", "funds.number-needed");
            } else if (row.masked("number") && known.account(row) == 0) {
                row.error("number", "funds.number-needed");
            } else if (standing.state() == PaymentState.LISTED && list != null && list.state() != ListState.DRAFT) {
                row.error(null, "funds.list-submitted");
            }
        }
    }

    /** The list that new rows of an import enter: the one it names, or its own. */
    static long list(RosterImport job) {
        String named = job.arguments().get(LIST);
        return named == null ? job.id() : PaymentListService.id(named);
    }

    /** Writes what the rows say and names each row's outcome; a row that would pay somebody twice waits. */
    void write(RosterImport job, List<Row> rows, List<Made> made, Map<Long, Payment> known) {
        Map<Once, Long> standing = once.hold(made.stream().map(Made::payment).toList());
        Map<Long, Payment> offers = offers(made, known);
        List<Payment> created = new ArrayList<>();
        List<Payment> updated = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Payment before = known.get(row.id());
            Payment said = over(row, made.get(i).payment());
            if (made.get(i).fault() != null) {
                row.add(made.get(i).fault());
            } else if (before != null && same(before, said)) {
                row.outcome(Outcome.UNCHANGED);
            } else {
                Payment next = before == null
                        ? said
                        : before.state() == PaymentState.PAID
                                ? correction(before, offers.get(before.id()), said)
                                : change(before, said);
                accept(row, before, next, standing, created, updated);
            }
        }
        touched(created, updated).forEach(list -> {
            if (list == list(job)) {
                service.fill(job, payments.imported(job.id(), 1).isEmpty());
            } else {
                service.open(list, true);
            }
        });
        payments.insert(created);
        if (payments.update(updated) != updated.size()) {
            throw Problem.stale();
        }
    }

    private static void accept(
            Row row,
            Payment before,
            Payment next,
            Map<Once, Long> standing,
            List<Payment> created,
            List<Payment> updated) {
        if (!PaymentOnce.admit(standing, next)) {
            row.error("name", "funds.duplicate");
            return;
        }
        boolean paid = before != null && before.state() == PaymentState.PAID;
        if (next.version() == 1) {
            created.add(next);
        } else {
            updated.add(next);
        }
        row.outcome(
                paid
                        ? Outcome.CORRECTION
                        : before == null || before.state() == PaymentState.VOIDED ? Outcome.CREATED : Outcome.UPDATED);
    }

    /** The corrections that wait already for payments of which something else is said now. */
    private Map<Long, Payment> offers(List<Made> made, Map<Long, Payment> known) {
        List<Long> changed = made.stream()
                .map(Made::payment)
                .filter(said -> known.containsKey(said.id())
                        && known.get(said.id()).state() == PaymentState.PAID
                        && !same(known.get(said.id()), said))
                .map(Payment::id)
                .toList();
        return changed.isEmpty() ? Map.of() : payments.corrections(changed);
    }

    private static boolean same(Payment before, Payment said) {
        return before.state() != PaymentState.VOIDED && before.facts().equals(dated(said.facts(), before.facts()));
    }

    /** Takes back what an import made, as long as its lists are not approved. */
    int undo(long importId) {
        List<Payment> made = payments.imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            service.dissolve(importId);
            return 0;
        }
        Set<Long> open = new HashSet<>();
        for (Payment payment : made) {
            if (payment.state() == PaymentState.PAID
                    || open.add(payment.list()) && !lists.hold(payment.list(), ListState.OPEN)) {
                throw Problem.conflict("funds.list-approved");
            }
        }
        payments.update(
                made.stream().map(payment -> payment.in(PaymentState.VOIDED)).toList());
        long unit = made.get(0).unit();
        audit.record("funds.import.undo", unit, "funds.import/" + importId, Map.of("payments", made.size()));
        return made.size();
    }

    /** A correction stands beside the paid payment until its own list is paid; one at a time. */
    private Payment correction(Payment paid, Payment offer, Payment said) {
        if (offer != null) {
            return offer.saying(dated(said.facts(), paid.facts()), said.overStandard());
        }
        return new Payment(
                ids.next(),
                said.unit(),
                said.list(),
                said.importId(),
                paid.id(),
                PaymentState.LISTED,
                1,
                dated(said.facts(), paid.facts()),
                said.overStandard());
    }

    /** A draft takes what the row says; one that was taken back comes back in the import's list. */
    private static Payment change(Payment before, Payment said) {
        Payment next = before.saying(said.facts(), said.overStandard());
        return before.state() == PaymentState.VOIDED ? next.moved(said.list(), said.importId()) : next;
    }

    /** A row without a day keeps the day on which it was paid. */
    private static PaymentFacts dated(PaymentFacts said, PaymentFacts before) {
        return said.date() != null ? said : said.on(before.date());
    }

    private static Payment over(Row row, Payment payment) {
        boolean over = row.faults().stream().anyMatch(fault -> fault.code().equals("funds.over-standard"));
        return over ? payment.beyond() : payment;
    }

    private static SortedSet<Long> touched(List<Payment> created, List<Payment> updated) {
        return Stream.concat(created.stream(), updated.stream())
                .map(Payment::list)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> of(Map<Long, Payment> found, ToLongFunction<PaymentFacts> part) {
        return found.values().stream()
                .map(payment -> part.applyAsLong(payment.facts()))
                .distinct()
                .toList();
    }
}
