package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of receipts; no rule. */
@Component(service = ReceiptStore.class)
public final class ReceiptStore extends StoredTable<Receipt> {
    /** Over the module's database. */
    @Activate
    public ReceiptStore(@Reference(target = "(module=funds)") Database database) {
        super(database, FUNDS_RECEIPTS);
    }

    @Override
    public Map<Field<?>, Object> beside() {
        return Map.of(FUNDS_RECEIPTS.COMMITTED_FEN, 0L);
    }

    /** Those of the receipts that another module booked. */
    Set<Long> given(Collection<Long> ids) {
        return database().read(sql -> sql.select(FUNDS_RECEIPTS.ID)
                .from(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.in(ids).and(FUNDS_RECEIPTS.SOURCE_KEY.isNotNull()))
                .fetchSet(FUNDS_RECEIPTS.ID));
    }

    /** Holds a receipt of which nothing is committed, until the transaction ends; whether it was so. */
    boolean holdWhole(long id) {
        return database().write(sql -> sql.update(FUNDS_RECEIPTS)
                        .set(FUNDS_RECEIPTS.COMMITTED_FEN, 0L)
                        .where(FUNDS_RECEIPTS.ID.eq(id).and(FUNDS_RECEIPTS.COMMITTED_FEN.eq(0L)))
                        .execute())
                == 1;
    }

    /** Takes from a booked receipt, or gives back, never beyond its amount; whether it was there to take. */
    boolean commit(long id, Money amount) {
        return database().write(sql -> sql.update(FUNDS_RECEIPTS)
                        .set(FUNDS_RECEIPTS.COMMITTED_FEN, FUNDS_RECEIPTS.COMMITTED_FEN.plus(amount.fen()))
                        .where(FUNDS_RECEIPTS
                                .ID
                                .eq(id)
                                .and(FUNDS_RECEIPTS.STATE.eq(ReceiptState.BOOKED.name()))
                                .and(FUNDS_RECEIPTS
                                        .COMMITTED_FEN
                                        .plus(amount.fen())
                                        .between(0L)
                                        .and(FUNDS_RECEIPTS.AMOUNT_FEN)))
                        .execute())
                == 1;
    }

    Optional<Receipt> byId(Caller caller, long id) {
        return database().read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.eq(id).and(database().scope(caller, FUNDS_RECEIPTS.UNIT, Set.of())))
                .fetchOptional(this::record));
    }

    /** The receipts among the ids that exist, whoever asks. */
    Map<Long, Receipt> byIds(Collection<Long> ids) {
        return database().read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.in(ids))
                .fetchMap(FUNDS_RECEIPTS.ID, this::record));
    }

    /** The receipts in the caller's scope, of a unit and source or any. */
    List<Receipt> page(Caller caller, long unit, Source source, long after, int size) {
        Condition wanted =
                database().scope(caller, FUNDS_RECEIPTS.UNIT, Set.of()).and(FUNDS_RECEIPTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_RECEIPTS.UNIT.eq(unit));
        return database().read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(source == null ? here : here.and(FUNDS_RECEIPTS.SOURCE.eq(source.name())))
                .orderBy(FUNDS_RECEIPTS.ID)
                .limit(size)
                .fetch(this::record));
    }

    /** What is committed is counted beside the record. */
    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            FUNDS_RECEIPTS.ID,
            FUNDS_RECEIPTS.UNIT,
            FUNDS_RECEIPTS.CAMPAIGN,
            FUNDS_RECEIPTS.SOURCE,
            FUNDS_RECEIPTS.KIND,
            FUNDS_RECEIPTS.STATE,
            FUNDS_RECEIPTS.VERSION,
            FUNDS_RECEIPTS.RECEIVED_ON,
            FUNDS_RECEIPTS.AMOUNT_FEN,
            FUNDS_RECEIPTS.COUNTERPARTY,
            FUNDS_RECEIPTS.DECISION_NO,
            FUNDS_RECEIPTS.VOUCHER_NO,
            FUNDS_RECEIPTS.FROM_UNIT,
            FUNDS_RECEIPTS.LOT,
            FUNDS_RECEIPTS.REMARK
        };
    }

    @Override
    public Object[] values(Receipt receipt) {
        return new Object[] {
            receipt.id(),
            receipt.unit(),
            receipt.campaign(),
            receipt.source().name(),
            receipt.kind().name(),
            receipt.state().name(),
            receipt.version(),
            receipt.date(),
            receipt.amount().fen(),
            receipt.counterparty(),
            receipt.decisionNo(),
            receipt.voucherNo(),
            receipt.fromUnit(),
            receipt.lot(),
            receipt.remark()
        };
    }

    @Override
    public Receipt record(Record row) {
        return new Receipt(
                row.get(FUNDS_RECEIPTS.ID),
                row.get(FUNDS_RECEIPTS.UNIT),
                row.get(FUNDS_RECEIPTS.CAMPAIGN),
                Source.valueOf(row.get(FUNDS_RECEIPTS.SOURCE)),
                ReceiptKind.valueOf(row.get(FUNDS_RECEIPTS.KIND)),
                ReceiptState.valueOf(row.get(FUNDS_RECEIPTS.STATE)),
                row.get(FUNDS_RECEIPTS.VERSION),
                row.get(FUNDS_RECEIPTS.RECEIVED_ON),
                Money.ofFen(row.get(FUNDS_RECEIPTS.AMOUNT_FEN)),
                Money.ofFen(row.get(FUNDS_RECEIPTS.COMMITTED_FEN)),
                row.get(FUNDS_RECEIPTS.COUNTERPARTY),
                row.get(FUNDS_RECEIPTS.DECISION_NO),
                row.get(FUNDS_RECEIPTS.VOUCHER_NO),
                row.get(FUNDS_RECEIPTS.FROM_UNIT),
                row.get(FUNDS_RECEIPTS.LOT),
                row.get(FUNDS_RECEIPTS.REMARK));
    }
}
