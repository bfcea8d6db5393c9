package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_MONITORS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of households to be asked again; no rule. */
@Component(service = MonitorStore.class)
public final class MonitorStore {
    private final Database database;
    private final HardshipSecrets secrets;

    /** Over the module's database. */
    @Activate
    public MonitorStore(
            @Reference(target = "(module=hardship)") Database database, @Reference HardshipSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void insert(Monitor monitor) {
        database.write(
                sql -> sql.insertInto(HARDSHIP_MONITORS).set(columns(monitor)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(Monitor monitor) {
        return database.write(sql -> sql.update(HARDSHIP_MONITORS)
                        .set(columns(monitor))
                        .where(HARDSHIP_MONITORS
                                .ID
                                .eq(monitor.id())
                                .and(HARDSHIP_MONITORS.VERSION.eq(monitor.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<Monitor> byId(long file, long id) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_MONITORS)
                .where(HARDSHIP_MONITORS.ID.eq(id).and(HARDSHIP_MONITORS.FILE_ID.eq(file)))
                .fetchOptional(this::monitor));
    }

    /** Those of a file, oldest first. */
    List<Monitor> of(long file) {
        return first(HARDSHIP_MONITORS.FILE_ID.eq(file), Database.CHUNK);
    }

    /** Those in the caller's scope that nobody has asked by a day. */
    List<Monitor> due(Caller caller, long unit, LocalDate by, long after, int size) {
        return first(
                database.scope(caller, HARDSHIP_MONITORS.UNIT, HardshipLifecycle.READERS)
                        .and(unit == 0 ? DSL.noCondition() : HARDSHIP_MONITORS.UNIT.eq(unit))
                        .and(HARDSHIP_MONITORS.CHECKED_ON.isNull())
                        .and(HARDSHIP_MONITORS.NEXT_CHECK.le(by))
                        .and(HARDSHIP_MONITORS.ID.gt(after)),
                size);
    }

    private List<Monitor> first(Condition wanted, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_MONITORS)
                .where(wanted)
                .orderBy(HARDSHIP_MONITORS.ID)
                .limit(size)
                .fetch(this::monitor));
    }

    private Map<Field<?>, Object> columns(Monitor monitor) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(HARDSHIP_MONITORS.ID, monitor.id());
        columns.put(HARDSHIP_MONITORS.FILE_ID, monitor.file());
        columns.put(HARDSHIP_MONITORS.UNIT, monitor.unit());
        columns.put(HARDSHIP_MONITORS.WATCH, monitor.watch().name());
        columns.put(HARDSHIP_MONITORS.NEXT_CHECK, monitor.nextCheck());
        columns.put(HARDSHIP_MONITORS.NOTE, secrets.sealed(HARDSHIP_MONITORS.NOTE, monitor.id(), monitor.note()));
        columns.put(HARDSHIP_MONITORS.CHECKED_ON, monitor.checkedOn());
        columns.put(HARDSHIP_MONITORS.RESULT, Codes.name(monitor.result()));
        columns.put(HARDSHIP_MONITORS.VERSION, monitor.version());
        return columns;
    }

    private Monitor monitor(Record row) {
        long id = row.get(HARDSHIP_MONITORS.ID);
        return new Monitor(
                id,
                row.get(HARDSHIP_MONITORS.FILE_ID),
                row.get(HARDSHIP_MONITORS.UNIT),
                Monitor.Watch.valueOf(row.get(HARDSHIP_MONITORS.WATCH)),
                row.get(HARDSHIP_MONITORS.NEXT_CHECK),
                secrets.text(row, HARDSHIP_MONITORS.NOTE, id),
                row.get(HARDSHIP_MONITORS.CHECKED_ON),
                Codes.of(Monitor.Result.class, row.get(HARDSHIP_MONITORS.RESULT)),
                row.get(HARDSHIP_MONITORS.VERSION));
    }
}
