package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_ISSUES;
import static org.warmth.funds.db.Tables.FUNDS_LOTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The tables of lots and of what was issued from them; no rule. */
@Component(service = LotStore.class)
public final class LotStore implements NamedTable<Lot> {
    private static final RecordRows<Lot> ROWS =
            RecordRows.of(Lot.class, FUNDS_LOTS, Map.of("date", FUNDS_LOTS.BOUGHT_ON));

    private final Database database;
    private final Kept<Lot> kept;

    /** Over the module's database. */
    @Activate
    public LotStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.lot", "funds.lot-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_LOTS;
    }

    @Override
    public RecordRows<Lot> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Lot> kept() {
        return kept;
    }

    /** Takes goods out of a lot as long as there are so many; whether there were. */
    boolean issue(Lot.Issue issue) {
        return database.write(sql -> {
            boolean left = sql.update(FUNDS_LOTS)
                            .set(FUNDS_LOTS.ISSUED, FUNDS_LOTS.ISSUED.plus(issue.quantity()))
                            .set(FUNDS_LOTS.VERSION, FUNDS_LOTS.VERSION.plus(1))
                            .where(FUNDS_LOTS
                                    .ID
                                    .eq(issue.lot())
                                    .and(FUNDS_LOTS
                                            .ISSUED
                                            .plus(issue.quantity())
                                            .le(FUNDS_LOTS.QUANTITY)))
                            .execute()
                    == 1;
            if (left) {
                sql.insertInto(FUNDS_ISSUES)
                        .set(FUNDS_ISSUES.ID, issue.id())
                        .set(FUNDS_ISSUES.LOT, issue.lot())
                        .set(FUNDS_ISSUES.UNIT, issue.unit())
                        .set(FUNDS_ISSUES.QUANTITY, issue.quantity())
                        .set(FUNDS_ISSUES.ISSUED_ON, issue.date())
                        .set(FUNDS_ISSUES.PURPOSE, issue.purpose())
                        .execute();
            }
            return left;
        });
    }

    /** Writes the voucher of goods that went out and have none; whether they had none. */
    boolean vouch(long lot, long issue, String voucherNo) {
        return database.write(sql -> sql.update(FUNDS_ISSUES)
                        .set(FUNDS_ISSUES.VOUCHER_NO, voucherNo)
                        .where(FUNDS_ISSUES
                                .ID
                                .eq(issue)
                                .and(FUNDS_ISSUES.LOT.eq(lot))
                                .and(FUNDS_ISSUES.VOUCHER_NO.isNull()))
                        .execute())
                == 1;
    }

    /** The lots among the ids that exist, whoever asks. */
    Map<Long, Lot> byIds(Collection<Long> ids) {
        return database.read(
                sql -> sql.selectFrom(FUNDS_LOTS).where(FUNDS_LOTS.ID.in(ids)).fetchMap(FUNDS_LOTS.ID, this::record));
    }

    /** What was issued from a lot. */
    List<Lot.Issue> issues(long lot, long after, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_ISSUES)
                .where(FUNDS_ISSUES.LOT.eq(lot).and(FUNDS_ISSUES.ID.gt(after)))
                .orderBy(FUNDS_ISSUES.ID)
                .limit(size)
                .fetch(row -> new Lot.Issue(
                        row.get(FUNDS_ISSUES.ID),
                        row.get(FUNDS_ISSUES.LOT),
                        row.get(FUNDS_ISSUES.UNIT),
                        row.get(FUNDS_ISSUES.QUANTITY),
                        row.get(FUNDS_ISSUES.ISSUED_ON),
                        row.get(FUNDS_ISSUES.PURPOSE),
                        row.get(FUNDS_ISSUES.VOUCHER_NO))));
    }
}
