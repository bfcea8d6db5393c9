package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDIES;
import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDY_LEFT;
import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDY_LISTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The tables of subsidies, their lists, and who was left out; no rule. */
@Component(service = SubsidyStore.class)
public final class SubsidyStore implements NamedTable<Subsidy.Head> {
    private static final RecordRows<Subsidy.Head> ROWS =
            RecordRows.of(Subsidy.Head.class, HARDSHIP_SUBSIDIES, Map.of("files", HARDSHIP_SUBSIDIES.FILE_COUNT));

    private final Database database;
    private final Kept<Subsidy.Head> records;

    /** Over the module's database. */
    @Activate
    public SubsidyStore(@Reference(target = "(module=hardship)") Database database, @Reference RecordService records) {
        this.database = database;
        this.records = records.keep(
                "hardship.subsidy",
                "hardship.subsidy-unknown",
                this,
                caller -> database.scope(caller, HARDSHIP_SUBSIDIES.UNIT, HardshipLifecycle.READERS));
    }

    /**
     * A file that was left out.
     *
     * @param file the file
     * @param person its head
     * @param reason why, as a code
     */
    record Left(long file, long person, String reason) {}

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return HARDSHIP_SUBSIDIES;
    }

    @Override
    public RecordRows<Subsidy.Head> rows() {
        return ROWS;
    }

    /** The subsidies, as every module handles its records. */
    Kept<Subsidy.Head> records() {
        return records;
    }

    /** Keeps the lists of a subsidy. */
    void lists(long subsidy, List<Long> lists) {
        database.write(sql -> {
            lists.forEach(list -> sql.insertInto(HARDSHIP_SUBSIDY_LISTS)
                    .set(HARDSHIP_SUBSIDY_LISTS.SUBSIDY, subsidy)
                    .set(HARDSHIP_SUBSIDY_LISTS.LIST, list)
                    .execute());
            return null;
        });
    }

    /** The lists of subsidies, at most a page of them. */
    Map<Long, List<Long>> lists(Collection<Long> subsidies) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_SUBSIDY_LISTS)
                .where(HARDSHIP_SUBSIDY_LISTS.SUBSIDY.in(subsidies))
                .orderBy(HARDSHIP_SUBSIDY_LISTS.LIST)
                .fetchGroups(HARDSHIP_SUBSIDY_LISTS.SUBSIDY, HARDSHIP_SUBSIDY_LISTS.LIST));
    }

    /** How many files were left out of subsidies, where any was; at most a page of them. */
    Map<Long, Integer> left(Collection<Long> subsidies) {
        return database.read(sql -> sql.select(HARDSHIP_SUBSIDY_LEFT.SUBSIDY, DSL.count())
                .from(HARDSHIP_SUBSIDY_LEFT)
                .where(HARDSHIP_SUBSIDY_LEFT.SUBSIDY.in(subsidies))
                .groupBy(HARDSHIP_SUBSIDY_LEFT.SUBSIDY)
                .fetchMap(HARDSHIP_SUBSIDY_LEFT.SUBSIDY, DSL.count()));
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
}
