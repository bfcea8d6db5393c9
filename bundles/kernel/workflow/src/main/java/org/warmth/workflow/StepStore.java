package org.warmth.workflow;

import static org.warmth.workflow.db.Tables.WORKFLOW_STEPS;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow.Taken;

/** The table of steps that were taken; rows are only ever added. */
@Component(service = StepStore.class)
public final class StepStore {
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    /** Keeps steps in the kernel's database. */
    @Activate
    public StepStore(
            @Reference(target = "(module=kernel)") Database database, @Reference Ids ids, @Reference Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds one line per record.
     *
     * @param standingInFor the user whose duty it is, or 0
     */
    void add(Collection<Line> lines, Caller caller, long standingInFor, String reason) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            WORKFLOW_STEPS,
                            WORKFLOW_STEPS.RECORD_ID,
                            WORKFLOW_STEPS.ID,
                            WORKFLOW_STEPS.KIND,
                            WORKFLOW_STEPS.STEP_NAME,
                            WORKFLOW_STEPS.STATE_FROM,
                            WORKFLOW_STEPS.STATE_TO,
                            WORKFLOW_STEPS.USER_ID,
                            WORKFLOW_STEPS.USER_NAME,
                            WORKFLOW_STEPS.TAKEN_AT,
                            WORKFLOW_STEPS.REASON,
                            WORKFLOW_STEPS.STANDS_IN_FOR)
                    .values((Long) null, null, null, null, null, null, null, null, null, null, null));
            for (Line line : lines) {
                batch = batch.bind(
                        line.record(),
                        ids.next(),
                        line.kind(),
                        line.step(),
                        line.from(),
                        line.to(),
                        caller.user(),
                        caller.name(),
                        now,
                        reason,
                        standingInFor);
            }
            return batch.execute();
        });
    }

    /** Which of the steps one of the users took, or another for them, by record. */
    Map<Long, Set<String>> takenBy(Set<Long> users, String kind, Collection<Long> records) {
        Map<Long, Set<String>> taken = new HashMap<>();
        for (List<Long> some : Chunks.of(records)) {
            database.read(sql -> sql.select(WORKFLOW_STEPS.RECORD_ID, WORKFLOW_STEPS.STEP_NAME)
                            .from(WORKFLOW_STEPS)
                            .where(WORKFLOW_STEPS.RECORD_ID.in(some))
                            .and(WORKFLOW_STEPS.USER_ID.in(users).or(WORKFLOW_STEPS.STANDS_IN_FOR.in(users)))
                            .and(WORKFLOW_STEPS.KIND.eq(kind))
                            .fetch())
                    .forEach(row -> taken.computeIfAbsent(row.value1(), record -> new HashSet<>())
                            .add(row.value2()));
        }
        return taken;
    }

    List<Taken> history(String kind, long record) {
        return lines(kind, record).stream().map(Numbered::taken).toList();
    }

    /** The steps taken with a record, oldest first, each under its id, which is drawn in the order of time as all ids are. */
    public List<Numbered> lines(String kind, long record) {
        return database.read(sql -> sql.selectFrom(WORKFLOW_STEPS)
                .where(WORKFLOW_STEPS.RECORD_ID.eq(record).and(WORKFLOW_STEPS.KIND.eq(kind)))
                .orderBy(WORKFLOW_STEPS.ID)
                .fetch(row -> new Numbered(row.get(WORKFLOW_STEPS.ID), taken(row))));
    }

    private static Taken taken(org.jooq.Record row) {
        return new Taken(
                row.get(WORKFLOW_STEPS.KIND),
                row.get(WORKFLOW_STEPS.STEP_NAME),
                row.get(WORKFLOW_STEPS.STATE_FROM),
                row.get(WORKFLOW_STEPS.STATE_TO),
                row.get(WORKFLOW_STEPS.USER_NAME),
                row.get(WORKFLOW_STEPS.TAKEN_AT).toInstant(ZoneOffset.UTC),
                row.get(WORKFLOW_STEPS.REASON),
                row.get(WORKFLOW_STEPS.STANDS_IN_FOR));
    }

    /** A step that was taken, under its id. */
    public record Numbered(long id, Taken taken) {}

    /** A step of one record. */
    record Line(long record, String kind, String step, String from, String to) {}
}
