package org.warmth.funds;

import static org.jooq.impl.DSL.count;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Staff;
import org.warmth.api.lists.ListHead;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.AidFiles.Aid;

/**
 * What an approver should look at in a list, though nothing forbids it (R-W01, R-W02): payees who bear the name of somebody
 * who decides about the list or works for its unit, phones that more than five payees share, payees who stand in the list
 * more than once, payees whose money goes to a relative's account, and aid for whom there is no hardship file.
 */
@Component(service = ListWarnings.class)
public final class ListWarnings {
    /** A phone may serve a family; more payees than these on one are looked at (R-W02). */
    static final int MOST_ON_A_PHONE = 5;

    private static final int MOST = 500;

    private final Database database;
    private final PaymentLists lists;
    private final Workflow workflow;
    private final Staff staff;
    private final Persons persons;
    private final Accounts accounts;
    private final ProjectStore projects;
    private final AidFiles files;
    private final FundCalendar calendar;

    /** Over the module's tables and the kernel. */
    @Activate
    public ListWarnings(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentLists lists,
            @Reference Workflow workflow,
            @Reference Staff staff,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference ProjectStore projects,
            @Reference AidFiles files,
            @Reference FundCalendar calendar) {
        this.database = database;
        this.lists = lists;
        this.workflow = workflow;
        this.staff = staff;
        this.persons = persons;
        this.accounts = accounts;
        this.projects = projects;
        this.files = files;
        this.calendar = calendar;
    }

    /** What is doubtful about a payee. */
    enum Doubt {
        /** Bears the name of somebody who takes a step with the list, or works for its unit (R-W01). */
        COMMITTEE,
        /** Shares a phone with more than five other payees (R-W02). */
        PHONE,
        /** Stands in the list more than once. */
        TWICE,
        /** Is paid into a relative's account, as was approved (R-E02). */
        RELATIVE,
        /** Is to receive aid without a hardship file on its day: it will count as a service (domain 0.1). */
        NO_FILE
    }

    /**
     * A payee to be looked at.
     *
     * @param payment the payment
     * @param payee the payee, masked
     * @param doubt what is doubtful
     */
    @Schema(name = "funds.Warning")
    record Warning(
            @Schema(type = "string", example = "744073261518851") long payment,
            PersonView payee,
            @Schema(example = "PHONE") Doubt doubt) {}

    /**
     * What was found.
     *
     * @param counts how many payments there are of each doubt
     * @param warnings the first of them
     */
    @Schema(name = "funds.Warnings")
    record Found(Map<Doubt, Integer> counts, List<Warning> warnings) {}

    private record Row(long payment, long person, long account, long project, long subject, LocalDate day) {}

    /** The warnings of a list that the caller may read. */
    Found of(long id) {
        ListHead list = lists.desk().head(id);
        Set<String> committee = staff.names(
                list.unit(),
                workflow.history(PaymentLists.KIND, id).stream()
                        .map(Workflow.Taken::user)
                        .collect(Collectors.toSet()));
        Set<String> onPhone = phones(id);
        Set<Long> twice = twice(id);
        Map<Doubt, Integer> counts = new EnumMap<>(Doubt.class);
        List<Warning> warnings = new ArrayList<>();
        for (List<Row> rows = rows(id, 0);
                !rows.isEmpty();
                rows = rows(id, rows.get(rows.size() - 1).payment())) {
            Set<Long> people = rows.stream().map(Row::person).collect(Collectors.toSet());
            Map<Long, PersonView> payees = persons.masked(people);
            Map<Long, String> phones = persons.phones(people);
            Map<Long, Accounts.View> cards =
                    accounts.masked(rows.stream().map(Row::account).collect(Collectors.toSet()));
            Set<Long> withoutFile = withoutFile(rows);
            for (Row row : rows) {
                PersonView payee = payees.get(row.person());
                Accounts.View card = cards.get(row.account());
                Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
                if (committee.contains(payee.name())) {
                    doubts.add(Doubt.COMMITTEE);
                }
                if (onPhone.contains(phones.get(row.person()))) {
                    doubts.add(Doubt.PHONE);
                }
                if (twice.contains(row.person())) {
                    doubts.add(Doubt.TWICE);
                }
                if (card != null && card.person() != payee.id()) {
                    doubts.add(Doubt.RELATIVE);
                }
                if (withoutFile.contains(row.payment())) {
                    doubts.add(Doubt.NO_FILE);
                }
                for (Doubt doubt : doubts) {
                    counts.merge(doubt, 1, Integer::sum);
                    if (warnings.size() < MOST) {
                        warnings.add(new Warning(row.payment(), payee, doubt));
                    }
                }
            }
        }
        return new Found(counts, warnings);
    }

    /** On the row's own day, else today, on which it may be paid at the earliest. */
    private Set<Long> withoutFile(List<Row> rows) {
        Map<Long, Project> of = projects.byIds(rows.stream().map(Row::project).collect(Collectors.toSet()));
        LocalDate today = calendar.today();
        return files.without(rows.stream()
                .filter(row -> AidFiles.given(of.get(row.project())))
                .map(row -> new Aid(row.payment(), row.person(), row.subject(), row.day() == null ? today : row.day()))
                .toList());
    }

    /** The phones that too many payees of a list share. */
    private Set<String> phones(long list) {
        Map<String, Integer> payees = new HashMap<>();
        Set<Long> counted = new HashSet<>();
        for (List<Row> rows = rows(list, 0);
                !rows.isEmpty();
                rows = rows(list, rows.get(rows.size() - 1).payment())) {
            Set<Long> people =
                    rows.stream().map(Row::person).filter(counted::add).collect(Collectors.toSet());
            persons.phones(people).values().forEach(phone -> payees.merge(phone, 1, Integer::sum));
        }
        payees.values().removeIf(sharing -> sharing <= MOST_ON_A_PHONE);
        return payees.keySet();
    }

    private Set<Long> twice(long list) {
        return database.read(sql -> sql.select(FUNDS_PAYMENTS.PERSON)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.eq(list).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .groupBy(FUNDS_PAYMENTS.PERSON)
                .having(count().gt(1))
                .fetchSet(FUNDS_PAYMENTS.PERSON));
    }

    private List<Row> rows(long list, long after) {
        return database.read(sql -> sql.select(
                        FUNDS_PAYMENTS.ID,
                        FUNDS_PAYMENTS.PERSON,
                        FUNDS_PAYMENTS.ACCOUNT,
                        FUNDS_PAYMENTS.PROJECT,
                        FUNDS_PAYMENTS.SUBJECT,
                        FUNDS_PAYMENTS.VALUE_DATE)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS
                        .LIST
                        .eq(list)
                        .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()))
                        .and(FUNDS_PAYMENTS.ID.gt(after)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(Database.CHUNK)
                .fetch(row ->
                        new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    }
}
