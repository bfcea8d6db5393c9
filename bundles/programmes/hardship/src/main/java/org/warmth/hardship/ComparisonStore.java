package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_COMPARISONS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The table of what the departments answered; no rule. */
@Component(service = ComparisonStore.class)
public final class ComparisonStore {
    private final Database database;
    private final HardshipSecrets secrets;

    /** Over the module's database. */
    @Activate
    public ComparisonStore(
            @Reference(target = "(module=hardship)") Database database, @Reference HardshipSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void insert(Collection<Comparison> comparisons) {
        database.write(sql -> {
            comparisons.forEach(comparison -> sql.insertInto(HARDSHIP_COMPARISONS)
                    .set(columns(comparison))
                    .execute());
            return null;
        });
    }

    /** Writes comparisons that stand one version before; whether all did. */
    boolean update(Collection<Comparison> comparisons) {
        return database.write(sql -> comparisons.stream()
                .allMatch(comparison -> sql.update(HARDSHIP_COMPARISONS)
                                .set(columns(comparison))
                                .where(HARDSHIP_COMPARISONS
                                        .ID
                                        .eq(comparison.id())
                                        .and(HARDSHIP_COMPARISONS.VERSION.eq(comparison.version() - 1)))
                                .execute()
                        == 1));
    }

    /** The comparisons of files that stand, oldest first, at most a chunk of files. */
    Map<Long, List<Comparison>> of(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_COMPARISONS)
                        .where(HARDSHIP_COMPARISONS.FILE_ID.in(files).and(HARDSHIP_COMPARISONS.GONE.eq(false)))
                        .orderBy(HARDSHIP_COMPARISONS.ID)
                        .fetchGroups(HARDSHIP_COMPARISONS.FILE_ID, this::comparison));
    }

    /** The comparisons by their ids, those taken back too, at most a chunk. */
    Map<Long, Comparison> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_COMPARISONS)
                        .where(HARDSHIP_COMPARISONS.ID.in(ids))
                        .fetchMap(HARDSHIP_COMPARISONS.ID, this::comparison));
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
                .fetch(this::comparison));
    }

    private Map<Field<?>, Object> columns(Comparison comparison) {
        long id = comparison.id();
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(HARDSHIP_COMPARISONS.ID, id);
        columns.put(HARDSHIP_COMPARISONS.FILE_ID, comparison.file());
        columns.put(HARDSHIP_COMPARISONS.PERSON, comparison.person());
        columns.put(HARDSHIP_COMPARISONS.UNIT, comparison.unit());
        columns.put(HARDSHIP_COMPARISONS.IMPORT_ID, comparison.importId());
        columns.put(HARDSHIP_COMPARISONS.ADVERSE, comparison.adverse());
        columns.put(
                HARDSHIP_COMPARISONS.RESULTS,
                secrets.sealed(HARDSHIP_COMPARISONS.RESULTS, id, Comparison.Result.text(comparison.results())));
        columns.put(HARDSHIP_COMPARISONS.COMPARED_ON, comparison.on());
        columns.put(HARDSHIP_COMPARISONS.NOTE, secrets.sealed(HARDSHIP_COMPARISONS.NOTE, id, comparison.note()));
        columns.put(HARDSHIP_COMPARISONS.GONE, comparison.gone());
        columns.put(HARDSHIP_COMPARISONS.VERSION, comparison.version());
        return columns;
    }

    private Comparison comparison(Record row) {
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
