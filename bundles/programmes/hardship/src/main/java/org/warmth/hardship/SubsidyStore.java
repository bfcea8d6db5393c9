package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDIES;
import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDY_LEFT;
import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDY_LISTS;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.BatchBindStep;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The tables of subsidies, their lists, and who was left out; no rule. */
@Component(service = SubsidyStore.class)
public final class SubsidyStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public SubsidyStore(@Reference(target = "(module=hardship)") Database database) {
        this.database = database;
    }

    /**
     * A file that was left out.
     *
     * @param file the file
     * @param person its head
     * @param reason why, as a code
     */
    record Left(long file, long person, String reason) {}

    void insert(Subsidy subsidy) {
        database.write(sql -> {
            sql.insertInto(HARDSHIP_SUBSIDIES)
                    .set(HARDSHIP_SUBSIDIES.ID, subsidy.id())
                    .set(HARDSHIP_SUBSIDIES.UNIT, subsidy.unit())
                    .set(HARDSHIP_SUBSIDIES.PROJECT, subsidy.project())
                    .set(HARDSHIP_SUBSIDIES.TITLE, subsidy.title())
                    .set(HARDSHIP_SUBSIDIES.FILE_COUNT, subsidy.files())
                    .set(HARDSHIP_SUBSIDIES.PAYMENTS, subsidy.payments())
                    .set(HARDSHIP_SUBSIDIES.CREATED_BY, subsidy.createdBy())
                    .set(HARDSHIP_SUBSIDIES.CREATED_AT, LocalDateTime.ofInstant(subsidy.createdAt(), ZoneOffset.UTC))
                    .execute();
            subsidy.lists().forEach(list -> sql.insertInto(HARDSHIP_SUBSIDY_LISTS)
                    .set(HARDSHIP_SUBSIDY_LISTS.SUBSIDY, subsidy.id())
                    .set(HARDSHIP_SUBSIDY_LISTS.LIST, list)
                    .execute());
            return null;
        });
    }

    void insert(long subsidy, Collection<Left> left) {
        if (left.isEmpty()) {
            return;
        }
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            HARDSHIP_SUBSIDY_LEFT,
                            HARDSHIP_SUBSIDY_LEFT.SUBSIDY,
                            HARDSHIP_SUBSIDY_LEFT.FILE_ID,
                            HARDSHIP_SUBSIDY_LEFT.PERSON,
                            HARDSHIP_SUBSIDY_LEFT.REASON)
                    .values((Long) null, null, null, null));
            left.forEach(each -> batch.bind(subsidy, each.file(), each.person(), each.reason()));
            return batch.execute();
        });
    }

    Optional<Subsidy> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_SUBSIDIES)
                        .where(HARDSHIP_SUBSIDIES
                                .ID
                                .eq(id)
                                .and(database.scope(caller, HARDSHIP_SUBSIDIES.UNIT, HardshipLifecycle.READERS)))
                        .fetchOptional())
                .map(this::subsidy);
    }

    /** The subsidies in the caller's scope, of a unit or any. */
    List<Subsidy> page(Caller caller, long unit, long after, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_SUBSIDIES)
                        .where(database.scope(caller, HARDSHIP_SUBSIDIES.UNIT, HardshipLifecycle.READERS)
                                .and(unit == 0 ? DSL.noCondition() : HARDSHIP_SUBSIDIES.UNIT.eq(unit))
                                .and(HARDSHIP_SUBSIDIES.ID.gt(after)))
                        .orderBy(HARDSHIP_SUBSIDIES.ID)
                        .limit(size)
                        .fetch())
                .map(this::subsidy);
    }

    /** Who was left out, in the order of the files. */
    List<Left> left(long subsidy, long after, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_SUBSIDY_LEFT)
                .where(HARDSHIP_SUBSIDY_LEFT.SUBSIDY.eq(subsidy).and(HARDSHIP_SUBSIDY_LEFT.FILE_ID.gt(after)))
                .orderBy(HARDSHIP_SUBSIDY_LEFT.FILE_ID)
                .limit(size)
                .fetch(row -> new Left(
                        row.get(HARDSHIP_SUBSIDY_LEFT.FILE_ID),
                        row.get(HARDSHIP_SUBSIDY_LEFT.PERSON),
                        row.get(HARDSHIP_SUBSIDY_LEFT.REASON))));
    }

    private Subsidy subsidy(Record row) {
        long id = row.get(HARDSHIP_SUBSIDIES.ID);
        Map<Long, List<Long>> lists = database.read(sql -> sql.selectFrom(HARDSHIP_SUBSIDY_LISTS)
                .where(HARDSHIP_SUBSIDY_LISTS.SUBSIDY.eq(id))
                .orderBy(HARDSHIP_SUBSIDY_LISTS.LIST)
                .fetchGroups(HARDSHIP_SUBSIDY_LISTS.SUBSIDY, HARDSHIP_SUBSIDY_LISTS.LIST));
        int left = database.read(sql -> sql.fetchCount(HARDSHIP_SUBSIDY_LEFT, HARDSHIP_SUBSIDY_LEFT.SUBSIDY.eq(id)));
        return new Subsidy(
                id,
                row.get(HARDSHIP_SUBSIDIES.UNIT),
                row.get(HARDSHIP_SUBSIDIES.PROJECT),
                row.get(HARDSHIP_SUBSIDIES.TITLE),
                lists.getOrDefault(id, List.of()),
                row.get(HARDSHIP_SUBSIDIES.FILE_COUNT),
                row.get(HARDSHIP_SUBSIDIES.PAYMENTS),
                left,
                row.get(HARDSHIP_SUBSIDIES.CREATED_BY),
                row.get(HARDSHIP_SUBSIDIES.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
