package org.warmth.sheets;

import static org.warmth.sheets.db.Tables.SHEETS_IMPORTS;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;
import org.warmth.sheets.ImportView.Counts;
import org.warmth.sheets.ImportView.State;

/** The table of imports. */
@Component(service = ImportStore.class)
public final class ImportStore {
    private final Database database;
    private final Clock clock;

    /** The store in the kernel's database. */
    @Activate
    public ImportStore(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A new import.
     *
     * @param digest tells the content, roster and unit
     * @param once whether the same digest may not come again
     * @param file the upload
     */
    record Started(
            long id,
            String roster,
            long unit,
            long job,
            long file,
            String fileName,
            String digest,
            boolean once,
            boolean dryRun,
            String startedBy) {}

    /** Inserts an import; false if its content was imported before. */
    boolean insert(Started started) {
        Condition same = SHEETS_IMPORTS.ONCE_KEY.eq(started.digest());
        return database.write(sql -> !(started.once() && sql.fetchExists(SHEETS_IMPORTS, same))
                && sql.insertInto(SHEETS_IMPORTS)
                                .set(SHEETS_IMPORTS.ID, started.id())
                                .set(SHEETS_IMPORTS.ROSTER, started.roster())
                                .set(SHEETS_IMPORTS.UNIT_ID, started.unit())
                                .set(SHEETS_IMPORTS.JOB_ID, started.job())
                                .set(SHEETS_IMPORTS.FILE_ID, started.file())
                                .set(SHEETS_IMPORTS.FILE_NAME, started.fileName())
                                .set(SHEETS_IMPORTS.DIGEST, started.digest())
                                .set(SHEETS_IMPORTS.ONCE_KEY, started.once() ? started.digest() : null)
                                .set(SHEETS_IMPORTS.DRY_RUN, started.dryRun())
                                .set(SHEETS_IMPORTS.STATE, State.RUNNING.name())
                                .set(SHEETS_IMPORTS.ROW_COUNT, 0)
                                .set(SHEETS_IMPORTS.CREATED_COUNT, 0)
                                .set(SHEETS_IMPORTS.UPDATED_COUNT, 0)
                                .set(SHEETS_IMPORTS.UNCHANGED_COUNT, 0)
                                .set(SHEETS_IMPORTS.CORRECTION_COUNT, 0)
                                .set(SHEETS_IMPORTS.ERROR_COUNT, 0)
                                .set(SHEETS_IMPORTS.DOUBT_COUNT, 0)
                                .set(SHEETS_IMPORTS.NOTE_COUNT, 0)
                                .set(SHEETS_IMPORTS.STARTED_BY, started.startedBy())
                                .set(SHEETS_IMPORTS.STARTED_AT, now())
                                .set(SHEETS_IMPORTS.VERSION, 1)
                                .execute()
                        == 1);
    }

    /** The import that already took a content, if it may not come again. */
    Optional<ImportView> earlier(String digest) {
        return one(SHEETS_IMPORTS.ONCE_KEY.eq(digest));
    }

    Optional<ImportView> get(long id) {
        return one(SHEETS_IMPORTS.ID.eq(id));
    }

    /** The id of the upload. */
    long file(long id) {
        return database.read(sql -> sql.select(SHEETS_IMPORTS.FILE_ID)
                .from(SHEETS_IMPORTS)
                .where(SHEETS_IMPORTS.ID.eq(id))
                .fetchSingle(SHEETS_IMPORTS.FILE_ID));
    }

    /** Imports before {@code before}, newest first. */
    List<ImportView> list(Condition visible, long before, int most) {
        return database.read(sql -> sql.selectFrom(SHEETS_IMPORTS)
                .where(visible)
                .and(before > 0 ? SHEETS_IMPORTS.ID.lt(before) : DSL.noCondition())
                .orderBy(SHEETS_IMPORTS.ID.desc())
                .limit(most)
                .fetch(ImportStore::view));
    }

    /** Remembers what came of the rows so far, in the transaction of the chunk. */
    void count(long id, Counts counts) {
        database.write(sql -> sql.update(SHEETS_IMPORTS)
                .set(SHEETS_IMPORTS.ROW_COUNT, counts.rows())
                .set(SHEETS_IMPORTS.CREATED_COUNT, counts.created())
                .set(SHEETS_IMPORTS.UPDATED_COUNT, counts.updated())
                .set(SHEETS_IMPORTS.UNCHANGED_COUNT, counts.unchanged())
                .set(SHEETS_IMPORTS.CORRECTION_COUNT, counts.corrections())
                .set(SHEETS_IMPORTS.ERROR_COUNT, counts.errors())
                .set(SHEETS_IMPORTS.DOUBT_COUNT, counts.doubts())
                .set(SHEETS_IMPORTS.NOTE_COUNT, counts.notes())
                .where(SHEETS_IMPORTS.ID.eq(id))
                .execute());
    }

    /** Ends an import that is in one of the states {@code from}; false if it is in none of them. */
    boolean end(long id, List<State> from, State to, Long markedFile) {
        boolean again = to != State.DONE;
        return database.write(sql -> sql.update(SHEETS_IMPORTS)
                        .set(SHEETS_IMPORTS.STATE, to.name())
                        .set(SHEETS_IMPORTS.FINISHED_AT, now())
                        .set(
                                SHEETS_IMPORTS.MARKED_FILE_ID,
                                markedFile == null ? SHEETS_IMPORTS.MARKED_FILE_ID : DSL.val(markedFile))
                        .set(
                                SHEETS_IMPORTS.ONCE_KEY,
                                again ? DSL.castNull(SHEETS_IMPORTS.ONCE_KEY) : SHEETS_IMPORTS.ONCE_KEY)
                        .set(SHEETS_IMPORTS.VERSION, SHEETS_IMPORTS.VERSION.plus(1))
                        .where(SHEETS_IMPORTS.ID.eq(id))
                        .and(SHEETS_IMPORTS.STATE.in(
                                from.stream().map(State::name).toList()))
                        .execute()
                == 1);
    }

    private Optional<ImportView> one(Condition which) {
        return database.read(sql -> sql.selectFrom(SHEETS_IMPORTS).where(which).fetchOptional(ImportStore::view));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static ImportView view(Record row) {
        LocalDateTime finished = row.get(SHEETS_IMPORTS.FINISHED_AT);
        return new ImportView(
                row.get(SHEETS_IMPORTS.ID),
                row.get(SHEETS_IMPORTS.ROSTER),
                row.get(SHEETS_IMPORTS.UNIT_ID),
                row.get(SHEETS_IMPORTS.JOB_ID),
                row.get(SHEETS_IMPORTS.FILE_NAME),
                row.get(SHEETS_IMPORTS.DRY_RUN),
                State.valueOf(row.get(SHEETS_IMPORTS.STATE)),
                new Counts(
                        row.get(SHEETS_IMPORTS.ROW_COUNT),
                        row.get(SHEETS_IMPORTS.CREATED_COUNT),
                        row.get(SHEETS_IMPORTS.UPDATED_COUNT),
                        row.get(SHEETS_IMPORTS.UNCHANGED_COUNT),
                        row.get(SHEETS_IMPORTS.CORRECTION_COUNT),
                        row.get(SHEETS_IMPORTS.ERROR_COUNT),
                        row.get(SHEETS_IMPORTS.DOUBT_COUNT),
                        row.get(SHEETS_IMPORTS.NOTE_COUNT)),
                row.get(SHEETS_IMPORTS.MARKED_FILE_ID),
                row.get(SHEETS_IMPORTS.STARTED_BY),
                row.get(SHEETS_IMPORTS.STARTED_AT).toInstant(ZoneOffset.UTC),
                finished == null ? null : finished.toInstant(ZoneOffset.UTC));
    }
}
