package org.warmth.workflow.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.WorkingDays;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Publicity.State;
import org.warmth.api.workflow.Refusal;
import org.warmth.workflow.publicity.PublicityStore.Count;
import org.warmth.workflow.publicity.PublicityStore.Recorded;
import org.warmth.workflow.publicity.PublicityStore.Row;

/** The rules of publicity: how long, who may, when an objection counts, when the way is clear. */
@Component
public final class PublicityService implements Publicities {

    private static final Set<Role> CLERKS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    private static final Set<Role> JUDGES = Set.of(Role.OFFICER, Role.LEADER);
    private static final Set<Role> KEEPERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.LEADER);
    private static final Set<Role> LOOKERS =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.LEADER, Role.CITY_OFFICER, Role.AUDITOR);
    private static final Set<Role> READERS = Set.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private static final int MOST_DAYS = 60;
    private static final int LATEST = 30;
    private static final int LONGEST = 1000;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_NAME = 50;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final PublicityStore store;
    private final PublicitySettings settings;
    private final Veil veil;
    private final WorkingDays workingDays;
    private final Secrets secrets;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public PublicityService(
            @Reference(target = "(module=kernel)") Database database,
            @Reference PublicityStore store,
            @Reference PublicitySettings settings,
            @Reference Veil veil,
            @Reference WorkingDays workingDays,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.store = store;
        this.settings = settings;
        this.veil = veil;
        this.workingDays = workingDays;
        this.secrets = secrets;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Publicity hang(Subject subject, Notice notice, Iterable<Line> lines) {
        LocalDate from = notice.from() == null ? today() : notice.from();
        int days = notice.days() == null ? settings.days() : notice.days();
        new Violations()
                .text("place", notice.place(), LONGEST_PLACE)
                .unless(days >= settings.days(), "days", "workflow.publicity-short", settings.days())
                .within("days", days, MOST_DAYS)
                .unless(!from.isBefore(today()), "from", "workflow.publicity-past")
                .unless(!from.isAfter(today().plusDays(LATEST)), "from", "workflow.publicity-far", LATEST)
                .refuse();
        return database.write(sql -> {
            access.require(CLERKS, subject.unit());
            replace(subject);
            long id = ids.next();
            LocalDate until = workingDays.plus(from, days);
            Row row = new Row(
                    id,
                    subject.kind(),
                    subject.id(),
                    subject.unit(),
                    notice.place(),
                    from,
                    until,
                    days,
                    shown(id, lines));
            store.insert(row, callers.current(), now());
            audit.record(
                    "workflow.publicity.hang",
                    subject.unit(),
                    object(subject.kind(), subject.id()),
                    Map.of("publicity", id, "until", until, "lines", row.lines()));
            return view(row, Count.NONE);
        });
    }

    /** What hung out before, to its end and without a standing objection, makes room; anything else does not. */
    private void replace(Subject subject) {
        Row before = store.standing(subject.kind(), Set.of(subject.id())).get(subject.id());
        if (before == null) {
            return;
        }
        if (view(before).state() != State.CLEAR) {
            throw Problem.conflict("workflow.publicity-hangs", before.until());
        }
        store.retire(before.id(), null);
    }

    private int shown(long id, Iterable<Line> lines) {
        List<Shown> chunk = new ArrayList<>();
        int number = 0;
        for (Line line : lines) {
            chunk.add(veil.shown(++number, line));
            if (chunk.size() == Database.CHUNK) {
                store.insert(id, chunk);
                chunk.clear();
            }
        }
        if (number == 0) {
            throw Problem.conflict("workflow.publicity-empty");
        }
        if (!chunk.isEmpty()) {
            store.insert(id, chunk);
        }
        return number;
    }

    @Override
    public void withdraw(String kind, long subject, String reason) {
        database.write(sql -> {
            Row standing = store.standing(kind, Set.of(subject)).get(subject);
            if (standing != null) {
                access.require(KEEPERS, standing.unit());
                store.retire(standing.id(), reason);
                audit.record(
                        "workflow.publicity.withdraw",
                        standing.unit(),
                        object(kind, subject),
                        Map.of("publicity", standing.id()));
            }
            return null;
        });
    }

    @Override
    public void requireClear(String kind, Collection<Long> subjects) {
        Map<Long, Row> standing = store.standing(kind, subjects);
        Map<Long, Count> counts =
                store.objections(standing.values().stream().map(Row::id).toList());
        for (long subject : subjects) {
            Row row = standing.get(subject);
            Refusal unclear =
                    Publicity.unclear(row == null ? null : view(row, counts.getOrDefault(row.id(), Count.NONE)));
            if (unclear != null) {
                throw unclear.problem();
            }
        }
    }

    @Override
    public Map<Long, Publicity> latest(String kind, Collection<Long> subjects) {
        Map<Long, Row> standing = store.standing(kind, subjects, callers.current(), READERS);
        Map<Long, Count> counts =
                store.objections(standing.values().stream().map(Row::id).toList());
        Map<Long, Publicity> latest = new HashMap<>();
        standing.forEach((subject, row) -> latest.put(subject, view(row, counts.getOrDefault(row.id(), Count.NONE))));
        return latest;
    }

    @Override
    public Page<Shown> lines(Publicity publicity, long after, int size) {
        access.require(READERS, publicity.unit());
        return Page.of(store.lines(publicity.id(), after, size + 1), size, Shown::number);
    }

    @Override
    public List<Objection> objections(Publicity publicity) {
        access.require(READERS, publicity.unit());
        return store.objections(publicity.id()).stream().map(Recorded::shown).toList();
    }

    @Override
    public Created object(Publicity publicity, Objection.Input input) {
        LocalDate on = input.receivedOn();
        new Violations()
                .required("receivedOn", on)
                .unless(on == null || !on.isAfter(today()), "receivedOn", "workflow.objection-ahead")
                .unless(on == null || !on.isBefore(publicity.from()), "receivedOn", "workflow.objection-early")
                .unless(
                        on == null || !on.isAfter(publicity.until()),
                        "receivedOn",
                        "workflow.objection-late",
                        publicity.until())
                .longest("from", input.from(), LONGEST_NAME)
                .text("text", input.text(), LONGEST)
                .refuse();
        return database.write(sql -> {
            access.require(CLERKS, publicity.unit());
            long id = ids.next();
            Caller caller = callers.current();
            Objection objection = new Objection(id, publicity.id(), on, caller.name(), null, null, null, 1);
            store.insert(
                    new Recorded(
                            objection,
                            caller.user(),
                            secrets.encrypt(PublicityStore.OBJECTOR, id, input.from()),
                            secrets.encrypt(PublicityStore.CONTENT, id, input.text()),
                            null),
                    now());
            audit.record(
                    "workflow.publicity.object",
                    publicity.unit(),
                    object(publicity.kind(), publicity.subject()),
                    Map.of("objection", id));
            return Created.of(id, 1);
        });
    }

    @Override
    public Objection answer(Publicity publicity, long id, int version, Objection.Answer answer) {
        new Violations()
                .required("outcome", answer.outcome())
                .text("reason", answer.reason(), LONGEST)
                .refuse();
        return database.write(sql -> {
            access.require(JUDGES, publicity.unit());
            Recorded recorded = read(publicity, id);
            Caller caller = callers.current();
            if (caller.shared()) {
                throw Problem.forbidden("workflow.shared-account");
            }
            if (caller.acting().contains(recorded.recorder())) {
                throw Problem.forbidden("workflow.four-eyes");
            }
            Objection objection = recorded.shown();
            if (objection.version() != version) {
                throw Problem.stale();
            }
            if (objection.outcome() != null) {
                throw Problem.conflict("workflow.objection-answered");
            }
            Objection answered = new Objection(
                    id,
                    publicity.id(),
                    objection.receivedOn(),
                    objection.recordedBy(),
                    answer.outcome(),
                    caller.name(),
                    today(),
                    version + 1);
            if (!store.answer(answered, secrets.encrypt(PublicityStore.ANSWER, id, answer.reason()))) {
                throw Problem.stale();
            }
            audit.record(
                    "workflow.publicity.answer",
                    publicity.unit(),
                    object(publicity.kind(), publicity.subject()),
                    Map.of("objection", id, "outcome", answer.outcome()));
            return answered;
        });
    }

    @Override
    public Objection.Text reveal(Publicity publicity, long id, String reason) {
        String why = reason == null ? "" : reason.strip();
        new Violations()
                .unless(why.codePointCount(0, why.length()) >= SHORTEST_REASON, "reason", "workflow.reason-missing")
                .longest("reason", why, LONGEST_REASON)
                .refuse();
        return database.write(sql -> {
            access.require(LOOKERS, publicity.unit());
            if (callers.current().shared()) {
                throw Problem.forbidden("workflow.shared-account");
            }
            Recorded recorded = read(publicity, id);
            audit.record(
                    "workflow.publicity.reveal",
                    publicity.unit(),
                    object(publicity.kind(), publicity.subject()),
                    Map.of("objection", id, "reason", why));
            return new Objection.Text(
                    secrets.decrypt(PublicityStore.OBJECTOR, id, recorded.objector()),
                    secrets.decrypt(PublicityStore.CONTENT, id, recorded.content()),
                    secrets.decrypt(PublicityStore.ANSWER, id, recorded.answer()));
        });
    }

    private Recorded read(Publicity publicity, long id) {
        return store.objections(publicity.id()).stream()
                .filter(recorded -> recorded.shown().id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("workflow.objection-unknown"));
    }

    private Publicity view(Row row) {
        return view(row, store.objections(Set.of(row.id())).getOrDefault(row.id(), Count.NONE));
    }

    private Publicity view(Row row, Count objections) {
        return new Publicity(
                row.id(),
                row.kind(),
                row.subject(),
                row.unit(),
                row.place(),
                row.from(),
                row.until(),
                row.days(),
                row.lines(),
                state(row, objections),
                objections.all(),
                objections.open());
    }

    /** The last day counts until its end. */
    private State state(Row row, Count objections) {
        if (objections.open() + objections.upheld() > 0) {
            return State.OBJECTED;
        }
        return today().isAfter(row.until()) ? State.CLEAR : State.HANGING;
    }

    private static String object(String kind, long subject) {
        return kind + "/" + subject;
    }

    private LocalDate today() {
        return BusinessDay.today(clock);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
