package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;

/**
 * The leader's briefing sheet of a plan (走访情况简表, domain 5.3): two lines a household, who it is and what is handed over, and
 * what was said and left open the last time. It names people but shows no number.
 */
@Component(service = VisitBriefing.class)
public final class VisitBriefing {
    static final int MOST = 500;

    private static final int MOST_BEFORE = 5_000;
    private static final BinaryOperator<Visit> LATER = BinaryOperator.maxBy(
            Comparator.comparing((Visit visit) -> visit.facts().date()).thenComparing(Visit::id));

    private final Database database;
    private final VisitPlanService plans;
    private final VisitStore visits;
    private final VisitProblemStore problems;
    private final Persons persons;
    private final Enterprises enterprises;
    private final Callers callers;
    private final Audit audit;

    /** Over the module's tables and the kernel. */
    @Activate
    public VisitBriefing(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitPlanService plans,
            @Reference VisitStore visits,
            @Reference VisitProblemStore problems,
            @Reference Persons persons,
            @Reference Enterprises enterprises,
            @Reference Callers callers,
            @Reference Audit audit) {
        this.database = database;
        this.plans = plans;
        this.visits = visits;
        this.problems = problems;
        this.persons = persons;
        this.enterprises = enterprises;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * A sheet.
     *
     * @param plan the plan
     * @param households who is visited, in the order of the plan; at most {@value #MOST}
     */
    record Sheet(VisitPlan plan, List<Household> households) {}

    /**
     * Two lines.
     *
     * @param name who: a person, an enterprise, a post
     * @param inside the enterprise or post where a person works, or null
     * @param visit what is planned
     * @param last the last visit before, or null
     * @param open the problems left open at earlier visits
     */
    record Household(String name, String inside, VisitFacts visit, VisitFacts last, List<VisitProblem> open) {}

    /** The sheet of a plan that the caller may read. */
    Sheet of(long planId) {
        VisitPlan plan = plans.get(planId);
        Caller caller = callers.current();
        List<Visit> planned = visits.page(caller, new VisitQuery(0, 0, planId, null, null, 0), MOST).stream()
                .filter(visit -> !VisitState.GONE.contains(visit.state()))
                .toList();
        Merged merged = persons.merged();
        List<Visit> before = before(caller, plan, planned, merged);
        Map<Object, Visit> last = before.stream().collect(Collectors.toMap(visit -> who(visit, merged), v -> v, LATER));
        Map<Object, List<VisitProblem>> open = new HashMap<>();
        Map<Long, Visit> byId = before.stream().collect(Collectors.toMap(Visit::id, visit -> visit));
        problems.openOf(byId.keySet()).forEach(problem -> open.computeIfAbsent(
                        who(byId.get(problem.visit()), merged), any -> new ArrayList<>())
                .add(problem));
        VisitNames names = VisitNames.of(planned, persons, enterprises);
        List<Household> households = planned.stream()
                .map(visit -> household(
                        visit,
                        names.person(visit),
                        names.enterprise(visit),
                        last.get(who(visit, merged)),
                        open.getOrDefault(who(visit, merged), List.of())))
                .toList();
        database.write(sql -> {
            audit.record("visits.plan.brief", plan.unit(), "visits.plan/" + planId, Map.of("visits", planned.size()));
            return null;
        });
        return new Sheet(plan, households);
    }

    private List<Visit> before(Caller caller, VisitPlan plan, List<Visit> planned, Merged merged) {
        Set<Long> every = merged.every(VisitNames.ids(planned, Visit::person));
        List<Long> firms = VisitNames.ids(planned, visit -> visit.facts().enterprise());
        Condition same =
                VISITS_VISITS.PERSON.in(every).or(VISITS_VISITS.PERSON.eq(0L).and(VISITS_VISITS.ENTERPRISE.in(firms)));
        Condition earlier = same.and(VISITS_VISITS.VISIT_DATE.lt(plan.date()))
                .and(VISITS_VISITS.STATE.in(
                        VisitState.TAKEN_PLACE.stream().map(Enum::name).toList()));
        return visits.records().page(caller, earlier, 0, MOST_BEFORE);
    }

    /** Who a visit goes to: a person, else an enterprise with its post. */
    private static Object who(Visit visit, Merged merged) {
        return visit.person() != 0
                ? (Object) merged.now(visit.person())
                : visit.facts().enterprise() + "/"
                        + (visit.facts().post() == null ? "" : visit.facts().post());
    }

    private static Household household(
            Visit visit, PersonView person, String firm, Visit last, List<VisitProblem> open) {
        String place = firm == null
                ? visit.facts().post()
                : visit.facts().post() == null
                        ? firm
                        : firm + " " + visit.facts().post();
        return new Household(
                person == null ? place : person.name(),
                person == null ? null : place,
                visit.facts(),
                last == null ? null : last.facts(),
                open);
    }
}
