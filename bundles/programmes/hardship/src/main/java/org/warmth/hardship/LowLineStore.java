package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_LINES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of the lines by year and unit; no rule. */
@Component(service = LowLineStore.class)
public final class LowLineStore implements NamedTable<LowLine> {
    private static final RecordRows<LowLine> ROWS =
            RecordRows.of(LowLine.class, HARDSHIP_LINES, Map.of("year", HARDSHIP_LINES.LINE_YEAR));

    private final Database database;

    /** Over the module's database. */
    @Activate
    public LowLineStore(@Reference(target = "(module=hardship)") Database database) {
        this.database = database;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return HARDSHIP_LINES;
    }

    @Override
    public RecordRows<LowLine> rows() {
        return ROWS;
    }

    /** The lines of some units up to a year. */
    List<LowLine> of(Collection<Long> units, int year) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_LINES)
                .where(HARDSHIP_LINES.UNIT.in(units).and(HARDSHIP_LINES.LINE_YEAR.le(year)))
                .fetch(this::record));
    }
}
