package org.warmth.visits;

import java.util.List;
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

/** The rules of plans: who leads whom where. */
@Component(service = VisitPlanService.class)
public final class VisitPlanService {
    private static final int MOST_PARTNERS = 50;

    private final Database database;
    private final VisitPlanStore plans;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Units units;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public VisitPlanService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitPlanStore plans,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.plans = plans;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
    }

    Created create(VisitPlan.Input input) {
        VisitPlan plan = checked(ids.next(), 1, input);
        return database.write(sql -> {
            access.require(VisitLifecycle.MAKERS, plan.unit());
            plans.insert(plan);
            audit.record("visits.plan.create", plan.unit(), "visits.plan/" + plan.id(), Map.of());
            return Created.of(plan.id(), 1);
        });
    }

    VisitPlan update(long id, int version, VisitPlan.Input input) {
        VisitPlan next = checked(id, version + 1, input);
        return database.write(sql -> {
            VisitPlan plan = get(id);
            access.require(VisitLifecycle.MAKERS, plan.unit());
            if (plan.unit() != next.unit()) {
                throw Problem.invalid("unit", "visits.unit-fixed");
            }
            if (!plans.update(next)) {
                throw Problem.stale();
            }
            audit.record("visits.plan.update", plan.unit(), "visits.plan/" + id, Map.of("version", next.version()));
            return next;
        });
    }

    VisitPlan get(long id) {
        return plans.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.plan-unknown"));
    }

    Page<VisitPlan> page(long unit, long after, int size) {
        return Page.of(plans.page(callers.current(), unit, after, size + 1), size, VisitPlan::id);
    }

    private VisitPlan checked(long id, int version, VisitPlan.Input input) {
        List<Long> partners = input.partners() == null
                ? List.of()
                : input.partners().stream().distinct().toList();
        new Violations()
                .required("unit", input.unit())
                .required("date", input.date())
                .businessDay("date", input.date())
                .required("leaderRank", input.leaderRank())
                .text("title", input.title(), 100)
                .text("leaderRole", input.leaderRole(), 60)
                .longest("team", input.team(), 500)
                .longest("route", input.route(), 500)
                .unless(partners.size() <= MOST_PARTNERS, "partners", "visits.partners-many", MOST_PARTNERS)
                .refuse();
        new Violations()
                .unless(!partners.contains(input.unit()), "partners", "visits.partner-leads")
                .unless(units.byIds(partners).size() == partners.size(), "partners", "visits.partner-unknown")
                .refuse();
        return new VisitPlan(
                id,
                input.unit(),
                input.title(),
                input.date(),
                input.leaderRole(),
                input.leaderRank(),
                input.team(),
                input.route(),
                partners,
                version);
    }
}
