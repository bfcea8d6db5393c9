package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The table of receipts; no rule. */
@Component(service = ReceiptStore.class)
public final class ReceiptStore implements NamedTable<Receipt> {
    private static final RecordRows<Receipt> ROWS = RecordRows.of(
                    Receipt.class, FUNDS_RECEIPTS, Map.of("date", FUNDS_RECEIPTS.RECEIVED_ON))
            .counted("committed");

    private final Database database;
    private final Kept<Receipt> kept;

    /** Over the module's database. */
    @Activate
    public ReceiptStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.receipt", "funds.receipt-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_RECEIPTS;
    }

    @Override
    public RecordRows<Receipt> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Receipt> kept() {
        return kept;
    }

    @Override
    public Map<Field<?>, Object> beside() {
        return Map.of(FUNDS_RECEIPTS.COMMITTED_FEN, 0L);
    }

    /** Those of the receipts that another module booked. */
    Set<Long> given(Collection<Long> ids) {
        return database.read(sql -> sql.select(FUNDS_RECEIPTS.ID)
                .from(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.in(ids).and(FUNDS_RECEIPTS.SOURCE_KEY.isNotNull()))
                .fetchSet(FUNDS_RECEIPTS.ID));
    }

    /** Holds a receipt of which nothing is committed, until the transaction ends; whether it was so. */
    boolean holdWhole(long id) {
        return database.write(sql -> sql.update(FUNDS_RECEIPTS)
                        .set(FUNDS_RECEIPTS.COMMITTED_FEN, 0L)
                        .where(FUNDS_RECEIPTS.ID.eq(id).and(FUNDS_RECEIPTS.COMMITTED_FEN.eq(0L)))
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

    /** The receipts among the ids that exist, whoever asks. */
    Map<Long, Receipt> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(FUNDS_RECEIPTS.ID.in(ids))
                .fetchMap(FUNDS_RECEIPTS.ID, this::record));
    }
}
