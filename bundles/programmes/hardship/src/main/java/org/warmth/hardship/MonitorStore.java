package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_MONITORS;

import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;

/** The table of households to be asked again; no rule. */
@Component(service = MonitorStore.class)
public final class MonitorStore implements RecordTable<Monitor> {
    private final Database database;
    private final HardshipSecrets secrets;
    private final Kept<Monitor> records;

    /** Over the module's database. */
    @Activate
    public MonitorStore(
            @Reference(target = "(module=hardship)") Database database,
            @Reference HardshipSecrets secrets,
            @Reference RecordService records) {
        this.database = database;
        this.secrets = secrets;
        this.records = records.keep(
                "hardship.monitor",
                "hardship.monitor-unknown",
                this,
                caller -> database.scope(caller, HARDSHIP_MONITORS.UNIT, HardshipLifecycle.READERS));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return HARDSHIP_MONITORS;
    }

    /** The watches, as every module handles its records. */
    Kept<Monitor> records() {
        return records;
    }

    /** A watch is a part of its file. */
    @Override
    public String about(String kind, Monitor monitor) {
        return "hardship.file/" + monitor.file();
    }

    /** Those of a file, oldest first. */
    List<Monitor> of(long file) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_MONITORS)
                .where(HARDSHIP_MONITORS.FILE_ID.eq(file))
                .orderBy(HARDSHIP_MONITORS.ID)
                .fetch(this::record));
    }

    /** Those of a unit, or of any for 0, that nobody has asked by a day. */
    static Condition due(long unit, LocalDate by) {
        return Filter.by(HARDSHIP_MONITORS.UNIT, unit)
                .and(HARDSHIP_MONITORS.CHECKED_ON.isNull())
                .and(HARDSHIP_MONITORS.NEXT_CHECK.le(by));
    }

    @Override
    public Object[] values(Monitor monitor) {
        return new Object[] {
            monitor.id(),
            monitor.file(),
            monitor.unit(),
            monitor.watch().name(),
            monitor.nextCheck(),
            secrets.seal(HARDSHIP_MONITORS.NOTE, monitor.id(), monitor.note()),
            monitor.checkedOn(),
            Codes.name(monitor.result()),
            monitor.version()
        };
    }

    @Override
    public Monitor record(Record row) {
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
