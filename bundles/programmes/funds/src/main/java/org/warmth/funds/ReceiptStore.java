package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of receipts; no rule. */
@Component(service = ReceiptStore.class)
public final class ReceiptStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public ReceiptStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(List<Receipt> made) {
        List<Map<Field<?>, Object>> rows =
                made.stream().map(ReceiptStore::columns).toList();
        database.write(sql -> {
            List<Field<?>> columns = List.copyOf(rows.get(0).keySet());
            BatchBindStep batch =
                    sql.batch(sql.insertInto(FUNDS_RECEIPTS, columns).values(new Object[columns.size()]));
            rows.forEach(row -> batch.bind(row.values().toArray()));
            return batch.execute();
        });
    }

    /** Whether another module booked it. */
    boolean given(long id) {
        return database.read(sql ->
                sql.fetchExists(FUNDS_RECEIPTS, FUNDS_RECEIPTS.ID.eq(id).and(FUNDS_RECEIPTS.SOURCE_KEY.isNotNull())));
    }

    /** Voids a receipt of which nothing is committed; whether it stood one version before. */
    boolean voided(Receipt receipt) {
        return database.write(sql -> sql.update(FUNDS_RECEIPTS)
                        .set(FUNDS_RECEIPTS.STATE, receipt.state().name())
                        .set(FUNDS_RECEIPTS.VERSION, receipt.version())
                        .where(FUNDS_RECEIPTS
                                .ID
                                .eq(receipt.id())
                                .and(FUNDS_RECEIPTS.VERSION.eq(receipt.version() - 1))
                                .and(FUNDS_RECEIPTS.COMMITTED_FEN.eq(0L)))
                        .execute())
                == 1;
    }

    /** Takes from a booked receipt, or gives back, never beyond its amount; whether it was there to take. */
    boolean commit(long id, Money amount) {
        return database.write(sql -> sql.update(FUNDS_RECEIPTS)
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
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.eq(id).and(database.scope(caller, FUNDS_RECEIPTS.UNIT, Set.of())))
                .fetchOptional(ReceiptStore::receipt));
    }

    /** The receipts among the ids that exist, whoever asks. */
    Map<Long, Receipt> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.in(ids))
                .fetchMap(FUNDS_RECEIPTS.ID, ReceiptStore::receipt));
    }

    /** The receipts in the caller's scope, of a unit and source or any. */
    List<Receipt> page(Caller caller, long unit, Source source, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_RECEIPTS.UNIT, Set.of()).and(FUNDS_RECEIPTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_RECEIPTS.UNIT.eq(unit));
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(source == null ? here : here.and(FUNDS_RECEIPTS.SOURCE.eq(source.name())))
                .orderBy(FUNDS_RECEIPTS.ID)
                .limit(size)
                .fetch(ReceiptStore::receipt));
    }

    private static Map<Field<?>, Object> columns(Receipt receipt) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_RECEIPTS.ID, receipt.id());
        columns.put(FUNDS_RECEIPTS.UNIT, receipt.unit());
        columns.put(FUNDS_RECEIPTS.CAMPAIGN, receipt.campaign());
        columns.put(FUNDS_RECEIPTS.SOURCE, receipt.source().name());
        columns.put(FUNDS_RECEIPTS.KIND, receipt.kind().name());
        columns.put(FUNDS_RECEIPTS.STATE, receipt.state().name());
        columns.put(FUNDS_RECEIPTS.VERSION, receipt.version());
        columns.put(FUNDS_RECEIPTS.RECEIVED_ON, receipt.date());
        columns.put(FUNDS_RECEIPTS.AMOUNT_FEN, receipt.amount().fen());
        columns.put(FUNDS_RECEIPTS.COMMITTED_FEN, receipt.committed().fen());
        columns.put(FUNDS_RECEIPTS.COUNTERPARTY, receipt.counterparty());
        columns.put(FUNDS_RECEIPTS.DECISION_NO, receipt.decisionNo());
        columns.put(FUNDS_RECEIPTS.VOUCHER_NO, receipt.voucherNo());
        columns.put(FUNDS_RECEIPTS.FROM_UNIT, receipt.fromUnit());
        columns.put(FUNDS_RECEIPTS.LOT, receipt.lot());
        columns.put(FUNDS_RECEIPTS.REMARK, receipt.remark());
        return columns;
    }

    private static Receipt receipt(Record row) {
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
