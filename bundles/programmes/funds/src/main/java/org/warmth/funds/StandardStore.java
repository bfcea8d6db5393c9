package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STANDARDS;

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

/** The table of standards; no rule. */
@Component(service = StandardStore.class)
public final class StandardStore implements NamedTable<Standard> {
    private static final RecordRows<Standard> ROWS =
            RecordRows.of(Standard.class, FUNDS_STANDARDS, Map.of("year", FUNDS_STANDARDS.STANDARD_YEAR));

    private final Database database;
    private final Kept<Standard> kept;

    /** Over the module's database. */
    @Activate
    public StandardStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.standard", "funds.standard-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_STANDARDS;
    }

    @Override
    public RecordRows<Standard> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Standard> kept() {
        return kept;
    }

    /** The standards in force of some units. */
    List<Standard> inForce(Collection<Long> units) {
        return database.read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(FUNDS_STANDARDS.UNIT.in(units).and(FUNDS_STANDARDS.STATE.eq(StandardState.APPROVED.name())))
                .fetch(this::record));
    }
}
