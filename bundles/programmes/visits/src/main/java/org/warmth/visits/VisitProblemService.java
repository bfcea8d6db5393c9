package org.warmth.visits;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.people.Units;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of problems: raised at a visit, owned by a unit, solved by that unit (R-122; domain 5.23). */
@Component(service = VisitProblemService.class)
public final class VisitProblemService {
    private static final int MOST = 1000;

    private final Database database;
    private final Kept<VisitProblem> problems;
    private final VisitStore visits;
    private final VisitMaker maker;
    private final Access access;
    private final Callers callers;
    private final Units units;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public VisitProblemService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitProblemStore problems,
            @Reference RecordService records,
            @Reference VisitStore visits,
            @Reference VisitMaker maker,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.problems = records.keep("visits.problem", "visits.problem-unknown", problems, problems::readable);
        this.visits = visits;
        this.maker = maker;
        this.access = access;
        this.callers = callers;
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
            return problems.create(problem, "raise", Map.of("visit", visit));
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
            if (problem.version() != version) {
                throw Problem.stale();
            }
            return problems.rewrite(problem.solved(result.result(), maker.today()), "solve", Map.of());
        });
    }

    VisitProblem get(long id) {
        return problems.get(id);
    }

    Page<VisitProblem> page(VisitProblem.Query query, int size) {
        return problems.page(VisitProblemStore.wanted(query, maker.today()), query.after(), size);
    }
}
