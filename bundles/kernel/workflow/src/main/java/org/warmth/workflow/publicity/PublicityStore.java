package org.warmth.workflow.publicity;

import static org.warmth.workflow.db.Tables.WORKFLOW_OBJECTIONS;
import static org.warmth.workflow.db.Tables.WORKFLOW_PUBLICITIES;
import static org.warmth.workflow.db.Tables.WORKFLOW_PUBLICITY_LINES;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicities.Shown;

/** The tables of what was hung out and of the objections to it; no rule. */
@Component(service = PublicityStore.class)
public final class PublicityStore {
    /** Where the columns that are encrypted stand. */
    static final String OBJECTOR = "workflow_objections.objector";

    static final String CONTENT = "workflow_objections.content";
    static final String ANSWER = "workflow_objections.answer";

    private final Database database;

    /** In the kernel's database. */
    @Activate
    public PublicityStore(@Reference(target = "(module=kernel)") Database database) {
        this.database = database;
    }

    /**
     * A publicity as it lies in its table.
     *
     * @param id its id
     * @param kind what was hung out
     * @param subject the record
     * @param unit its unit
     * @param place where
     * @param from since when
     * @param until its last day
     * @param days how many working days
     * @param lines how many lines
     */
    record Row(
            long id,
            String kind,
            long subject,
            long unit,
            String place,
            LocalDate from,
            LocalDate until,
            int days,
            int lines) {}

    /**
     * The objections to one publicity.
     *
     * @param all how many
     * @param open how many nobody has answered
     * @param upheld how many were found right
     */
    record Count(int all, int open, int upheld) {
        static final Count NONE = new Count(0, 0, 0);

        private Count plus(Count other) {
            return new Count(all + other.all, open + other.open, upheld + other.upheld);
        }
    }

    /**
     * An objection as it lies in its table.
     *
     * @param shown what everybody may see of it
     * @param recorder who wrote it down
     * @param objector who objects, encrypted
     * @param content what they say, encrypted
     * @param answer what was answered, encrypted
     */
    record Recorded(Objection shown, long recorder, byte[] objector, byte[] content, byte[] answer) {}

    void insert(Row row, Caller caller, LocalDateTime at) {
        database.write(sql -> sql.insertInto(WORKFLOW_PUBLICITIES)
                .set(WORKFLOW_PUBLICITIES.ID, row.id())
                .set(WORKFLOW_PUBLICITIES.KIND, row.kind())
                .set(WORKFLOW_PUBLICITIES.SUBJECT, row.subject())
                .set(WORKFLOW_PUBLICITIES.STANDING, 0L)
                .set(WORKFLOW_PUBLICITIES.UNIT, row.unit())
                .set(WORKFLOW_PUBLICITIES.PLACE, row.place())
                .set(WORKFLOW_PUBLICITIES.HUNG_FROM, row.from())
                .set(WORKFLOW_PUBLICITIES.HUNG_UNTIL, row.until())
                .set(WORKFLOW_PUBLICITIES.WORKING_DAYS, row.days())
                .set(WORKFLOW_PUBLICITIES.LINE_COUNT, row.lines())
                .set(WORKFLOW_PUBLICITIES.HUNG_BY, caller.user())
                .set(WORKFLOW_PUBLICITIES.HUNG_AT, at)
                .execute());
    }

