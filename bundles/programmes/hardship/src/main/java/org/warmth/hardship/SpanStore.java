package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_EXITS;
import static org.warmth.hardship.db.Tables.HARDSHIP_FILES;
import static org.warmth.hardship.db.Tables.HARDSHIP_PEOPLE;
import static org.warmth.hardship.db.Tables.HARDSHIP_SPANS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.campaigns.Period;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.hardship.FileCourse.Exit;

/** The tables of when files were active, and of the households that left hardship; no rule. */
@Component(service = SpanStore.class)
public final class SpanStore {
    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private final Database database;
    private final Ids ids;

    /** Over the module's database. */
    @Activate
    public SpanStore(@Reference(target = "(module=hardship)") Database database, @Reference Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** What a file gave from a day on. */
    enum Kind {
        /** It was active. */
        ACTIVE,
        /** It helped for a time. */
        TEMPORARY
    }

    /**
     * Opens a span.
     *
     * @param until its last day, or null for open end
     */
    void begin(long file, Kind kind, LocalDate from, LocalDate until) {
        database.write(sql -> sql.insertInto(HARDSHIP_SPANS)
                .set(HARDSHIP_SPANS.ID, ids.next())
                .set(HARDSHIP_SPANS.FILE_ID, file)
                .set(HARDSHIP_SPANS.KIND, kind.name())
                .set(HARDSHIP_SPANS.FROM_ON, from)
                .set(HARDSHIP_SPANS.UNTIL_ON, until == null ? OPEN : until)
                .execute());
    }

    /** Ends what a file gives: from that day on it gives nothing. */
    void end(long file, LocalDate on) {
        database.write(sql -> sql.update(HARDSHIP_SPANS)
                .set(HARDSHIP_SPANS.UNTIL_ON, on.minusDays(1))
                .where(HARDSHIP_SPANS.FILE_ID.eq(file).and(HARDSHIP_SPANS.UNTIL_ON.ge(on)))
                .execute());
    }

    void exit(HardshipFile file, Exit exit) {
        database.write(sql -> sql.insertInto(HARDSHIP_EXITS)
                .set(HARDSHIP_EXITS.ID, ids.next())
                .set(HARDSHIP_EXITS.FILE_ID, file.id())
                .set(HARDSHIP_EXITS.UNIT, file.unit())
                .set(HARDSHIP_EXITS.EXIT_PATH, exit.path().name())
                .set(HARDSHIP_EXITS.EXIT_ON, exit.on())
                .set(HARDSHIP_EXITS.UNDONE_ON, OPEN)
                .execute());
    }

    /** The household fell back on a day. */
    void relapse(long file, LocalDate on) {
        database.write(sql -> sql.update(HARDSHIP_EXITS)
                .set(HARDSHIP_EXITS.UNDONE_ON, on)
                .where(HARDSHIP_EXITS.FILE_ID.eq(file).and(HARDSHIP_EXITS.UNDONE_ON.eq(OPEN)))
                .execute());
    }

    /** Which of these persons stood in a file that was active, or a temporary one, on a day; at most a chunk. */
    Set<Long> covered(Collection<Long> persons, LocalDate on) {
        return database.read(sql -> sql.selectDistinct(HARDSHIP_PEOPLE.PERSON)
                .from(HARDSHIP_PEOPLE)
                .join(HARDSHIP_SPANS)
                .on(HARDSHIP_SPANS.FILE_ID.eq(HARDSHIP_PEOPLE.FILE_ID))
                .where(HARDSHIP_PEOPLE.PERSON.in(persons).and(on(on)))
                .fetchSet(HARDSHIP_PEOPLE.PERSON));
    }

    /** How many files of units were active on a day, by unit. */
    Map<Long, Long> active(Function<Field<Long>, Condition> units, LocalDate on) {
        Field<Integer> files = DSL.countDistinct(HARDSHIP_FILES.ID);
        return database.read(sql -> sql.select(HARDSHIP_FILES.UNIT, files)
                .from(HARDSHIP_FILES)
                .join(HARDSHIP_SPANS)
                .on(HARDSHIP_SPANS.FILE_ID.eq(HARDSHIP_FILES.ID))
                .where(units.apply(HARDSHIP_FILES.UNIT).and(activeOn(on)))
                .groupBy(HARDSHIP_FILES.UNIT)
                .fetchMap(HARDSHIP_FILES.UNIT, row -> row.get(files).longValue()));
    }

    /** The ids and units of files that were active on a day, after an id, in their order. */
    Map<Long, Long> active(Function<Field<Long>, Condition> units, LocalDate on, long after, int size) {
        return database.read(sql -> sql.selectDistinct(HARDSHIP_FILES.ID, HARDSHIP_FILES.UNIT)
                .from(HARDSHIP_FILES)
                .join(HARDSHIP_SPANS)
                .on(HARDSHIP_SPANS.FILE_ID.eq(HARDSHIP_FILES.ID))
                .where(units.apply(HARDSHIP_FILES.UNIT).and(activeOn(on)).and(HARDSHIP_FILES.ID.gt(after)))
                .orderBy(HARDSHIP_FILES.ID)
                .limit(size)
                .fetchMap(HARDSHIP_FILES.ID, HARDSHIP_FILES.UNIT));
    }

    /** How many households of units left by a path in a period and had not fallen back at its end, by unit. */
    Map<Long, Long> exits(Function<Field<Long>, Condition> units, ExitPath path, Period period) {
        Field<Integer> households = DSL.countDistinct(HARDSHIP_EXITS.FILE_ID);
        return database.read(sql -> sql.select(HARDSHIP_EXITS.UNIT, households)
                .from(HARDSHIP_EXITS)
                .where(units.apply(HARDSHIP_EXITS.UNIT).and(left(path, period)))
                .groupBy(HARDSHIP_EXITS.UNIT)
                .fetchMap(HARDSHIP_EXITS.UNIT, row -> row.get(households).longValue()));
    }

    /**
     * A household that left hardship.
     *
     * @param id the exit
     * @param file its file
     * @param unit the file's unit
     * @param on when
     */
    record Left(long id, long file, long unit, LocalDate on) {}

    /** The households behind {@link #exits}, after an id. */
    List<Left> left(Function<Field<Long>, Condition> units, ExitPath path, Period period, long after, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_EXITS)
                .where(units.apply(HARDSHIP_EXITS.UNIT).and(left(path, period)).and(HARDSHIP_EXITS.ID.gt(after)))
                .orderBy(HARDSHIP_EXITS.ID)
                .limit(size)
                .fetch(row -> new Left(
                        row.get(HARDSHIP_EXITS.ID),
                        row.get(HARDSHIP_EXITS.FILE_ID),
                        row.get(HARDSHIP_EXITS.UNIT),
                        row.get(HARDSHIP_EXITS.EXIT_ON))));
    }

    private static Condition left(ExitPath path, Period period) {
        return HARDSHIP_EXITS
                .EXIT_PATH
                .eq(path.name())
                .and(HARDSHIP_EXITS.EXIT_ON.between(period.from(), period.to()))
                .and(HARDSHIP_EXITS.UNDONE_ON.gt(period.to()));
    }

    private static Condition activeOn(LocalDate day) {
        return HARDSHIP_SPANS.KIND.eq(Kind.ACTIVE.name()).and(on(day));
    }

    private static Condition on(LocalDate day) {
        return HARDSHIP_SPANS.FROM_ON.le(day).and(HARDSHIP_SPANS.UNTIL_ON.ge(day));
    }
}
