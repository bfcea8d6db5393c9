package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of payments; no rule. */
@Component(service = PaymentStore.class)
public final class PaymentStore implements ListedTable<Payment>, NamedTable<Payment> {
    private static final RecordRows<Payment> ROWS = RecordRows.of(
                    Payment.class, FUNDS_PAYMENTS, Map.of("date", FUNDS_PAYMENTS.VALUE_DATE))
            .told(FUNDS_PAYMENTS.ONCE, Payment::once);

    private final Database database;
    private final Records<Payment> records;

    /** Over the module's database. */
    @Activate
    public PaymentStore(@Reference(target = "(module=funds)") Database database, @Reference Lists lists) {
        this.database = database;
        this.records = lists.records(this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_PAYMENTS;
    }

    @Override
    public RecordRows<Payment> rows() {
        return ROWS;
    }

    @Override
    public Set<PaymentState> open() {
        return Set.of(PaymentState.LISTED);
    }

    @Override
    public Set<PaymentState> gone() {
        return Set.of(PaymentState.VOIDED);
    }

    /** The payments, as every module handles its records. */
    Records<Payment> records() {
        return records;
    }

    /**
     * Payments of a list that may go into a batch: listed, of projects that pay as it is ordered; no corrections, which say
     * what was paid already. After an id, in the order of ids.
     */
    List<Payment> waiting(long list, Batch.Order order, long after, int size) {
        Condition paying = FUNDS_PROJECTS
                .RECEIPT
                .eq(order.receipt())
                .and(FUNDS_PROJECTS.CHANNEL.eq(order.channel().name()));
        return database.read(sql -> {
            List<Long> projects = sql.select(FUNDS_PROJECTS.ID)
                    .from(FUNDS_PROJECTS)
                    .where(order.project() == 0 ? paying : paying.and(FUNDS_PROJECTS.ID.eq(order.project())))
                    .fetch(FUNDS_PROJECTS.ID);
            return sql.selectFrom(FUNDS_PAYMENTS)
                    .where(FUNDS_PAYMENTS
                            .LIST
                            .eq(list)
                            .and(FUNDS_PAYMENTS.ID.gt(after))
                            .and(FUNDS_PAYMENTS.STATE.eq(PaymentState.LISTED.name()))
                            .and(FUNDS_PAYMENTS.CORRECTS.eq(0L))
                            .and(FUNDS_PAYMENTS.PROJECT.in(projects)))
                    .orderBy(FUNDS_PAYMENTS.ID)
                    .limit(size)
                    .fetch(this::record);
        });
    }

    /** The payments in the caller's scope that a query asks for, in the order of their ids. */
    List<Payment> page(Caller caller, PaymentQuery query, int size) {
        return records.page(caller, matching(query), query.after(), size);
    }

    /** The payments to these persons from these projects that stand: what may not be paid again (R-E01). */
    List<Payment> standing(Collection<Long> projects, Collection<Long> persons) {
        return persons.isEmpty()
                ? List.of()
                : database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                        .where(FUNDS_PAYMENTS
                                .PROJECT
                                .in(projects)
                                .and(FUNDS_PAYMENTS.PERSON.in(persons))
                                .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                        .fetch(this::record));
    }

    private static Condition matching(PaymentQuery query) {
        Condition wanted = query.unit() == 0 ? DSL.noCondition() : FUNDS_PAYMENTS.UNIT.eq(query.unit());
        wanted = query.list() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.LIST.eq(query.list()));
        wanted = query.project() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.PROJECT.eq(query.project()));
        wanted = query.person() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.PERSON.eq(query.person()));
        return query.states().isEmpty()
                ? wanted
                : wanted.and(FUNDS_PAYMENTS.STATE.in(
                        query.states().stream().map(Enum::name).toList()));
    }
}