    void insert(long publicity, Collection<Shown> lines) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            WORKFLOW_PUBLICITY_LINES,
                            WORKFLOW_PUBLICITY_LINES.PUBLICITY,
                            WORKFLOW_PUBLICITY_LINES.LINE_NO,
                            WORKFLOW_PUBLICITY_LINES.SHOWN_NAME,
                            WORKFLOW_PUBLICITY_LINES.UNIT_NAME,
                            WORKFLOW_PUBLICITY_LINES.CATEGORY,
                            WORKFLOW_PUBLICITY_LINES.BAND)
                    .values((Long) null, null, null, null, null, null));
            for (Shown line : lines) {
                batch = batch.bind(publicity, line.number(), line.name(), line.unit(), line.category(), line.band());
            }
            return batch.execute();
        });
    }

    /** Lets the last publicity of a subject be one of those before. */
    void retire(long id, String reason) {
        database.write(sql -> sql.update(WORKFLOW_PUBLICITIES)
                .set(WORKFLOW_PUBLICITIES.STANDING, id)
                .set(WORKFLOW_PUBLICITIES.WITHDRAWN_FOR, reason)
                .where(WORKFLOW_PUBLICITIES.ID.eq(id))
                .execute());
    }

    /** The last publicity of each of these subjects, whoever asks, by subject. */
    Map<Long, Row> standing(String kind, Collection<Long> subjects) {
        return standing(kind, subjects, DSL.noCondition());
    }

    /** The last publicity of each of these subjects in units where the caller holds one of the roles. */
    Map<Long, Row> standing(String kind, Collection<Long> subjects, Caller caller, Set<Role> roles) {
        return standing(kind, subjects, database.scope(caller, WORKFLOW_PUBLICITIES.UNIT, roles));
    }

    private Map<Long, Row> standing(String kind, Collection<Long> subjects, Condition within) {
        Map<Long, Row> found = new HashMap<>();
        for (List<Long> some : Chunks.of(subjects)) {
            found.putAll(database.read(sql -> sql.selectFrom(WORKFLOW_PUBLICITIES)
                    .where(WORKFLOW_PUBLICITIES
                            .SUBJECT
                            .in(some)
                            .and(WORKFLOW_PUBLICITIES.KIND.eq(kind))
                            .and(WORKFLOW_PUBLICITIES.STANDING.eq(0L))
                            .and(within))
                    .fetchMap(
                            WORKFLOW_PUBLICITIES.SUBJECT,
                            row -> new Row(
                                    row.get(WORKFLOW_PUBLICITIES.ID),
                                    row.get(WORKFLOW_PUBLICITIES.KIND),
                                    row.get(WORKFLOW_PUBLICITIES.SUBJECT),
                                    row.get(WORKFLOW_PUBLICITIES.UNIT),
                                    row.get(WORKFLOW_PUBLICITIES.PLACE),
                                    row.get(WORKFLOW_PUBLICITIES.HUNG_FROM),
                                    row.get(WORKFLOW_PUBLICITIES.HUNG_UNTIL),
                                    row.get(WORKFLOW_PUBLICITIES.WORKING_DAYS),
                                    row.get(WORKFLOW_PUBLICITIES.LINE_COUNT)))));
        }
        return found;
    }

    List<Shown> lines(long publicity, long after, int size) {
        return database.read(sql -> sql.selectFrom(WORKFLOW_PUBLICITY_LINES)
                .where(WORKFLOW_PUBLICITY_LINES.PUBLICITY.eq(publicity).and(WORKFLOW_PUBLICITY_LINES.LINE_NO.gt((int)
                        Math.min(after, Integer.MAX_VALUE))))
                .orderBy(WORKFLOW_PUBLICITY_LINES.LINE_NO)
                .limit(size)
                .fetch(row -> new Shown(
                        row.get(WORKFLOW_PUBLICITY_LINES.LINE_NO),
                        row.get(WORKFLOW_PUBLICITY_LINES.SHOWN_NAME),
                        row.get(WORKFLOW_PUBLICITY_LINES.UNIT_NAME),
                        row.get(WORKFLOW_PUBLICITY_LINES.CATEGORY),
                        row.get(WORKFLOW_PUBLICITY_LINES.BAND))));
    }

    /** The objections to each of these publicities that has any. */
    Map<Long, Count> objections(Collection<Long> publicities) {
        Map<Long, Count> counts = new HashMap<>();
        for (List<Long> some : Chunks.of(publicities)) {
            database.read(sql -> sql.select(WORKFLOW_OBJECTIONS.PUBLICITY, WORKFLOW_OBJECTIONS.OUTCOME, DSL.count())
                            .from(WORKFLOW_OBJECTIONS)
                            .where(WORKFLOW_OBJECTIONS.PUBLICITY.in(some))
                            .groupBy(WORKFLOW_OBJECTIONS.PUBLICITY, WORKFLOW_OBJECTIONS.OUTCOME)
                            .fetch())
                    .forEach(row -> counts.merge(row.value1(), count(row.value2(), row.value3()), Count::plus));
        }
        return counts;
    }

    private static Count count(String outcome, int number) {
        return new Count(
                number,
                outcome == null ? number : 0,
                Objection.Outcome.UPHELD.name().equals(outcome) ? number : 0);
    }

    List<Recorded> objections(long publicity) {
        return database.read(sql -> sql.selectFrom(WORKFLOW_OBJECTIONS)
                .where(WORKFLOW_OBJECTIONS.PUBLICITY.eq(publicity))
                .orderBy(WORKFLOW_OBJECTIONS.ID)
                .fetch(row -> new Recorded(
                        new Objection(
                                row.get(WORKFLOW_OBJECTIONS.ID),
                                publicity,
                                row.get(WORKFLOW_OBJECTIONS.RECEIVED_ON),
                                row.get(WORKFLOW_OBJECTIONS.RECORDED_BY),
                                row.get(WORKFLOW_OBJECTIONS.OUTCOME) == null
                                        ? null
                                        : Objection.Outcome.valueOf(row.get(WORKFLOW_OBJECTIONS.OUTCOME)),
                                row.get(WORKFLOW_OBJECTIONS.ANSWERED_BY),
                                row.get(WORKFLOW_OBJECTIONS.ANSWERED_ON),
                                row.get(WORKFLOW_OBJECTIONS.VERSION)),
                        row.get(WORKFLOW_OBJECTIONS.RECORDER),
                        row.get(WORKFLOW_OBJECTIONS.OBJECTOR),
                        row.get(WORKFLOW_OBJECTIONS.CONTENT),
                        row.get(WORKFLOW_OBJECTIONS.ANSWER))));
    }

    void insert(Recorded objection, LocalDateTime at) {
        Objection shown = objection.shown();
        database.write(sql -> sql.insertInto(WORKFLOW_OBJECTIONS)
                .set(WORKFLOW_OBJECTIONS.ID, shown.id())
                .set(WORKFLOW_OBJECTIONS.PUBLICITY, shown.publicity())
                .set(WORKFLOW_OBJECTIONS.RECEIVED_ON, shown.receivedOn())
                .set(WORKFLOW_OBJECTIONS.OBJECTOR, orNull(objection.objector()))
                .set(WORKFLOW_OBJECTIONS.CONTENT, objection.content())
                .set(WORKFLOW_OBJECTIONS.RECORDED_BY, shown.recordedBy())
                .set(WORKFLOW_OBJECTIONS.RECORDER, objection.recorder())
                .set(WORKFLOW_OBJECTIONS.RECORDED_AT, at)
                .set(WORKFLOW_OBJECTIONS.VERSION, shown.version())
                .execute());
    }

    /** Derby knows no type for a null that is bound to a column of bytes. */
    private static Field<byte[]> orNull(byte[] cipher) {
        return cipher == null
                ? DSL.inline((byte[]) null, WORKFLOW_OBJECTIONS.OBJECTOR)
                : DSL.val(cipher, WORKFLOW_OBJECTIONS.OBJECTOR);
    }

    /** Writes the answer to an objection that stands one version before; whether it did. */
    boolean answer(Objection answered, byte[] reason) {
        return database.write(sql -> sql.update(WORKFLOW_OBJECTIONS)
                        .set(WORKFLOW_OBJECTIONS.OUTCOME, answered.outcome().name())
                        .set(WORKFLOW_OBJECTIONS.ANSWER, reason)
                        .set(WORKFLOW_OBJECTIONS.ANSWERED_BY, answered.answeredBy())
                        .set(WORKFLOW_OBJECTIONS.ANSWERED_ON, answered.answeredOn())
                        .set(WORKFLOW_OBJECTIONS.VERSION, answered.version())
                        .where(WORKFLOW_OBJECTIONS
                                .ID
                                .eq(answered.id())
                                .and(WORKFLOW_OBJECTIONS.VERSION.eq(answered.version() - 1)))
                        .execute())
                == 1;
    }
}
