package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_CASH;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The table of exceptions for cash; no rule. */
@Component(service = CashStore.class)
public final class CashStore extends StoredTable<CashException> {
    /** Over the module's database. */
    @Activate
    public CashStore(@Reference(target = "(module=funds)") Database database) {
        super(database, FUNDS_CASH);
    }

    /** The exception of a list, whoever asks. */
    Optional<CashException> of(long list) {
        return database().read(sql -> sql.selectFrom(FUNDS_CASH)
                .where(FUNDS_CASH.LIST.eq(list))
                .fetchOptional(this::record));
    }

    /** Those of the lists that may be paid in cash: the exception is approved, and the sheet of signatures is in. */
    Set<Long> allowed(Collection<Long> lists) {
        return database().read(sql -> sql.select(FUNDS_CASH.LIST)
                .from(FUNDS_CASH)
                .where(FUNDS_CASH
                        .LIST
                        .in(lists)
                        .and(FUNDS_CASH.STATE.eq(CashState.APPROVED.name()))
                        .and(FUNDS_CASH.SHEET.ne(0L)))
                .fetchSet(FUNDS_CASH.LIST));
    }

    @Override
    public String idColumn() {
        return FUNDS_CASH.LIST.getName();
    }

    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            FUNDS_CASH.LIST,
            FUNDS_CASH.UNIT,
            FUNDS_CASH.REASON,
            FUNDS_CASH.WITNESS,
            FUNDS_CASH.SHEET,
            FUNDS_CASH.STATE,
            FUNDS_CASH.VERSION
        };
    }

    @Override
    public Object[] values(CashException cash) {
        return new Object[] {
            cash.list(),
            cash.unit(),
            cash.reason(),
            cash.witness(),
            cash.sheet(),
            cash.state().name(),
            cash.version()
        };
    }

    @Override
    public CashException record(Record row) {
        return new CashException(
                row.get(FUNDS_CASH.LIST),
                row.get(FUNDS_CASH.UNIT),
                row.get(FUNDS_CASH.REASON),
                row.get(FUNDS_CASH.WITNESS),
                row.get(FUNDS_CASH.SHEET),
                CashState.valueOf(row.get(FUNDS_CASH.STATE)),
                row.get(FUNDS_CASH.VERSION));
    }
}
