package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_LINES;

import java.util.Collection;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;

/** The table of the lines by year and unit; no rule. */
@Component(service = LowLineStore.class)
public final class LowLineStore implements RecordTable<LowLine> {
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

    /** The lines of some units up to a year. */
    List<LowLine> of(Collection<Long> units, int year) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_LINES)
                .where(HARDSHIP_LINES.UNIT.in(units).and(HARDSHIP_LINES.LINE_YEAR.le(year)))
                .fetch(this::record));
    }

    @Override
    public Object[] values(LowLine line) {
        return new Object[] {
            line.id(),
            line.unit(),
            line.year(),
            line.low().fen(),
            line.deepPercent(),
            line.relativePercent(),
            line.lossPercent(),
            line.basis(),
            line.version()
        };
    }

    @Override
    public LowLine record(Record row) {
        return new LowLine(
                row.get(HARDSHIP_LINES.ID),
                row.get(HARDSHIP_LINES.UNIT),
                row.get(HARDSHIP_LINES.LINE_YEAR),
                Money.ofFen(row.get(HARDSHIP_LINES.LOW_FEN)),
                row.get(HARDSHIP_LINES.DEEP_PERCENT),
                row.get(HARDSHIP_LINES.RELATIVE_PERCENT),
                row.get(HARDSHIP_LINES.LOSS_PERCENT),
                row.get(HARDSHIP_LINES.BASIS),
                row.get(HARDSHIP_LINES.VERSION));
    }
}
