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
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of drives; no rule. */
@Component(service = DriveStore.class)
public final class DriveStore implements NamedTable<Drive> {
    private static final RecordRows<Drive> ROWS = RecordRows.of(
            Drive.class, DONATIONS_DRIVES, Map.of("from", DONATIONS_DRIVES.BEGINS_ON, "to", DONATIONS_DRIVES.ENDS_ON));

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

    @Override
    public RecordRows<Drive> rows() {
        return ROWS;
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
}
