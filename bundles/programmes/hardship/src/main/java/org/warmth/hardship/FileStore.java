package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_FILES;
import static org.warmth.hardship.db.Tables.HARDSHIP_NUMBERS;
import static org.warmth.hardship.db.Tables.HARDSHIP_PEOPLE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;
import org.warmth.hardship.FileCourse.Exit;
import org.warmth.hardship.FileCourse.Survey;

/** The table of files; no rule. */
@Component(service = FileStore.class)
public final class FileStore implements RecordTable<HardshipFile> {
    private static final RecordRows<FileFacts> FACTS = RecordRows.of(
            FileFacts.class,
            HARDSHIP_FILES,
            Map.of(
                    "type", HARDSHIP_FILES.FILE_TYPE,
                    "level", HARDSHIP_FILES.STANDARD_LEVEL,
                    "work", HARDSHIP_FILES.WORK_STATE,
                    "model", HARDSHIP_FILES.MODEL_LEVEL));
    /** What is encrypted, or may be missing as a whole, and then what is said of the household. */
    private static final Field<?>[] COLUMNS = columns(Arrays.asList(FACTS.columns()));

    private final Database database;
    private final HardshipSecrets secrets;
    private final Kept<HardshipFile> records;

    /** Over the module's database. */
    @Activate
    public FileStore(
            @Reference(target = "(module=hardship)") Database database,
            @Reference HardshipSecrets secrets,
            @Reference RecordService records) {
        this.database = database;
        this.secrets = secrets;
        this.records = records.keep(
                HardshipLifecycle.KIND,
                "hardship.file-unknown",
                this,
                caller -> database.scope(caller, HARDSHIP_FILES.UNIT, HardshipLifecycle.READERS));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return HARDSHIP_FILES;
    }

    /** The files, as every module handles its records. */
    Kept<HardshipFile> records() {
        return records;
    }

    /** The files among the ids that the caller may read, at most a chunk of them. */
    Map<Long, HardshipFile> readable(Collection<Long> ids) {
        return records.all(HARDSHIP_FILES.ID.in(ids)).stream()
                .collect(Collectors.toMap(HardshipFile::id, file -> file));
    }

