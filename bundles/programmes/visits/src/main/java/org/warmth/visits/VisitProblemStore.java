package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_PROBLEMS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of problems; no rule. */
@Component(service = VisitProblemStore.class)
public final class VisitProblemStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitProblemStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    void insert(VisitProblem problem) {
        database.write(sql -> sql.insertInto(VISITS_PROBLEMS)
                .set(VISITS_PROBLEMS.ID, problem.id())
                .set(VISITS_PROBLEMS.VISIT, problem.visit())
                .set(VISITS_PROBLEMS.UNIT, problem.unit())
                .set(VISITS_PROBLEMS.TEXT, problem.text())
                .set(VISITS_PROBLEMS.OWNER, problem.owner())
                .set(VISITS_PROBLEMS.DUE, problem.due())
                .set(VISITS_PROBLEMS.VERSION, problem.version())
                .execute());
    }

    /** Writes the result of an open problem that stands at a version; whether it did. */
    boolean solve(long id, int version, String result, LocalDate day) {
        return database.write(sql -> sql.update(VISITS_PROBLEMS)
                        .set(VISITS_PROBLEMS.RESULT, result)
                        .set(VISITS_PROBLEMS.SOLVED_ON, day)
                        .set(VISITS_PROBLEMS.VERSION, version + 1)
                        .where(VISITS_PROBLEMS.ID.eq(id).and(VISITS_PROBLEMS.VERSION.eq(version)))
                        .execute())
                == 1;
    }

    /** How many problems of these visits are open, where any is. */
    Map<Long, Integer> open(Collection<Long> visits) {
        return database.read(sql -> sql.select(VISITS_PROBLEMS.VISIT, DSL.count())
                .from(VISITS_PROBLEMS)
                .where(VISITS_PROBLEMS.VISIT.in(visits).and(VISITS_PROBLEMS.SOLVED_ON.isNull()))
                .groupBy(VISITS_PROBLEMS.VISIT)
                .fetchMap(VISITS_PROBLEMS.VISIT, DSL.count()));
    }

    /** The open problems of these visits, those due first. */
    List<VisitProblem> openOf(Collection<Long> visits) {
        return visits.isEmpty()
                ? List.of()
                : database.read(sql -> sql.selectFrom(VISITS_PROBLEMS)
                        .where(VISITS_PROBLEMS.VISIT.in(visits).and(VISITS_PROBLEMS.SOLVED_ON.isNull()))
                        .orderBy(VISITS_PROBLEMS.DUE, VISITS_PROBLEMS.ID)
                        .fetch(VisitProblemStore::problem));
    }

    Optional<VisitProblem> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(VISITS_PROBLEMS)
                .where(VISITS_PROBLEMS.ID.eq(id).and(readable(caller)))
                .fetchOptional(VisitProblemStore::problem));
    }

    /** The problems in the caller's scope that a query asks for, as of a day. */
    List<VisitProblem> page(Caller caller, VisitProblem.Query query, LocalDate today, int size) {
        Condition wanted = readable(caller).and(VISITS_PROBLEMS.ID.gt(query.after()));
        wanted = query.visit() == 0 ? wanted : wanted.and(VISITS_PROBLEMS.VISIT.eq(query.visit()));
        wanted = query.owner() == 0 ? wanted : wanted.and(VISITS_PROBLEMS.OWNER.eq(query.owner()));
        wanted = query.open() || query.overdue() ? wanted.and(VISITS_PROBLEMS.SOLVED_ON.isNull()) : wanted;
        Condition asked = query.overdue() ? wanted.and(VISITS_PROBLEMS.DUE.lt(today)) : wanted;
        return database.read(sql -> sql.selectFrom(VISITS_PROBLEMS)
                .where(asked)
                .orderBy(VISITS_PROBLEMS.ID)
                .limit(size)
                .fetch(VisitProblemStore::problem));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, VISITS_PROBLEMS.UNIT, Set.of())
                .or(database.scope(caller, VISITS_PROBLEMS.OWNER, Set.of()));
    }

    private static VisitProblem problem(Record row) {
        return new VisitProblem(
                row.get(VISITS_PROBLEMS.ID),
                row.get(VISITS_PROBLEMS.VISIT),
                row.get(VISITS_PROBLEMS.UNIT),
                row.get(VISITS_PROBLEMS.TEXT),
                row.get(VISITS_PROBLEMS.OWNER),
                row.get(VISITS_PROBLEMS.DUE),
                row.get(VISITS_PROBLEMS.RESULT),
                row.get(VISITS_PROBLEMS.SOLVED_ON),
                row.get(VISITS_PROBLEMS.VERSION));
    }
}
