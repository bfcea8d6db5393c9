package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_LINES;

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

/** The table of the lines by year and unit; no rule. */
@Component(service = LowLineStore.class)
public final class LowLineStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public LowLineStore(@Reference(target = "(module=hardship)") Database database) {
        this.database = database;
    }

    void insert(LowLine line) {
        database.write(sql -> sql.insertInto(HARDSHIP_LINES).set(columns(line)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(LowLine line) {
        return database.write(sql -> sql.update(HARDSHIP_LINES)
                        .set(columns(line))
                        .where(HARDSHIP_LINES.ID.eq(line.id()).and(HARDSHIP_LINES.VERSION.eq(line.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<LowLine> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_LINES)
                .where(HARDSHIP_LINES.ID.eq(id).and(readable(caller)))
                .fetchOptional(LowLineStore::line));
    }

    /** The lines in the caller's scope, of a unit or any. */
    List<LowLine> page(Caller caller, long unit, long after, int size) {
        Condition wanted = readable(caller).and(HARDSHIP_LINES.ID.gt(after));
        return database.read(sql -> sql.selectFrom(HARDSHIP_LINES)
                .where(unit == 0 ? wanted : wanted.and(HARDSHIP_LINES.UNIT.eq(unit)))
                .orderBy(HARDSHIP_LINES.ID)
                .limit(size)
                .fetch(LowLineStore::line));
    }

    /** The lines of some units up to a year. */
    List<LowLine> of(Collection<Long> units, int year) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_LINES)
                .where(HARDSHIP_LINES.UNIT.in(units).and(HARDSHIP_LINES.LINE_YEAR.le(year)))
                .fetch(LowLineStore::line));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, HARDSHIP_LINES.UNIT, Set.of());
    }

    private static Map<Field<?>, Object> columns(LowLine line) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(HARDSHIP_LINES.ID, line.id());
        columns.put(HARDSHIP_LINES.UNIT, line.unit());
        columns.put(HARDSHIP_LINES.LINE_YEAR, line.year());
        columns.put(HARDSHIP_LINES.LOW_FEN, line.low().fen());
        columns.put(HARDSHIP_LINES.DEEP_PERCENT, line.deepPercent());
        columns.put(HARDSHIP_LINES.RELATIVE_PERCENT, line.relativePercent());
        columns.put(HARDSHIP_LINES.LOSS_PERCENT, line.lossPercent());
        columns.put(HARDSHIP_LINES.BASIS, line.basis());
        columns.put(HARDSHIP_LINES.VERSION, line.version());
        return columns;
    }

    private static LowLine line(Record row) {
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
