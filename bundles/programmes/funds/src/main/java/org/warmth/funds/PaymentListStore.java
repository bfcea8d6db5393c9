package org.warmth.funds;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.funds.db.Tables.FUNDS_LISTS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
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
        return database.read(sql -> sql.select(FUNDS_LISTS.ID, FUNDS_LISTS.VALUE_DATE, FUNDS_LISTS.VOUCHER_NO)
                .from(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.in(ids))
                .fetchMap(FUNDS_LISTS.ID, row -> new Paid(row.value2(), row.value3())));
    }

    void pay(long id, Paid paid) {
        database.write(sql -> sql.update(FUNDS_LISTS)
                .set(FUNDS_LISTS.VALUE_DATE, paid.valueDate())
                .set(FUNDS_LISTS.VOUCHER_NO, paid.voucherNo())
                .where(FUNDS_LISTS.ID.eq(id))
                .execute());
    }

    /** What each of the lists holds. */
    Map<Long, PaymentListView.Contents> contents(Collection<Long> ids) {
        Field<Integer> paid = count(when(FUNDS_PAYMENTS.STATE.eq(PaymentState.PAID.name()), 1));
        Field<Integer> over = count(when(FUNDS_PAYMENTS.OVER_STANDARD.isTrue(), 1));
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        return database.read(sql -> sql.select(FUNDS_PAYMENTS.LIST, count(), paid, over, amount)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.in(ids).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .groupBy(FUNDS_PAYMENTS.LIST)
                .fetchMap(
                        FUNDS_PAYMENTS.LIST,
                        row -> new PaymentListView.Contents(
                                row.get(count()),
                                row.get(paid),
                                row.get(over),
                                Money.ofFen(row.get(amount).longValue()))));
    }

    /** What a list takes from each project, in the order of their ids: its payments, less what its corrections replace. */
    List<Share> shares(long id) {
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
            List<Share> shares = new ArrayList<>();
            taken.forEach((project, fen) -> shares.add(new Share(project, Money.ofFen(fen))));
            return shares;
        });
    }

    /** The categories in which a list pays from each of its projects. */
    List<Sort> sorts(long id) {
        return database.read(sql -> sql.selectDistinct(FUNDS_PAYMENTS.PROJECT, FUNDS_PAYMENTS.CATEGORY)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.eq(id).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .fetch(row -> new Sort(row.value1(), row.value2() == null ? null : Category.valueOf(row.value2()))));
    }

    /**
     * What a list takes from one project.
     *
     * @param project the project
     * @param amount the sum, less what its corrections give back
     */
    record Share(long project, Money amount) {}

    /**
     * One sort of payments in a list.
     *
     * @param project the project
     * @param category the category, or null
     */
    record Sort(long project, Category category) {}
}
