package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STATEMENTS;

import java.time.LocalDate;
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

/** The table of statements; rows are only added. */
@Component(service = StatementStore.class)
public final class StatementStore implements NamedTable<Statement> {
    private static final RecordRows<Statement> ROWS =
            RecordRows.of(Statement.class, FUNDS_STATEMENTS, Map.of("date", FUNDS_STATEMENTS.STATED_ON));

    private final Database database;
    private final Kept<Statement> kept;

    /** Over the module's database. */
    @Activate
    public StatementStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.statement", "funds.statement-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_STATEMENTS;
    }

    @Override
    public RecordRows<Statement> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Statement> kept() {
        return kept;
    }

    /** The statements of a unit up to a day, the latest day first, of one day the latest written. */
    List<Statement> upTo(long unit, LocalDate day) {
        return database.read(sql -> sql.selectFrom(FUNDS_STATEMENTS)
                .where(FUNDS_STATEMENTS.UNIT.eq(unit).and(FUNDS_STATEMENTS.STATED_ON.le(day)))
                .orderBy(FUNDS_STATEMENTS.STATED_ON.desc(), FUNDS_STATEMENTS.ID.desc())
                .fetch(this::record));
    }
}
