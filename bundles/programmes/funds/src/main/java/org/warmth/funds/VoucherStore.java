package org.warmth.funds;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.warmth.funds.db.Tables.FUNDS_BATCHES;
import static org.warmth.funds.db.Tables.FUNDS_BATCH_ITEMS;
import static org.warmth.funds.db.Tables.FUNDS_ISSUES;
import static org.warmth.funds.db.Tables.FUNDS_LISTS;
import static org.warmth.funds.db.Tables.FUNDS_LOTS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListState;
import org.warmth.api.store.Database;
import org.warmth.funds.Voucher.Kind;
import org.warmth.funds.Voucher.Missing;

/** Finds what was paid or given out without a voucher, each kind in the order of its ids; no rule. */
@Component(service = VoucherStore.class)
public final class VoucherStore {
    private static final List<String> PAID = List.of(PaymentState.PAID.name(), PaymentState.REFUNDED.name());

    private final Database database;

    /** Over the module's database. */
    @Activate
    public VoucherStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** Batches of which the bank paid something. */
    List<Missing> batches(Caller caller, long unit, long after, int size) {
        Field<BigDecimal> amount = sum(FUNDS_BATCH_ITEMS.AMOUNT_FEN);
        return database.read(sql -> sql.select(
                        FUNDS_BATCHES.ID, FUNDS_BATCHES.UNIT, FUNDS_BATCHES.TITLE, FUNDS_BATCHES.SENT_ON, amount)
                .from(FUNDS_BATCHES)
                .join(FUNDS_BATCH_ITEMS)
                .on(FUNDS_BATCH_ITEMS.BATCH.eq(FUNDS_BATCHES.ID).and(FUNDS_BATCH_ITEMS.STATE.in(PAID)))
                .where(FUNDS_BATCHES.VOUCHER_NO.isNull())
                .and(here(caller, FUNDS_BATCHES.UNIT, unit).and(FUNDS_BATCHES.ID.gt(after)))
                .groupBy(FUNDS_BATCHES.ID, FUNDS_BATCHES.UNIT, FUNDS_BATCHES.TITLE, FUNDS_BATCHES.SENT_ON)
                .orderBy(FUNDS_BATCHES.ID)
                .limit(size)
                .fetch(row -> new Missing(
                        Kind.BATCH, row.value1(), row.value2(), row.value3(), row.value4(), money(row.value5()))));
    }

    /** Lists that paid something by themselves. */
    List<Missing> lists(Caller caller, long unit, long after, int size) {
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        Condition byItself = FUNDS_PAYMENTS
                .STATE
                .eq(PaymentState.PAID.name())
                .and(notExists(selectOne()
                        .from(FUNDS_BATCH_ITEMS)
                        .where(FUNDS_BATCH_ITEMS.PAYMENT.eq(FUNDS_PAYMENTS.ID))
                        .and(FUNDS_BATCH_ITEMS.STATE.eq(PaymentState.PAID.name()))));
        return database.read(sql -> sql.select(
                        FUNDS_LISTS.ID, FUNDS_LISTS.UNIT, FUNDS_LISTS.TITLE, FUNDS_LISTS.VALUE_DATE, amount)
                .from(FUNDS_LISTS)
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.LIST.eq(FUNDS_LISTS.ID).and(byItself))
                .where(FUNDS_LISTS.VOUCHER_NO.isNull().and(FUNDS_LISTS.STATE.eq(ListState.PAID.name())))
                .and(here(caller, FUNDS_LISTS.UNIT, unit).and(FUNDS_LISTS.ID.gt(after)))
                .groupBy(FUNDS_LISTS.ID, FUNDS_LISTS.UNIT, FUNDS_LISTS.TITLE, FUNDS_LISTS.VALUE_DATE)
                .orderBy(FUNDS_LISTS.ID)
                .limit(size)
                .fetch(row -> new Missing(
                        Kind.LIST, row.value1(), row.value2(), row.value3(), row.value4(), money(row.value5()))));
    }

    /** Goods that went out. */
    List<Missing> issues(Caller caller, long unit, long after, int size) {
        return database.read(sql -> sql.select(
                        FUNDS_ISSUES.ID,
                        FUNDS_ISSUES.UNIT,
                        FUNDS_LOTS.NAME,
                        FUNDS_ISSUES.ISSUED_ON,
                        FUNDS_ISSUES.QUANTITY,
                        FUNDS_LOTS.PRICE_FEN)
                .from(FUNDS_ISSUES)
                .join(FUNDS_LOTS)
                .on(FUNDS_LOTS.ID.eq(FUNDS_ISSUES.LOT))
                .where(FUNDS_ISSUES.VOUCHER_NO.isNull())
                .and(here(caller, FUNDS_ISSUES.UNIT, unit).and(FUNDS_ISSUES.ID.gt(after)))
                .orderBy(FUNDS_ISSUES.ID)
                .limit(size)
                .fetch(row -> new Missing(
                        Kind.ISSUE,
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        Money.ofFen(Math.multiplyExact(row.value6(), row.value5())))));
    }

    private Condition here(Caller caller, Field<Long> column, long unit) {
        Condition readable = database.scope(caller, column, Set.of());
        return unit == 0 ? readable : readable.and(column.eq(unit));
    }

    private static Money money(BigDecimal fen) {
        return Money.ofFen(fen.longValue());
    }
}
