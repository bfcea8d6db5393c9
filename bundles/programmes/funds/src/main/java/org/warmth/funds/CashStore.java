package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_CASH;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The table of exceptions for cash; no rule. */
@Component(service = CashStore.class)
public final class CashStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public CashStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(CashException cash) {
        database.write(sql -> sql.insertInto(FUNDS_CASH)
                .set(FUNDS_CASH.LIST, cash.list())
                .set(FUNDS_CASH.UNIT, cash.unit())
                .set(FUNDS_CASH.REASON, cash.reason())
                .set(FUNDS_CASH.WITNESS, cash.witness())
                .set(FUNDS_CASH.SHEET, cash.sheet())
                .set(FUNDS_CASH.STATE, cash.state().name())
                .set(FUNDS_CASH.VERSION, cash.version())
                .execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(CashException cash) {
        return database.write(sql -> sql.update(FUNDS_CASH)
                        .set(FUNDS_CASH.REASON, cash.reason())
                        .set(FUNDS_CASH.WITNESS, cash.witness())
                        .set(FUNDS_CASH.SHEET, cash.sheet())
                        .set(FUNDS_CASH.STATE, cash.state().name())
                        .set(FUNDS_CASH.VERSION, cash.version())
                        .where(FUNDS_CASH.LIST.eq(cash.list()).and(FUNDS_CASH.VERSION.eq(cash.version() - 1)))
                        .execute())
                == 1;
    }

    /** The exception of a list, whoever asks. */
    Optional<CashException> of(long list) {
        return database.read(sql -> sql.selectFrom(FUNDS_CASH)
                .where(FUNDS_CASH.LIST.eq(list))
                .fetchOptional(row -> new CashException(
                        row.get(FUNDS_CASH.LIST),
                        row.get(FUNDS_CASH.UNIT),
                        row.get(FUNDS_CASH.REASON),
                        row.get(FUNDS_CASH.WITNESS),
                        row.get(FUNDS_CASH.SHEET),
                        CashState.valueOf(row.get(FUNDS_CASH.STATE)),
                        row.get(FUNDS_CASH.VERSION))));
    }

    /** Whether a list may be paid in cash: the exception is approved, and the sheet of signatures is in. */
    boolean allowed(long list) {
        return of(list).filter(cash -> cash.state() == CashState.APPROVED && cash.sheet() != 0)
                .isPresent();
    }
}