    /** The files among these numbers that stand in a unit's subtree of a day, by number; at most a chunk of them. */
    Map<String, HardshipFile> byNumbers(Collection<String> numbers, long unit, LocalDate on) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_FILES)
                .where(HARDSHIP_FILES.FILE_NO.in(numbers).and(database.subtree(HARDSHIP_FILES.UNIT, unit, on)))
                .fetchMap(HARDSHIP_FILES.FILE_NO, this::record));
    }

    /** The active files of a unit and all below it on a day, that are not merely temporary. */
    List<HardshipFile> activeBelow(long unit, LocalDate on, long after, int size) {
        return first(
                database.subtree(HARDSHIP_FILES.UNIT, unit, on).and(isActive()).and(HARDSHIP_FILES.ID.gt(after)), size);
    }

    /** The files that stand in a unit's subtree on a day; for the export. */
    List<HardshipFile> below(long unit, LocalDate on, long after, int size) {
        return first(
                database.subtree(HARDSHIP_FILES.UNIT, unit, on)
                        .and(HARDSHIP_FILES.STATE.ne(FileState.VOIDED.name()))
                        .and(HARDSHIP_FILES.ID.gt(after)),
                size);
    }

    /** The files that an import made and nobody has voided. */
    List<HardshipFile> imported(long importId, int size) {
        return first(HARDSHIP_FILES.IMPORT_ID.eq(importId).and(HARDSHIP_FILES.STATE.ne(FileState.VOIDED.name())), size);
    }

    /** The next {@code many} numbers of a unit's year; gives the first. */
    int number(long unit, int year, int many) {
        return database.write(sql -> {
            Condition counter = HARDSHIP_NUMBERS.UNIT.eq(unit).and(HARDSHIP_NUMBERS.NUMBER_YEAR.eq(year));
            boolean there = sql.update(HARDSHIP_NUMBERS)
                            .set(HARDSHIP_NUMBERS.LAST_NO, HARDSHIP_NUMBERS.LAST_NO.plus(many))
                            .where(counter)
                            .execute()
                    == 1;
            if (!there) {
                sql.insertInto(HARDSHIP_NUMBERS)
                        .set(HARDSHIP_NUMBERS.UNIT, unit)
                        .set(HARDSHIP_NUMBERS.NUMBER_YEAR, year)
                        .set(HARDSHIP_NUMBERS.LAST_NO, many)
                        .execute();
            }
            return sql.select(HARDSHIP_NUMBERS.LAST_NO)
                            .from(HARDSHIP_NUMBERS)
                            .where(counter)
                            .fetchSingle(HARDSHIP_NUMBERS.LAST_NO)
                    - many
                    + 1;
        });
    }

    private List<HardshipFile> first(Condition wanted, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_FILES)
                .where(wanted)
                .orderBy(HARDSHIP_FILES.ID)
                .limit(size)
                .fetch(this::record));
    }

    /** The active files of a unit, or of any for 0, whose review is due on a day. */
    static Condition due(long unit, LocalDate by) {
        return Filter.by(HARDSHIP_FILES.UNIT, unit)
                .and(HARDSHIP_FILES.STATE.eq(FileState.APPROVED.name()))
                .and(HARDSHIP_FILES.REVIEW_DUE.le(by));
    }

    /** The active files of a unit, or of any for 0, that are not merely temporary. */
    static Condition active(long unit) {
        return Filter.by(HARDSHIP_FILES.UNIT, unit).and(isActive());
    }

    private static Condition isActive() {
        return HARDSHIP_FILES
                .STATE
                .eq(FileState.APPROVED.name())
                .and(HARDSHIP_FILES.FILE_TYPE.ne(FileType.TEMPORARY.name()));
    }

    /** The files that a query asks for. */
    static Condition wanted(FileQuery query) {
        Condition wanted = Filter.by(HARDSHIP_FILES.UNIT, query.unit())
                .and(Filter.by(HARDSHIP_FILES.STATE, query.state()))
                .and(Filter.by(HARDSHIP_FILES.FILE_TYPE, query.type()));
        return query.person() == 0
                ? wanted
                : wanted.and(HARDSHIP_FILES.ID.in(DSL.select(HARDSHIP_PEOPLE.FILE_ID)
                        .from(HARDSHIP_PEOPLE)
                        .where(HARDSHIP_PEOPLE.PERSON.eq(query.person()))));
    }

    private static Field<?>[] columns(List<Field<?>> facts) {
        return Stream.concat(
                        Arrays.stream(HARDSHIP_FILES.fields()).filter(column -> !facts.contains(column)),
                        facts.stream())
                .toArray(Field<?>[]::new);
    }

    @Override
    public Field<?>[] columns() {
        return COLUMNS.clone();
    }

    @Override
    public Object[] values(HardshipFile file) {
        long id = file.id();
        FileMeans means = file.means();
        FileCourse course = file.course();
        Survey survey = course.survey();
        Exit exit = course.exit();
        Object[] own = {
            id,
            file.unit(),
            file.number(),
            file.importId(),
            file.state().name(),
            file.version(),
            file.head(),
            file.account(),
            Codes.name(file.computed()),
            secrets.seal(HARDSHIP_FILES.INCOME, id, means.income()),
            secrets.seal(HARDSHIP_FILES.OTHER_INCOME, id, means.otherIncome()),
            secrets.seal(HARDSHIP_FILES.RIGID_COST, id, means.rigidCost()),
            secrets.seal(HARDSHIP_FILES.ACCIDENT_LOSS, id, means.accidentLoss()),
            secrets.seal(HARDSHIP_FILES.HEALTH, id, means.health()),
            secrets.seal(HARDSHIP_FILES.DISABILITY, id, means.disability()),
            secrets.seal(HARDSHIP_FILES.ADDRESS, id, means.address()),
            survey == null ? null : survey.on(),
            survey == null ? null : survey.witness(),
            secrets.seal(HARDSHIP_FILES.FINDING, id, survey == null ? null : survey.finding()),
            course.sentOn(),
            course.approvedOn(),
            course.reviewDue(),
            course.reliefUntil(),
            exit == null ? null : exit.path().name(),
            exit == null ? null : exit.on(),
            Codes.name(course.closing()),
            course.closedOn()
        };
        return Stream.concat(Arrays.stream(own), Arrays.stream(FACTS.values(file.facts())))
                .toArray();
    }

    @Override
    public HardshipFile record(Record row) {
        return new HardshipFile(
                row.get(HARDSHIP_FILES.ID),
                row.get(HARDSHIP_FILES.UNIT),
                row.get(HARDSHIP_FILES.FILE_NO),
                row.get(HARDSHIP_FILES.IMPORT_ID),
                FileState.valueOf(row.get(HARDSHIP_FILES.STATE)),
                row.get(HARDSHIP_FILES.VERSION),
                row.get(HARDSHIP_FILES.HEAD),
                row.get(HARDSHIP_FILES.ACCOUNT),
                Codes.of(FileType.class, row.get(HARDSHIP_FILES.COMPUTED)),
                FACTS.record(row),
                means(row),
                course(row));
    }

    private FileMeans means(Record row) {
        long id = row.get(HARDSHIP_FILES.ID);
        return new FileMeans(
                secrets.money(row, HARDSHIP_FILES.INCOME, id),
                secrets.money(row, HARDSHIP_FILES.OTHER_INCOME, id),
                secrets.money(row, HARDSHIP_FILES.RIGID_COST, id),
                secrets.money(row, HARDSHIP_FILES.ACCIDENT_LOSS, id),
                secrets.text(row, HARDSHIP_FILES.HEALTH, id),
                secrets.text(row, HARDSHIP_FILES.DISABILITY, id),
                secrets.text(row, HARDSHIP_FILES.ADDRESS, id));
    }

    private FileCourse course(Record row) {
        LocalDate surveyed = row.get(HARDSHIP_FILES.SURVEYED_ON);
        ExitPath path = Codes.of(ExitPath.class, row.get(HARDSHIP_FILES.EXIT_PATH));
        return new FileCourse(
                surveyed == null
                        ? null
                        : new Survey(
                                surveyed,
                                row.get(HARDSHIP_FILES.WITNESS),
                                secrets.text(row, HARDSHIP_FILES.FINDING, row.get(HARDSHIP_FILES.ID))),
                row.get(HARDSHIP_FILES.SENT_ON),
                row.get(HARDSHIP_FILES.APPROVED_ON),
                row.get(HARDSHIP_FILES.REVIEW_DUE),
                row.get(HARDSHIP_FILES.RELIEF_UNTIL),
                path == null ? null : new Exit(path, row.get(HARDSHIP_FILES.EXIT_ON)),
                Codes.of(Closing.class, row.get(HARDSHIP_FILES.CLOSING)),
                row.get(HARDSHIP_FILES.CLOSED_ON));
    }
}
