package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DRIVES;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of drives; no rule. */
@Component(service = DriveStore.class)
public final class DriveStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public DriveStore(@Reference(target = "(module=donations)") Database database) {
        this.database = database;
    }

    void insert(Drive drive) {
        database.write(
                sql -> sql.insertInto(DONATIONS_DRIVES).set(columns(drive)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(Drive drive) {
        return database.write(sql -> sql.update(DONATIONS_DRIVES)
                        .set(columns(drive))
                        .where(DONATIONS_DRIVES.ID.eq(drive.id()).and(DONATIONS_DRIVES.VERSION.eq(drive.version() - 1)))
                        .execute())
                == 1;
    }

    /** Says when sums were published. */
    void published(long id, Instant at) {
        database.write(sql -> sql.update(DONATIONS_DRIVES)
                .set(DONATIONS_DRIVES.PUBLISHED_AT, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .set(DONATIONS_DRIVES.VERSION, DONATIONS_DRIVES.VERSION.plus(1))
                .where(DONATIONS_DRIVES.ID.eq(id))
                .execute());
    }

    /** A drive in the caller's scope, or of one of the units above it. */
    Optional<Drive> byId(Caller caller, Collection<Long> above, long id) {
        return database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                .where(DONATIONS_DRIVES.ID.eq(id).and(readable(caller, above)))
                .fetchOptional(DriveStore::drive));
    }

    /** The drives among the ids that exist, whoever asks. */
    Map<Long, Drive> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                        .where(DONATIONS_DRIVES.ID.in(ids))
                        .fetchMap(DONATIONS_DRIVES.ID, DriveStore::drive));
    }

    /** The drives of some units, by their names. */
    List<Drive> of(Collection<Long> units, Collection<String> names) {
        return database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                .where(DONATIONS_DRIVES.UNIT.in(units).and(DONATIONS_DRIVES.NAME.in(names)))
                .fetch(DriveStore::drive));
    }

    /** The drives in the caller's scope or of the units above it, of a unit or any. */
    List<Drive> page(Caller caller, Collection<Long> above, long unit, long after, int size) {
        Condition wanted = readable(caller, above).and(DONATIONS_DRIVES.ID.gt(after));
        return database.read(sql -> sql.selectFrom(DONATIONS_DRIVES)
                .where(unit == 0 ? wanted : wanted.and(DONATIONS_DRIVES.UNIT.eq(unit)))
                .orderBy(DONATIONS_DRIVES.ID)
                .limit(size)
                .fetch(DriveStore::drive));
    }

    private Condition readable(Caller caller, Collection<Long> above) {
        return database.scope(caller, DONATIONS_DRIVES.UNIT, Set.of()).or(DONATIONS_DRIVES.UNIT.in(above));
    }

    private static Map<Field<?>, Object> columns(Drive drive) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(DONATIONS_DRIVES.ID, drive.id());
        columns.put(DONATIONS_DRIVES.UNIT, drive.unit());
        columns.put(DONATIONS_DRIVES.NAME, drive.name());
        columns.put(DONATIONS_DRIVES.BEGINS_ON, drive.from());
        columns.put(DONATIONS_DRIVES.ENDS_ON, drive.to());
        columns.put(DONATIONS_DRIVES.CAMPAIGN, drive.campaign());
        columns.put(
                DONATIONS_DRIVES.PUBLISHED_AT,
                drive.publishedAt() == null ? null : LocalDateTime.ofInstant(drive.publishedAt(), ZoneOffset.UTC));
        columns.put(DONATIONS_DRIVES.VERSION, drive.version());
        return columns;
    }

    private static Drive drive(Record row) {
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
