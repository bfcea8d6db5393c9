package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_ISSUES;
import static org.warmth.funds.db.Tables.FUNDS_LOTS;

import java.util.Collection;
import java.util.LinkedHashMap;
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

/** The tables of lots and of what was issued from them; no rule. */
@Component(service = LotStore.class)
public final class LotStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public LotStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(Lot lot) {
        database.write(sql -> sql.insertInto(FUNDS_LOTS).set(columns(lot)).execute());
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

    Optional<Lot> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_LOTS)
                .where(FUNDS_LOTS.ID.eq(id).and(database.scope(caller, FUNDS_LOTS.UNIT, Set.of())))
                .fetchOptional(LotStore::lot));
    }

    /** The lots among the ids that exist, whoever asks. */
    Map<Long, Lot> byIds(Collection<Long> ids) {
        return database.read(
                sql -> sql.selectFrom(FUNDS_LOTS).where(FUNDS_LOTS.ID.in(ids)).fetchMap(FUNDS_LOTS.ID, LotStore::lot));
    }

    /** The lots in the caller's scope, of a unit or any. */
    List<Lot> page(Caller caller, long unit, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_LOTS.UNIT, Set.of()).and(FUNDS_LOTS.ID.gt(after));
        return database.read(sql -> sql.selectFrom(FUNDS_LOTS)
                .where(unit == 0 ? wanted : wanted.and(FUNDS_LOTS.UNIT.eq(unit)))
                .orderBy(FUNDS_LOTS.ID)
                .limit(size)
                .fetch(LotStore::lot));
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

    private static Map<Field<?>, Object> columns(Lot lot) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_LOTS.ID, lot.id());
        columns.put(FUNDS_LOTS.UNIT, lot.unit());
        columns.put(FUNDS_LOTS.KIND, lot.kind().name());
        columns.put(FUNDS_LOTS.NAME, lot.name());
        columns.put(FUNDS_LOTS.BASIS, lot.basis());
        columns.put(FUNDS_LOTS.RECEIPT, lot.receipt());
        columns.put(FUNDS_LOTS.PRICE_FEN, lot.price().fen());
        columns.put(FUNDS_LOTS.QUANTITY, lot.quantity());
        columns.put(FUNDS_LOTS.ISSUED, lot.issued());
        columns.put(FUNDS_LOTS.BOUGHT_ON, lot.date());
        columns.put(FUNDS_LOTS.VERSION, lot.version());
        return columns;
    }

    private static Lot lot(Record row) {
        return new Lot(
                row.get(FUNDS_LOTS.ID),
                row.get(FUNDS_LOTS.UNIT),
                Lot.Kind.valueOf(row.get(FUNDS_LOTS.KIND)),
                row.get(FUNDS_LOTS.NAME),
                row.get(FUNDS_LOTS.BASIS),
                row.get(FUNDS_LOTS.RECEIPT),
                Money.ofFen(row.get(FUNDS_LOTS.PRICE_FEN)),
                row.get(FUNDS_LOTS.QUANTITY),
                row.get(FUNDS_LOTS.ISSUED),
                row.get(FUNDS_LOTS.BOUGHT_ON),
                row.get(FUNDS_LOTS.VERSION));
    }
}
