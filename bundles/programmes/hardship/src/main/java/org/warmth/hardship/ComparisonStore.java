package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_COMPARISONS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;

/** The table of what the departments answered; no rule. */
@Component(service = ComparisonStore.class)
public final class ComparisonStore implements RecordTable<Comparison> {
    private final Database database;
    private final HardshipSecrets secrets;
    private final Kept<Comparison> records;

    /** Over the module's database. */
    @Activate
    public ComparisonStore(
            @Reference(target = "(module=hardship)") Database database,
            @Reference HardshipSecrets secrets,
            @Reference RecordService records) {
        this.database = database;
        this.secrets = secrets;
        this.records = records.keep(
                "hardship.comparison",
                "hardship.comparison-unknown",
                this,
                caller -> database.scope(caller, HARDSHIP_COMPARISONS.UNIT, HardshipLifecycle.READERS));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return HARDSHIP_COMPARISONS;
    }

    /** The comparisons, those taken back too, as every module handles its records. */
    Kept<Comparison> records() {
        return records;
    }

    /** The comparisons of files that stand, oldest first, at most a chunk of files. */
    Map<Long, List<Comparison>> of(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_COMPARISONS)
                        .where(HARDSHIP_COMPARISONS.FILE_ID.in(files).and(HARDSHIP_COMPARISONS.GONE.eq(false)))
                        .orderBy(HARDSHIP_COMPARISONS.ID)
                        .fetchGroups(HARDSHIP_COMPARISONS.FILE_ID, this::record));
    }

    /** What an import brought and nobody took back. */
    List<Comparison> imported(long importId, int size) {
        return first(HARDSHIP_COMPARISONS.IMPORT_ID.eq(importId), size);
    }

    /** What stands of a unit's subtree on a day; for the export. */
    List<Comparison> below(long unit, LocalDate on, long after, int size) {
        return first(
                database.subtree(HARDSHIP_COMPARISONS.UNIT, unit, on).and(HARDSHIP_COMPARISONS.ID.gt(after)), size);
    }

    private List<Comparison> first(Condition wanted, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_COMPARISONS)
                .where(wanted.and(HARDSHIP_COMPARISONS.GONE.eq(false)))
                .orderBy(HARDSHIP_COMPARISONS.ID)
                .limit(size)
                .fetch(this::record));
    }

    @Override
    public Object[] values(Comparison comparison) {
        long id = comparison.id();
        return new Object[] {
            id,
            comparison.file(),
            comparison.person(),
            comparison.unit(),
            comparison.importId(),
            comparison.adverse(),
            secrets.seal(HARDSHIP_COMPARISONS.RESULTS, id, Comparison.Result.text(comparison.results())),
            comparison.on(),
            secrets.seal(HARDSHIP_COMPARISONS.NOTE, id, comparison.note()),
            comparison.gone(),
            comparison.version()
        };
    }

    @Override
    public Comparison record(Record row) {
        long id = row.get(HARDSHIP_COMPARISONS.ID);
        return new Comparison(
                id,
                row.get(HARDSHIP_COMPARISONS.FILE_ID),
                row.get(HARDSHIP_COMPARISONS.PERSON),
                row.get(HARDSHIP_COMPARISONS.UNIT),
                row.get(HARDSHIP_COMPARISONS.IMPORT_ID),
                Comparison.Result.of(secrets.text(row, HARDSHIP_COMPARISONS.RESULTS, id)),
                row.get(HARDSHIP_COMPARISONS.COMPARED_ON),
                secrets.text(row, HARDSHIP_COMPARISONS.NOTE, id),
                row.get(HARDSHIP_COMPARISONS.GONE),
                row.get(HARDSHIP_COMPARISONS.VERSION));
    }
}
