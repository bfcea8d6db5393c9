package org.warmth.visits;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of problems: raised at a visit, owned by a unit, solved by that unit (R-122; domain 5.23). */
@Component(service = VisitProblemService.class)
public final class VisitProblemService {
    private static final int MOST = 1000;

    private final Database database;
    private final VisitProblemStore problems;
    private final VisitStore visits;
    private final VisitMaker maker;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Units units;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public VisitProblemService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitProblemStore problems,
            @Reference VisitStore visits,
            @Reference VisitMaker maker,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.problems = problems;
        this.visits = visits;
        this.maker = maker;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
    }

    /** Raises a problem at a visit. */
    Created raise(long visit, VisitProblem.Input input) {
        new Violations()
                .text("text", input.text(), MOST)
                .required("due", input.due())
                .businessDay("due", input.due())
                .refuse();
        return database.write(sql -> {
            Visit at = visits.records()
                    .byId(callers.current(), visit)
                    .orElseThrow(() -> Problem.notFound("visits.unknown"));
            access.require(VisitLifecycle.MAKERS, at.unit());
            if (input.due().isBefore(at.facts().date())) {
                throw Problem.invalid("due", "visits.due-before-visit");
            }
            long owner = input.owner() == null ? at.unit() : input.owner();
            if (units.byId(owner).isEmpty()) {
                throw Problem.invalid("owner", "visits.owner-unknown");
            }
            VisitProblem problem =
                    new VisitProblem(ids.next(), visit, at.unit(), input.text(), owner, input.due(), null, null, 1);
            problems.insert(problem);
            audit.record("visits.problem.raise", at.unit(), "visits.problem/" + problem.id(), Map.of("visit", visit));
            return Created.of(problem.id(), 1);
        });
    }

    /** Writes down what came of a problem; done by its owner. */
    VisitProblem solve(long id, int version, VisitProblem.Result result) {
        new Violations().text("result", result.result(), MOST).refuse();
        return database.write(sql -> {
            VisitProblem problem = get(id);
            access.require(VisitLifecycle.MAKERS, problem.owner());
            if (problem.solvedOn() != null) {
                throw Problem.conflict("visits.problem-solved");
            }
            if (!problems.solve(id, version, result.result(), maker.today())) {
                throw Problem.stale();
            }
            audit.record("visits.problem.solve", problem.unit(), "visits.problem/" + id, Map.of());
            return get(id);
        });
    }

    VisitProblem get(long id) {
        return problems.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.problem-unknown"));
    }

    Page<VisitProblem> page(VisitProblem.Query query, int size) {
        return Page.of(problems.page(callers.current(), query, maker.today(), size + 1), size, VisitProblem::id);
    }
}
