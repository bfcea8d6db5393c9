package org.warmth.funds;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.warmth.funds.db.Tables.FUNDS_BATCHES;
import static org.warmth.funds.db.Tables.FUNDS_BATCH_ITEMS;
import static org.warmth.funds.db.Tables.FUNDS_LOTS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;
import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.store.Database;
import org.warmth.funds.Balances.Sums;

/** What came of each receipt of a unit up to a day: sums of whole tables, no rule. */
@Component(service = BalanceStore.class)
public final class BalanceStore {
    private static final List<String> PAID = List.of(PaymentState.PAID.name(), PaymentState.REFUNDED.name());
    private static final List<String> UNDER_WAY =
            List.of(PaymentState.BATCHED.name(), PaymentState.SENT.name(), PaymentState.UNKNOWN.name());

    private final Database database;

    /** Over the module's database. */
    @Activate
    public BalanceStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /**
     * One receipt of money.
     *
     * @param id the receipt
     * @param source its source
     * @param sums what came of it
     */
    record OfReceipt(long id, Source source, Sums sums) {}

    /** The receipts of a unit as they stood at the end of a day. */
    List<OfReceipt> receipts(long unit, LocalDate day) {
        Map<Long, Long> goods = goods(unit, day);
        Map<Long, Long> byBatch =
                items(unit, FUNDS_BATCH_ITEMS.STATE.in(PAID).and(FUNDS_BATCH_ITEMS.SETTLED_ON.le(day)));
        Map<Long, Long> back = items(
                unit,
                FUNDS_BATCH_ITEMS.STATE.eq(PaymentState.REFUNDED.name()).and(FUNDS_BATCH_ITEMS.REFUNDED_ON.le(day)));
        Map<Long, Long> byList = byList(unit, day);
        return database.read(sql -> sql.select(
                        FUNDS_RECEIPTS.ID, FUNDS_RECEIPTS.SOURCE, FUNDS_RECEIPTS.KIND, FUNDS_RECEIPTS.AMOUNT_FEN)
                .from(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.UNIT.eq(unit).and(FUNDS_RECEIPTS.RECEIVED_ON.le(day)))
                .and(FUNDS_RECEIPTS.STATE.eq(ReceiptState.BOOKED.name()))
                .and(FUNDS_RECEIPTS.KIND.ne(ReceiptKind.GOODS.name()))
                .orderBy(FUNDS_RECEIPTS.ID)
                .fetch(row -> {
                    boolean opening = row.value3().equals(ReceiptKind.CARRY_OVER.name());
                    Money amount = Money.ofFen(row.value4());
                    return new OfReceipt(
                            row.value1(),
                            Source.valueOf(row.value2()),
                            new Sums(
                                    opening ? amount : Money.ZERO,
                                    opening ? Money.ZERO : amount,
                                    of(goods, row.value1()),
                                    of(byBatch, row.value1()).plus(of(byList, row.value1())),
                                    of(back, row.value1())));
                }));
    }

    /** What the bank had been sent by a day and has not answered, by receipt. */
    Map<Long, Money> underWay(long unit, LocalDate day) {
        Map<Long, Money> sums = new LinkedHashMap<>();
        items(unit, FUNDS_BATCH_ITEMS.STATE.in(UNDER_WAY).and(FUNDS_BATCHES.SENT_ON.le(day)))
                .forEach((receipt, fen) -> sums.put(receipt, Money.ofFen(fen)));
        return sums;
    }

    private static Money of(Map<Long, Long> sums, long receipt) {
        return Money.ofFen(sums.getOrDefault(receipt, 0L));
    }

    private Map<Long, Long> goods(long unit, LocalDate day) {
        Field<BigDecimal> worth = sum(FUNDS_LOTS.PRICE_FEN.mul(FUNDS_LOTS.QUANTITY));
        return database.read(sql -> sql.select(FUNDS_LOTS.RECEIPT, worth)
                .from(FUNDS_LOTS)
                .join(FUNDS_RECEIPTS)
                .on(FUNDS_RECEIPTS.ID.eq(FUNDS_LOTS.RECEIPT))
                .where(FUNDS_RECEIPTS.UNIT.eq(unit).and(FUNDS_LOTS.KIND.eq(Lot.Kind.BOUGHT.name())))
                .and(FUNDS_LOTS.BOUGHT_ON.le(day))
                .groupBy(FUNDS_LOTS.RECEIPT)
                .fetchMap(FUNDS_LOTS.RECEIPT, row -> row.value2().longValue()));
    }

    private Map<Long, Long> items(long unit, Condition wanted) {
        Field<BigDecimal> amount = sum(FUNDS_BATCH_ITEMS.AMOUNT_FEN);
        return database.read(sql -> sql.select(FUNDS_BATCHES.RECEIPT, amount)
                .from(FUNDS_RECEIPTS)
                .join(FUNDS_BATCHES)
                .on(FUNDS_BATCHES.RECEIPT.eq(FUNDS_RECEIPTS.ID))
                .join(FUNDS_BATCH_ITEMS)
                .on(FUNDS_BATCH_ITEMS.BATCH.eq(FUNDS_BATCHES.ID))
                .where(FUNDS_RECEIPTS.UNIT.eq(unit).and(wanted))
                .groupBy(FUNDS_BATCHES.RECEIPT)
                .fetchMap(FUNDS_BATCHES.RECEIPT, row -> row.value2().longValue()));
    }

    /** What lists paid by themselves: no batch did. */
    private Map<Long, Long> byList(long unit, LocalDate day) {
        Field<BigDecimal> amount = sum(FUNDS_PAYMENTS.AMOUNT_FEN);
        Condition byItself = notExists(selectOne()
                .from(FUNDS_BATCH_ITEMS)
                .where(FUNDS_BATCH_ITEMS.PAYMENT.eq(FUNDS_PAYMENTS.ID))
                .and(FUNDS_BATCH_ITEMS.STATE.eq(PaymentState.PAID.name())));
        return database.read(sql -> sql.select(FUNDS_PROJECTS.RECEIPT, amount)
                .from(FUNDS_RECEIPTS)
                .join(FUNDS_PROJECTS)
                .on(FUNDS_PROJECTS.RECEIPT.eq(FUNDS_RECEIPTS.ID))
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.PROJECT.eq(FUNDS_PROJECTS.ID))
                .where(FUNDS_RECEIPTS.UNIT.eq(unit).and(FUNDS_PAYMENTS.STATE.eq(PaymentState.PAID.name())))
                .and(FUNDS_PAYMENTS.VALUE_DATE.le(day).and(byItself))
                .groupBy(FUNDS_PROJECTS.RECEIPT)
                .fetchMap(FUNDS_PROJECTS.RECEIPT, row -> row.value2().longValue()));
    }
}
