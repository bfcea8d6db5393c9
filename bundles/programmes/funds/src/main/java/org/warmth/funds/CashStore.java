package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_CASH;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The table of exceptions for cash; no rule. */
@Component(service = CashStore.class)
public final class CashStore implements NamedTable<CashException> {
    private static final RecordRows<CashException> ROWS = RecordRows.of(CashException.class, FUNDS_CASH);

    private final Database database;
    private final Kept<CashException> kept;

    /** Over the module's database. */
    @Activate
    public CashStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.cash", "funds.cash-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_CASH;
    }

    @Override
    public RecordRows<CashException> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<CashException> kept() {
        return kept;
    }

    /** The exception of a list, whoever asks. */
    Optional<CashException> of(long list) {
        return database.read(sql ->
                sql.selectFrom(FUNDS_CASH).where(FUNDS_CASH.LIST.eq(list)).fetchOptional(this::record));
    }

    /** Those of the lists that may be paid in cash: the exception is approved, and the sheet of signatures is in. */
    Set<Long> allowed(Collection<Long> lists) {
        return database.read(sql -> sql.select(FUNDS_CASH.LIST)
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
}
