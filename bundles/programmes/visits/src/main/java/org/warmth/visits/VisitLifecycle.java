package org.warmth.visits;

import static org.warmth.visits.VisitState.*;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;

/** The life of a visit as a table (law 4; domain 5.3, 5.23); the visits of a list are reported by the list. */
@Component(service = VisitLifecycle.class)
public final class VisitLifecycle {
    /** Who makes visits and lists. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who approves them: goods need two persons (domain 0.5). */
    static final Set<Role> APPROVERS = Set.of(Role.CHAIR, Role.OFFICER);

    private final VisitLists lists;
    private final VisitProblemStore problems;
    private final Persons persons;
    private final Lifecycle<Visit, VisitStanding, StepReason> life;

    /** Over the module's tables and the kernel. */
    @Activate
    public VisitLifecycle(
            @Reference VisitStore visits,
            @Reference VisitLists lists,
            @Reference VisitProblemStore problems,
            @Reference VisitMaker maker,
            @Reference VisitPosting posting,
            @Reference(target = "(module=visits)") Database database,
            @Reference Persons persons) {
        this.lists = lists;
        this.problems = problems;
        this.persons = persons;
        life = Lifecycle.of(
                        "visits.visit",
                        visits,
                        VisitState.class,
                        Visit::state,
                        Visit::in,
                        this::facts,
                        StepReason.FIELDS)
                .create("plan", PLANNED, MAKERS)
                .create("record", DONE, MAKERS)
                .step("done", Set.of(PLANNED), DONE, MAKERS)
                .when("visits.postponed", (visit, known) -> visit.facts().mode() != VisitMode.POSTPONED)
                .when(Guard.that(
                        "visits.not-yet",
                        (visit, known) -> !visit.facts().date().isAfter(maker.today()),
                        (visit, known) -> List.of(visit.facts().date())))
                .when("workflow.list-not-draft", (visit, known) -> known.draft())
                .unless((visit, known) -> visit.facts().lacking())
                .also((set, known, why) -> fill(set))
                .also((set, known, why) -> database.changed())
                .step("replan", Set.of(DONE), PLANNED, MAKERS)
                .byKernel()
                .also((set, known, why) -> database.changed())
                .step("report", Set.of(DONE), REPORTED, APPROVERS)
                .apart("plan", "record", "done")
                .when("visits.in-list", (visit, known) -> visit.list() == 0)
                .unless(VisitLifecycle::unproved)
                .writes((visit, known, why) -> visit.posted(true))
                .also((set, known, why) -> posting.post(set, 0))
                .step("follow-up", Set.of(REPORTED), FOLLOW_UP, MAKERS)
                .also((set, known, why) -> database.changed())
                .step("close", Set.of(REPORTED, FOLLOW_UP), CLOSED, MAKERS)
                .when(Guard.that(
                        "visits.problems-open",
                        (visit, known) -> known.problems() == 0,
                        (visit, known) -> List.of(known.problems())))
                .also((set, known, why) -> database.changed())
                .back("cancel", Set.of(PLANNED), CANCELLED, MAKERS)
                .when("workflow.list-not-draft", (visit, known) -> known.draft())
                .also((set, known, why) -> fill(set))
                .also((set, known, why) -> database.changed())
                .back("void", TAKEN_PLACE, VOIDED, APPROVERS)
                .when("workflow.list-not-draft", (visit, known) -> known.draft())
                .also((set, known, why) -> fill(set))
                .also((set, known, why) -> posting.reverse(set, why.reason()))
                .writes((visit, known, why) -> visit.posted(false))
                .build();
    }

    /**
     * What is known of a visit besides what it says.
     *
     * @param draft whether it stands by itself, or in the ledger, or its list is a draft still
     * @param problems how many of its problems are open, once it is reported
     * @param reachable whether who was visited can be asked, where nothing else proves it
     */
    record VisitStanding(boolean draft, int problems, boolean reachable) {}

    /** The table. */
    Lifecycle<Visit, VisitStanding, StepReason> life() {
        return life;
    }

    /** Loaded only where a step of the visit's state asks. */
    private Map<Long, VisitStanding> facts(Collection<Visit> set) {
        Set<Long> unposted = new HashSet<>();
        Set<Long> reported = new HashSet<>();
        Set<Long> asked = new HashSet<>();
        for (Visit visit : set) {
            if (visit.list() != 0 && !visit.posted()) {
                unposted.add(visit.list());
            }
            if (visit.state() == REPORTED || visit.state() == FOLLOW_UP) {
                reported.add(visit.id());
            }
            if (visit.state() == DONE && visit.list() == 0 && visit.person() != 0) {
                asked.add(visit.person());
            }
        }
        Set<Long> drafts = unposted.isEmpty() ? Set.of() : lists.desk().drafts(unposted);
        Map<Long, Integer> open = reported.isEmpty() ? Map.of() : problems.open(reported);
        Map<Long, PersonView> people = asked.isEmpty() ? Map.of() : persons.masked(asked);
        Map<Long, VisitStanding> facts = new HashMap<>();
        set.forEach(visit -> facts.put(
                visit.id(),
                new VisitStanding(
                        visit.list() == 0 || visit.posted() || drafts.contains(visit.list()),
                        open.getOrDefault(visit.id(), 0),
                        reachable(people.get(visit.person())))));
        return facts;
    }

    private static boolean reachable(PersonView person) {
        return person != null && (person.mobile() != null || person.idNumber() != null);
    }

    /** Goods are signed for, by sheet or phone (domain 0.5, NAMED). */
    private static List<Violation> unproved(Visit visit, VisitStanding known) {
        VisitFacts facts = visit.facts();
        boolean proved =
                facts.evidence() != 0 || !facts.gives() && facts.target() != VisitTarget.POST || known.reachable();
        return proved ? List.of() : List.of(Violation.of("evidence", "visits.evidence-missing"));
    }

    /** Whoever changes a visit of a draft has filled that draft in. */
    private void fill(List<Visit> set) {
        set.stream()
                .filter(visit -> visit.list() != 0 && !visit.posted())
                .map(Visit::list)
                .distinct()
                .forEach(list -> lists.desk().fill(list));
    }
}
