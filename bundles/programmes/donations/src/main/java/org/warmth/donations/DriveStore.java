package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DRIVES;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;

/** The table of drives; no rule. */
@Component(service = DriveStore.class)
public final class DriveStore implements RecordTable<Drive> {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public DriveStore(@Reference(target = "(module=donations)") Database database) {
        this.database = database;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return DONATIONS_DRIVES;
    }

    /** Says when sums were published. */
    void published(long id, Instant at) {
        database.write(sql -> sql.update(DONATIONS_DRIVES)
                .set(DONATIONS_DRIVES.PUBLISHED_AT, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .set(DONATIONS_DRIVES.VERSION, DONATIONS_DRIVES.VERSION.plus(1))
                .where(DONATIONS_DRIVES.ID.eq(id))
                .execute());
    }

    /** The drives among the ids that exist, whoever asks. */
    Map<Long, Drive> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                        .where(DONATIONS_DRIVES.ID.in(ids))
                        .fetchMap(DONATIONS_DRIVES.ID, this::record));
    }

    /** The drives of some units, by their names. */
    List<Drive> of(Collection<Long> units, Collection<String> names) {
        return database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                .where(DONATIONS_DRIVES.UNIT.in(units).and(DONATIONS_DRIVES.NAME.in(names)))
                .fetch(this::record));
    }

    /** The drives in the caller's scope, or of one of the units above it. */
    Condition readable(Caller caller, Collection<Long> above) {
        return database.scope(caller, DONATIONS_DRIVES.UNIT, Set.of()).or(DONATIONS_DRIVES.UNIT.in(above));
    }

    @Override
    public Object[] values(Drive drive) {
        return new Object[] {
            drive.id(),
            drive.unit(),
            drive.name(),
            drive.from(),
            drive.to(),
            drive.campaign(),
            drive.publishedAt() == null ? null : LocalDateTime.ofInstant(drive.publishedAt(), ZoneOffset.UTC),
            drive.version()
        };
    }

    @Override
    public Drive record(Record row) {
        LocalDateTime published = row.get(DONATIONS_DRIVES.PUBLISHED_AT);
        return new Drive(
                row.get(DONATIONS_DRIVES.ID),
                row.get(DONATIONS_DRIVES.UNIT),
                row.get(DONATIONS_DRIVES.NAME),
                row.get(DONATIONS_DRIVES.BEGINS_ON),
                row.get(DONATIONS_DRIVES.ENDS_ON),
                row.get(DONATIONS_DRIVES.CAMPAIGN),
                published == null ? null : published.toInstant(ZoneOffset.UTC),
                row.get(DONATIONS_DRIVES.VERSION));
    }
}
