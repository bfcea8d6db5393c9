package org.warmth.funds;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.funds.db.Tables.FUNDS_LISTS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of payment lists, and what each holds; no rule. */
@Component(service = PaymentListStore.class)
public final class PaymentListStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public PaymentListStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(PaymentList list) {
        database.write(sql -> sql.insertInto(FUNDS_LISTS).set(columns(list)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(PaymentList list) {
        return database.write(sql -> sql.update(FUNDS_LISTS)
                        .set(columns(list))
                        .where(FUNDS_LISTS.ID.eq(list.id()).and(FUNDS_LISTS.VERSION.eq(list.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<PaymentList> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.eq(id).and(database.scope(caller, FUNDS_LISTS.UNIT, Set.of())))
                .fetchOptional(PaymentListStore::list));
    }

    /** Holds a list in a state until the transaction ends, so that nobody reviews it meanwhile; whether it stood there. */
    boolean hold(long id, Set<ListState> states) {
        return database.write(sql -> sql.update(FUNDS_LISTS)
                        .set(FUNDS_LISTS.ID, id)
                        .where(FUNDS_LISTS
                                .ID
                                .eq(id)
                                .and(FUNDS_LISTS.STATE.in(
                                        states.stream().map(ListState::name).toList())))
                        .execute())
                == 1;
    }

    /** The lists among the ids that exist, whoever asks. */
    Map<Long, PaymentList> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.in(ids))
                .fetchMap(FUNDS_LISTS.ID, PaymentListStore::list));
    }

    /** The lists in the caller's scope, of a unit and state or any. */
    List<PaymentList> page(Caller caller, long unit, ListState state, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_LISTS.UNIT, Set.of()).and(FUNDS_LISTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_LISTS.UNIT.eq(unit));
        return database.read(sql -> sql.selectFrom(FUNDS_LISTS)
                .where(state == null ? here : here.and(FUNDS_LISTS.STATE.eq(state.name())))
                .orderBy(FUNDS_LISTS.ID)
                .limit(size)
                .fetch(PaymentListStore::list));
    }

    /** What each of the lists holds. */
    Map<Long, PaymentList.Contents> contents(Collection<Long> ids) {
        Field<Integer> paid = count(when(FUNDS_PAYMENTS.STATE.eq(PaymentState.PAID.name()), 1));
        Field<Integer> over = count(when(FUNDS_PAYMENTS.OVER_STANDARD.isTrue(), 1));
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        return database.read(sql -> sql.select(FUNDS_PAYMENTS.LIST, count(), paid, over, amount)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.in(ids).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .groupBy(FUNDS_PAYMENTS.LIST)
                .fetchMap(
                        FUNDS_PAYMENTS.LIST,
                        row -> new PaymentList.Contents(
                                row.get(count()),
                                row.get(paid),
                                row.get(over),
                                Money.ofFen(row.get(amount).longValue()))));
    }

    /** What a list takes from each project, in the order of their ids: its payments, less what its corrections replace. */
    List<PaymentList.Share> shares(long id) {
        var corrected = FUNDS_PAYMENTS.as("corrected");
        Field<BigDecimal> back = sum(corrected.AMOUNT_FEN);
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        Condition standing = FUNDS_PAYMENTS.LIST.eq(id).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()));
        return database.read(sql -> {
            SortedMap<Long, Long> taken = new TreeMap<>();
            sql.select(FUNDS_PAYMENTS.PROJECT, amount)
                    .from(FUNDS_PAYMENTS)
                    .where(standing)
                    .groupBy(FUNDS_PAYMENTS.PROJECT)
                    .forEach(row -> taken.merge(row.value1(), row.value2().longValue(), Long::sum));
            sql.select(corrected.PROJECT, back)
                    .from(FUNDS_PAYMENTS)
                    .join(corrected)
                    .on(corrected.ID.eq(FUNDS_PAYMENTS.CORRECTS))
                    .where(standing)
                    .groupBy(corrected.PROJECT)
                    .forEach(row -> taken.merge(row.value1(), -row.value2().longValue(), Long::sum));
            List<PaymentList.Share> shares = new ArrayList<>();
            taken.forEach((project, fen) -> shares.add(new PaymentList.Share(project, Money.ofFen(fen))));
            return shares;
        });
    }

    /** The categories in which a list pays from each of its projects. */
    List<PaymentList.Sort> sorts(long id) {
        return database.read(sql -> sql.selectDistinct(FUNDS_PAYMENTS.PROJECT, FUNDS_PAYMENTS.CATEGORY)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.eq(id).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .fetch(row -> new PaymentList.Sort(
                        row.value1(), row.value2() == null ? null : Category.valueOf(row.value2()))));
    }

    private static Map<Field<?>, Object> columns(PaymentList list) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_LISTS.ID, list.id());
        columns.put(FUNDS_LISTS.UNIT, list.unit());
        columns.put(FUNDS_LISTS.TITLE, list.title());
        columns.put(FUNDS_LISTS.STATE, list.state().name());
        columns.put(FUNDS_LISTS.VERSION, list.version());
        columns.put(FUNDS_LISTS.IMPORT_ID, list.importId());
        columns.put(FUNDS_LISTS.JOB, list.job());
        columns.put(FUNDS_LISTS.VALUE_DATE, list.valueDate());
        columns.put(FUNDS_LISTS.VOUCHER_NO, list.voucherNo());
        columns.put(FUNDS_LISTS.CREATED_AT, LocalDateTime.ofInstant(list.createdAt(), ZoneOffset.UTC));
        return columns;
    }

    private static PaymentList list(Record row) {
        return new PaymentList(
                row.get(FUNDS_LISTS.ID),
                row.get(FUNDS_LISTS.UNIT),
                row.get(FUNDS_LISTS.TITLE),
                ListState.valueOf(row.get(FUNDS_LISTS.STATE)),
                row.get(FUNDS_LISTS.VERSION),
                row.get(FUNDS_LISTS.IMPORT_ID),
                row.get(FUNDS_LISTS.JOB),
                row.get(FUNDS_LISTS.VALUE_DATE),
                row.get(FUNDS_LISTS.VOUCHER_NO),
                row.get(FUNDS_LISTS.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
