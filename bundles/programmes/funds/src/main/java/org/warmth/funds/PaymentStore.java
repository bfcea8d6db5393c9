package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of payments; no rule. */
@Component(service = PaymentStore.class)
public final class PaymentStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public PaymentStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** Inserts payments. */
    void insert(Collection<Payment> payments) {
        if (payments.isEmpty()) {
            return;
        }
        database.write(sql -> {
            Field<?>[] columns = FUNDS_PAYMENTS.fields();
            BatchBindStep batch =
                    sql.batch(sql.insertInto(FUNDS_PAYMENTS, columns).values(new Object[columns.length]));
            payments.forEach(payment -> batch.bind(values(payment)));
            return batch.execute();
        });
    }

    /** Writes payments that stand one version before; how many did. */
    int update(Collection<Payment> payments) {
        if (payments.isEmpty()) {
            return 0;
        }
        return database.write(sql -> {
            List<Field<?>> columns = Arrays.asList(FUNDS_PAYMENTS.fields());
            Map<Field<?>, Object> nothing = new LinkedHashMap<>();
            columns.forEach(column -> nothing.put(column, null));
            BatchBindStep batch = sql.batch(sql.update(FUNDS_PAYMENTS)
                    .set(nothing)
                    .where(FUNDS_PAYMENTS.ID.eq((Long) null).and(FUNDS_PAYMENTS.VERSION.eq((Integer) null))));
            for (Payment payment : payments) {
                Object[] values = Arrays.copyOf(values(payment), columns.size() + 2);
                values[columns.size()] = payment.id();
                values[columns.size() + 1] = payment.version() - 1;
                batch.bind(values);
            }
            return Arrays.stream(batch.execute()).sum();
        });
    }

    /** Marks listed payments as paid on the list's day, those with a day of their own on that. */
    void paid(Collection<Long> ids, LocalDate day) {
        database.write(sql -> sql.update(FUNDS_PAYMENTS)
                .set(FUNDS_PAYMENTS.STATE, PaymentState.PAID.name())
                .set(FUNDS_PAYMENTS.ONCE, 0L)
                .set(FUNDS_PAYMENTS.VERSION, FUNDS_PAYMENTS.VERSION.plus(1))
                .set(FUNDS_PAYMENTS.VALUE_DATE, DSL.coalesce(FUNDS_PAYMENTS.VALUE_DATE, day))
                .where(FUNDS_PAYMENTS.ID.in(ids).and(FUNDS_PAYMENTS.STATE.eq(PaymentState.LISTED.name())))
                .execute());
    }

    Optional<Payment> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.ID.eq(id).and(readable(caller)))
                .fetchOptional(PaymentStore::payment));
    }

    /** The payments among the ids that exist, whoever asks. */
    Map<Long, Payment> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.ID.in(ids))
                .fetchMap(FUNDS_PAYMENTS.ID, PaymentStore::payment));
    }

    /** The payments in the caller's scope that a query asks for, in the order of their ids. */
    List<Payment> page(Caller caller, PaymentQuery query, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(readable(caller).and(matching(query)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(PaymentStore::payment));
    }

    /** The ids of the next payments of a list in a state, in order. */
    List<Long> nextOf(long list, PaymentState state, long after, int size) {
        return database.read(sql -> sql.select(FUNDS_PAYMENTS.ID)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS
                        .LIST
                        .eq(list)
                        .and(FUNDS_PAYMENTS.STATE.eq(state.name()))
                        .and(FUNDS_PAYMENTS.ID.gt(after)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(FUNDS_PAYMENTS.ID));
    }

    /** The payments of a unit's subtree of today that stand, after an id; for the export. */
    List<Payment> below(long unit, LocalDate today, long after, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(database.subtree(FUNDS_PAYMENTS.UNIT, unit, today)
                        .and(stands())
                        .and(FUNDS_PAYMENTS.ID.gt(after)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(PaymentStore::payment));
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
                                .and(stands()))
                        .fetch(PaymentStore::payment));
    }

    /** The open corrections of paid payments, by the payment they correct. */
    Map<Long, Payment> corrections(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.CORRECTS.in(ids).and(FUNDS_PAYMENTS.STATE.eq(PaymentState.LISTED.name())))
                .fetchMap(FUNDS_PAYMENTS.CORRECTS, PaymentStore::payment));
    }

    /** The next payments that an import made and that stand, so that it can be undone. */
    List<Payment> imported(long importId, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.IMPORT_ID.eq(importId).and(stands()))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(PaymentStore::payment));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, FUNDS_PAYMENTS.UNIT, Set.of());
    }

    private static Condition stands() {
        return FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name());
    }

    private static Condition matching(PaymentQuery query) {
        Condition wanted = FUNDS_PAYMENTS.ID.gt(query.after());
        wanted = query.unit() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.UNIT.eq(query.unit()));
        wanted = query.list() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.LIST.eq(query.list()));
        wanted = query.project() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.PROJECT.eq(query.project()));
        wanted = query.person() == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.PERSON.eq(query.person()));
        return query.state() == null
                ? wanted
                : wanted.and(FUNDS_PAYMENTS.STATE.eq(query.state().name()));
    }

    /** In the order of the table's columns. */
    private static Object[] values(Payment payment) {
        PaymentFacts facts = payment.facts();
        return new Object[] {
            payment.id(),
            payment.unit(),
            payment.list(),
            payment.importId(),
            payment.corrects(),
            payment.state().name(),
            payment.version(),
            facts.project(),
            facts.person(),
            facts.subject(),
            facts.instalment(),
            payment.once(),
            facts.account(),
            facts.amount().fen(),
            facts.category() == null ? null : facts.category().name(),
            Tag.mask(facts.tags()),
            facts.relation(),
            facts.date(),
            payment.overStandard(),
            facts.remark()
        };
    }

    private static Payment payment(Record row) {
        return new Payment(
                row.get(FUNDS_PAYMENTS.ID),
                row.get(FUNDS_PAYMENTS.UNIT),
                row.get(FUNDS_PAYMENTS.LIST),
                row.get(FUNDS_PAYMENTS.IMPORT_ID),
                row.get(FUNDS_PAYMENTS.CORRECTS),
                PaymentState.valueOf(row.get(FUNDS_PAYMENTS.STATE)),
                row.get(FUNDS_PAYMENTS.VERSION),
                facts(row),
                row.get(FUNDS_PAYMENTS.OVER_STANDARD));
    }

    private static PaymentFacts facts(Record row) {
        String category = row.get(FUNDS_PAYMENTS.CATEGORY);
        return new PaymentFacts(
                row.get(FUNDS_PAYMENTS.PROJECT),
                row.get(FUNDS_PAYMENTS.PERSON),
                row.get(FUNDS_PAYMENTS.SUBJECT),
                row.get(FUNDS_PAYMENTS.RELATION),
                row.get(FUNDS_PAYMENTS.INSTALMENT),
                row.get(FUNDS_PAYMENTS.ACCOUNT),
                Money.ofFen(row.get(FUNDS_PAYMENTS.AMOUNT_FEN)),
                category == null ? null : Category.valueOf(category),
                Tag.of(row.get(FUNDS_PAYMENTS.TAGS)),
                row.get(FUNDS_PAYMENTS.VALUE_DATE),
                row.get(FUNDS_PAYMENTS.REMARK));
    }
}
