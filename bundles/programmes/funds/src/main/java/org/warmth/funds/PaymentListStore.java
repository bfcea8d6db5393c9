package org.warmth.funds;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.funds.db.Tables.FUNDS_LISTS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.lists.ListState;
import org.warmth.api.store.Database;
import org.warmth.funds.PaymentListView.Paid;

/** What payment lists have beside their heads, and what each holds; no rule. */
@Component(service = PaymentListStore.class)
public final class PaymentListStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public PaymentListStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** How lists were paid. */
    Map<Long, Paid> paid(Collection<Long> ids) {
        return database.read(sql -> sql.select(
                        FUNDS_LISTS.ID,
                        FUNDS_LISTS.VALUE_DATE,
                        FUNDS_LISTS.VOUCHER_NO,
                        FUNDS_LISTS.PUBLICISED,
                        FUNDS_LISTS.PAPERS_DUE)
                .from(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.in(ids))
                .fetchMap(FUNDS_LISTS.ID, row -> new Paid(row.value2(), row.value3(), row.value4(), row.value5())));
    }

    void pay(long id, LocalDate on, String voucherNo) {
        database.write(sql -> sql.update(FUNDS_LISTS)
                .set(FUNDS_LISTS.VALUE_DATE, on)
                .set(FUNDS_LISTS.VOUCHER_NO, voucherNo)
                .where(FUNDS_LISTS.ID.eq(id))
                .execute());
    }

    /** Writes until when the papers of a list are due; null if it hung out first. */
    void owe(long id, LocalDate papersDue) {
        database.write(sql -> sql.update(FUNDS_LISTS)
                .set(FUNDS_LISTS.PAPERS_DUE, papersDue)
                .where(FUNDS_LISTS.ID.eq(id))
                .execute());
    }

    /** Writes whether a list hangs out before it is approved. */
    void publicised(long id, boolean first) {
        database.write(sql -> sql.update(FUNDS_LISTS)
                .set(FUNDS_LISTS.PUBLICISED, first)
                .where(FUNDS_LISTS.ID.eq(id))
                .execute());
    }

    /**
     * Somebody in a list.
     *
     * @param payment the payment
     * @param person who is paid
     * @param project from which project
     * @param amount how much
     */
    record Named(long payment, long person, long project, Money amount) {}

    /** Who stands in a list, after a payment, in the order of ids. */
    List<Named> named(long list, long after, int size) {
        return database.read(sql -> sql.select(
                        FUNDS_PAYMENTS.ID, FUNDS_PAYMENTS.PERSON, FUNDS_PAYMENTS.PROJECT, FUNDS_PAYMENTS.AMOUNT_FEN)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS
                        .LIST
                        .eq(list)
                        .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()))
                        .and(FUNDS_PAYMENTS.ID.gt(after)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value3(), Money.ofFen(row.value4()))));
    }

    /** What each of the lists holds. */
    Map<Long, PaymentListView.Contents> contents(Collection<Long> ids) {
        Field<Integer> paid = in(PaymentState.PAID);
        Field<Integer> waiting = in(PaymentState.LISTED);
        Field<Integer> sent = in(PaymentState.BATCHED, PaymentState.SENT);
        Field<Integer> returned = in(PaymentState.RETURNED);
        Field<Integer> unknown = in(PaymentState.UNKNOWN);
        Field<Integer> refunded = in(PaymentState.REFUNDED);
        Field<Integer> over = count(when(FUNDS_PAYMENTS.OVER_STANDARD.isTrue(), 1));
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        return database.read(sql -> sql.select(
                        FUNDS_PAYMENTS.LIST, count(), paid, over, amount, waiting, sent, returned, unknown, refunded)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.in(ids).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .groupBy(FUNDS_PAYMENTS.LIST)
                .fetchMap(
                        FUNDS_PAYMENTS.LIST,
                        row -> new PaymentListView.Contents(
                                row.get(count()),
                                row.get(paid),
                                row.get(over),
                                Money.ofFen(row.get(amount).longValue()),
                                row.get(waiting),
                                row.get(sent),
                                row.get(returned),
                                row.get(unknown),
                                row.get(refunded))));
    }

    private static Field<Integer> in(PaymentState... states) {
        List<String> names = Arrays.stream(states).map(Enum::name).toList();
        return count(when(FUNDS_PAYMENTS.STATE.in(names), 1));
    }

    /** Those of the lists that stand in a state, held until the transaction ends: nobody returns or pays them meanwhile. */
    Set<Long> hold(Collection<Long> ids, ListState state) {
        Set<Long> held = new TreeSet<>();
        for (long id : new TreeSet<>(ids)) {
            boolean there = database.write(sql -> sql.update(FUNDS_LISTS)
                            .set(FUNDS_LISTS.ID, id)
                            .where(FUNDS_LISTS.ID.eq(id).and(FUNDS_LISTS.STATE.eq(state.name())))
                            .execute())
                    == 1;
            if (there) {
                held.add(id);
            }
        }
        return held;
    }

    /** Writes as the day of a list that on which the last of its payments was paid. */
    void settle(long id) {
        database.write(sql -> sql.update(FUNDS_LISTS)
                .set(
                        FUNDS_LISTS.VALUE_DATE,
                        select(max(FUNDS_PAYMENTS.VALUE_DATE))
                                .from(FUNDS_PAYMENTS)
                                .where(FUNDS_PAYMENTS
                                        .LIST
                                        .eq(id)
                                        .and(FUNDS_PAYMENTS.STATE.eq(PaymentState.PAID.name()))))
                .where(FUNDS_LISTS.ID.eq(id))
                .execute());
    }

    /** Where lists stand. */
    Map<Long, ListState> states(Collection<Long> ids) {
        return database.read(sql -> sql.select(FUNDS_LISTS.ID, FUNDS_LISTS.STATE)
                .from(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.in(ids))
                .fetchMap(FUNDS_LISTS.ID, row -> ListState.valueOf(row.value2())));
    }

    /** What each of the lists takes from each project, in the order of their ids. */
    Map<Long, List<Share>> shares(Collection<Long> ids) {
        var corrected = FUNDS_PAYMENTS.as("corrected");
        Field<BigDecimal> back = sum(corrected.AMOUNT_FEN);
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        Condition standing = FUNDS_PAYMENTS.LIST.in(ids).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()));
        return database.read(sql -> {
            Map<Long, SortedMap<Long, Share>> taken = new HashMap<>();
            ids.forEach(id -> taken.put(id, new TreeMap<>()));
            sql.select(FUNDS_PAYMENTS.LIST, FUNDS_PAYMENTS.PROJECT, amount)
                    .from(FUNDS_PAYMENTS)
                    .where(standing)
                    .groupBy(FUNDS_PAYMENTS.LIST, FUNDS_PAYMENTS.PROJECT)
                    .forEach(row -> taken.get(row.value1())
                            .merge(row.value2(), new Share(row.value2(), fen(row.value3()), Money.ZERO), Share::plus));
            sql.select(FUNDS_PAYMENTS.LIST, corrected.PROJECT, back)
                    .from(FUNDS_PAYMENTS)
                    .join(corrected)
                    .on(corrected.ID.eq(FUNDS_PAYMENTS.CORRECTS))
                    .where(standing.and(FUNDS_PAYMENTS.CORRECTS.ne(0L)))
                    .groupBy(FUNDS_PAYMENTS.LIST, corrected.PROJECT)
                    .forEach(row -> taken.get(row.value1())
                            .merge(row.value2(), new Share(row.value2(), Money.ZERO, fen(row.value3())), Share::plus));
            Map<Long, List<Share>> shares = new HashMap<>();
            taken.forEach((list, of) -> shares.put(list, List.copyOf(of.values())));
            return shares;
        });
    }

    private static Money fen(BigDecimal sum) {
        return Money.ofFen(sum.longValue());
    }

    /** The categories in which lists pay from each of their projects, by list. */
    Map<Long, List<Sort>> sorts(Collection<Long> ids) {
        return database.read(sql -> sql.selectDistinct(
                        FUNDS_PAYMENTS.LIST, FUNDS_PAYMENTS.PROJECT, FUNDS_PAYMENTS.CATEGORY)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.in(ids).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .fetchGroups(
                        FUNDS_PAYMENTS.LIST,
                        row -> new Sort(row.value2(), row.value3() == null ? null : Category.valueOf(row.value3()))));
    }

    /**
     * What a list takes from one project.
     *
     * @param project the project
     * @param paid the sum of its payments from it
     * @param back what its corrections give back to it
     */
    record Share(long project, Money paid, Money back) {
        private Share plus(Share more) {
            return new Share(project, paid.plus(more.paid), back.plus(more.back));
        }

        /** What is taken in the end; below nothing if more comes back. */
        Money amount() {
            return paid.minus(back);
        }
    }

    /**
     * One sort of payments in a list.
     *
     * @param project the project
     * @param category the category, or null
     */
    record Sort(long project, Category category) {}
}
