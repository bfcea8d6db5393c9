package org.warmth.jobs;

import static org.warmth.jobs.db.Tables.JOBS_JOBS;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.JobView.State;
import org.warmth.api.store.Database;

/** The table of jobs. */
@Component(service = JobStore.class)
public final class JobStore {
    private static final String QUEUED = State.QUEUED.name();
    private static final String RUNNING = State.RUNNING.name();

    /** Those whose work jobs are; members and helpers see their own. */
    private static final Set<Role> STAFF = Set.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private final Database database;
    private final Clock clock;
    private final Json json = new Json();

    /** In the kernel's database. */
    @Activate
    public JobStore(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void insert(long id, String kind, long unit, Map<String, String> arguments, Caller starter) {
        database.write(sql -> sql.insertInto(JOBS_JOBS)
                .set(JOBS_JOBS.ID, id)
                .set(JOBS_JOBS.KIND, kind)
                .set(JOBS_JOBS.UNIT_ID, unit)
                .set(JOBS_JOBS.JOB_STATE, QUEUED)
                .set(JOBS_JOBS.ARGUMENTS, json.write(arguments))
                .set(JOBS_JOBS.DONE, 0)
                .set(JOBS_JOBS.TOTAL, 0)
                .set(JOBS_JOBS.PLACE, "")
                .set(JOBS_JOBS.OUTCOME, "{}")
                .set(JOBS_JOBS.CANCELLED, false)
                .set(JOBS_JOBS.FENCE, 0)
                .set(JOBS_JOBS.STARTED_BY, starter.user())
                .set(JOBS_JOBS.STARTER_NAME, starter.name())
                .set(JOBS_JOBS.STARTER_ADDRESS, starter.address() == null ? "" : starter.address())
                .set(JOBS_JOBS.STARTER_LOCALE, starter.locale().toLanguageTag())
                .set(JOBS_JOBS.CREATED_AT, now())
                .execute());
    }

    Optional<JobView> find(long id, Caller caller) {
        return database.read(sql -> sql.selectFrom(JOBS_JOBS)
                .where(JOBS_JOBS.ID.eq(id), visible(caller))
                .fetchOptional(this::view));
    }

    /** Newest first, older than {@code before} if that is not 0. */
    List<JobView> ofStarter(long user, long before, int size) {
        return database.read(sql -> sql.selectFrom(JOBS_JOBS)
                .where(JOBS_JOBS.STARTED_BY.eq(user))
                .and(before == 0 ? org.jooq.impl.DSL.noCondition() : JOBS_JOBS.ID.lt(before))
                .orderBy(JOBS_JOBS.ID.desc())
                .limit(size)
                .fetch(this::view));
    }

    boolean startedBy(long id, long user) {
        return database.read(
                sql -> sql.fetchExists(JOBS_JOBS, JOBS_JOBS.ID.eq(id).and(JOBS_JOBS.STARTED_BY.eq(user))));
    }

    /** A waiting job is cancelled at once, a running one at its next chunk. */
    void cancel(long id) {
        database.write(sql -> sql.update(JOBS_JOBS)
                                .set(JOBS_JOBS.JOB_STATE, State.CANCELLED.name())
                                .set(JOBS_JOBS.FINISHED_AT, now())
                                .where(JOBS_JOBS.ID.eq(id), JOBS_JOBS.JOB_STATE.eq(QUEUED))
                                .execute()
                        == 0
                ? sql.update(JOBS_JOBS)
                        .set(JOBS_JOBS.CANCELLED, true)
                        .where(JOBS_JOBS.ID.eq(id), JOBS_JOBS.JOB_STATE.eq(RUNNING))
                        .execute()
                : 1);
    }

    /**
     * Puts back jobs whose node says nothing any more.
     *
     * @param alone whether no other node can be running any, so that every running one is a dead one's
     */
    int requeue(boolean alone) {
        return database.write(sql -> {
            boolean all = alone && sql.dialect() == SQLDialect.DERBY;
            List<Long> dead = sql.select(JOBS_JOBS.ID)
                    .from(JOBS_JOBS)
                    .where(JOBS_JOBS.JOB_STATE.eq(RUNNING))
                    .and(all ? org.jooq.impl.DSL.noCondition() : JOBS_JOBS.LEASE_UNTIL.lt(DatabaseTime.now(sql)))
                    .orderBy(JOBS_JOBS.ID)
                    .fetch(JOBS_JOBS.ID);
            int back = 0;
            for (long id : dead) {
                back += sql.update(JOBS_JOBS)
                        .set(JOBS_JOBS.JOB_STATE, QUEUED)
                        .set(JOBS_JOBS.FENCE, JOBS_JOBS.FENCE.plus(1))
                        .where(JOBS_JOBS.ID.eq(id), JOBS_JOBS.JOB_STATE.eq(RUNNING))
                        .and(all ? org.jooq.impl.DSL.noCondition() : JOBS_JOBS.LEASE_UNTIL.lt(DatabaseTime.now(sql)))
                        .execute();
            }
            return back;
        });
    }

    /** Takes the lease of the oldest waiting job of these kinds, if there is one. */
    Optional<Job> lease(Collection<String> kinds, int seconds) {
        List<Long> waiting = database.read(sql -> sql.select(JOBS_JOBS.ID)
                .from(JOBS_JOBS)
                .where(JOBS_JOBS.JOB_STATE.eq(QUEUED), JOBS_JOBS.KIND.in(kinds))
                .orderBy(JOBS_JOBS.ID)
                .limit(10)
                .fetch(JOBS_JOBS.ID));
        for (long id : waiting) {
            Optional<Job> taken = database.write(sql -> take(sql, id, seconds));
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Optional<Job> take(DSLContext sql, long id, int seconds) {
        int taken = sql.update(JOBS_JOBS)
                .set(JOBS_JOBS.JOB_STATE, RUNNING)
                .set(JOBS_JOBS.FENCE, JOBS_JOBS.FENCE.plus(1))
                .set(JOBS_JOBS.LEASE_UNTIL, DatabaseTime.now(sql).plusSeconds(seconds))
                .where(JOBS_JOBS.ID.eq(id), JOBS_JOBS.JOB_STATE.eq(QUEUED))
                .execute();
        return taken == 0
                ? Optional.empty()
                : sql.selectFrom(JOBS_JOBS).where(JOBS_JOBS.ID.eq(id)).fetchOptional(this::job);
    }

    /** Says that the node is alive. */
    void renew(long id, int fence, int seconds) {
        database.write(sql -> sql.update(JOBS_JOBS)
                .set(JOBS_JOBS.LEASE_UNTIL, DatabaseTime.now(sql).plusSeconds(seconds))
                .where(held(id, fence))
                .execute());
    }

    void total(Job job, int total) {
        database.write(sql -> {
            require(sql.update(JOBS_JOBS)
                    .set(JOBS_JOBS.TOTAL, total)
                    .where(held(job.id(), job.fence()))
                    .execute());
            return null;
        });
    }

    /** Refuses to begin a chunk of a job that is cancelled or somebody else's by now. */
    void check(DSLContext sql, Job job) {
        Boolean cancelled = sql.select(JOBS_JOBS.CANCELLED)
                .from(JOBS_JOBS)
                .where(held(job.id(), job.fence()))
                .fetchOne(JOBS_JOBS.CANCELLED);
        require(cancelled == null ? 0 : 1);
        if (cancelled) {
            throw Problem.conflict("jobs.cancelled");
        }
    }

    /** The last statement of a chunk: the lease's number decides whether it may commit. */
    void advance(DSLContext sql, Job job, int done, String position) {
        require(sql.update(JOBS_JOBS)
                .set(JOBS_JOBS.DONE, done)
                .set(JOBS_JOBS.PLACE, position)
                .where(held(job.id(), job.fence()))
                .execute());
    }

    /** As {@link #advance}, for a part beside which another one advances. */
    void add(DSLContext sql, Job job, int done) {
        require(sql.update(JOBS_JOBS)
                .set(JOBS_JOBS.DONE, JOBS_JOBS.DONE.plus(done))
                .where(held(job.id(), job.fence()))
                .execute());
    }

    void done(Job job, Map<String, Object> outcome) {
        String kept = json.write(outcome == null ? Map.of() : outcome);
        end(job, State.DONE, null, kept);
    }

    /** Ends a job badly: the problem's code, and what it says in words. */
    void failed(Job job, String problem, Map<String, Object> words) {
        end(job, State.FAILED, problem, json.write(words));
    }

    void cancelled(Job job) {
        end(job, State.CANCELLED, null, "{}");
    }

    private void end(Job job, State state, String problem, String outcome) {
        database.write(sql -> {
            require(sql.update(JOBS_JOBS)
                    .set(JOBS_JOBS.JOB_STATE, state.name())
                    .set(JOBS_JOBS.PROBLEM, problem)
                    .set(JOBS_JOBS.OUTCOME, outcome)
                    .set(JOBS_JOBS.FINISHED_AT, now())
                    .where(held(job.id(), job.fence()))
                    .execute());
            return null;
        });
    }

    /** The node stops: another one, or itself later, goes on at once. */
    void putBack(Job job) {
        database.write(sql -> sql.update(JOBS_JOBS)
                .set(JOBS_JOBS.JOB_STATE, QUEUED)
                .where(held(job.id(), job.fence()))
                .execute());
    }

    private static Condition held(long id, int fence) {
        return JOBS_JOBS.ID.eq(id).and(JOBS_JOBS.FENCE.eq(fence)).and(JOBS_JOBS.JOB_STATE.eq(RUNNING));
    }

    private static void require(int held) {
        if (held == 0) {
            throw Problem.conflict("jobs.lease-lost");
        }
    }

    private Condition visible(Caller caller) {
        return JOBS_JOBS.STARTED_BY.eq(caller.user()).or(database.scope(caller, JOBS_JOBS.UNIT_ID, STAFF));
    }

    private JobView view(Record row) {
        LocalDateTime finished = row.get(JOBS_JOBS.FINISHED_AT);
        return new JobView(
                row.get(JOBS_JOBS.ID),
                row.get(JOBS_JOBS.KIND),
                row.get(JOBS_JOBS.UNIT_ID),
                State.valueOf(row.get(JOBS_JOBS.JOB_STATE)),
                row.get(JOBS_JOBS.DONE),
                row.get(JOBS_JOBS.TOTAL),
                json.objects(row.get(JOBS_JOBS.OUTCOME)),
                row.get(JOBS_JOBS.PROBLEM),
                row.get(JOBS_JOBS.STARTER_NAME),
                row.get(JOBS_JOBS.CREATED_AT).toInstant(ZoneOffset.UTC),
                finished == null ? null : finished.toInstant(ZoneOffset.UTC));
    }

    private Job job(Record row) {
        return new Job(
                row.get(JOBS_JOBS.ID),
                row.get(JOBS_JOBS.KIND),
                row.get(JOBS_JOBS.UNIT_ID),
                json.texts(row.get(JOBS_JOBS.ARGUMENTS)),
                row.get(JOBS_JOBS.DONE),
                row.get(JOBS_JOBS.PLACE),
                row.get(JOBS_JOBS.FENCE),
                row.get(JOBS_JOBS.STARTED_BY),
                row.get(JOBS_JOBS.STARTER_ADDRESS),
                Locale.forLanguageTag(row.get(JOBS_JOBS.STARTER_LOCALE)));
    }
}
