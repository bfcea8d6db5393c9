package org.warmth.visits;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.Persons;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** The rules of visits: what must be right, which step follows, who may (R-121… ). */
@Component(service = VisitService.class)
public final class VisitService {
    private final Database database;
    private final VisitStore visits;
    private final Records<Visit> records;
    private final Kept<Visit> kept;
    private final VisitLists lists;
    private final VisitReferences references;
    private final VisitLifecycle lifecycle;
    private final VisitMaker maker;
    private final Lists kernel;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Persons persons;
    private final Enterprises enterprises;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public VisitService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitStore visits,
            @Reference VisitLists lists,
            @Reference VisitReferences references,
            @Reference VisitLifecycle lifecycle,
            @Reference VisitMaker maker,
            @Reference Lists kernel,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference RecordService keeper,
            @Reference Persons persons,
            @Reference Enterprises enterprises,
            @Reference Ids ids) {
        this.database = database;
        this.visits = visits;
        this.records = visits.records();
        this.kept = keeper.keep("visits.visit", "visits.unknown", visits);
        this.lists = lists;
        this.references = references;
        this.lifecycle = lifecycle;
        this.maker = maker;
        this.kernel = kernel;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.persons = persons;
        this.enterprises = enterprises;
        this.ids = ids;
    }

    /** Records a single visit, at the state it has proof for. */
    Created create(VisitInput written) {
        VisitInput input = VisitInput.FIELDS.plain(written);
        long id = ids.next();
        return database.write(sql -> {
            Visit visit = made(id, 0, input);
            String step = visit.state() == VisitState.DONE ? "record" : "plan";
            workflow.begin(lifecycle.life(), visit, step, null);
            records.insert(List.of(visit));
            database.changed();
            return Created.of(id, visit.version());
        });
    }

    /** A visit that the caller may read. */
    VisitView get(long id) {
        return views(List.of(kept.get(id))).get(0);
    }

    /** The visits that the caller may read and a query asks for. */
    Page<VisitView> page(VisitQuery query, int size) {
        Page<Visit> page = Page.of(visits.page(callers.current(), query, size + 1), size, Visit::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** Rewrites a visit that is not yet in the ledger; without a name the person stays. */
    VisitView update(long id, int version, VisitInput written) {
        VisitInput input = VisitInput.FIELDS.plain(written);
        return database.write(sql -> {
            Visit visit = kept.at(id, version);
            access.require(VisitLifecycle.MAKERS, visit.unit());
            if (visit.state() != VisitState.PLANNED && visit.state() != VisitState.DONE) {
                throw Problem.conflict("visits.posted");
            }
            if (visit.list() != 0) {
                lists.desk().fill(visit.list());
            }
            Visit next = made(id, input.name() == null ? visit.facts().person() : 0, input);
            if (next.unit() != visit.unit()) {
                throw Problem.invalid("unit", "visits.unit-fixed");
            }
            Visit said =
                    kept.rewrite(visit.saying(next).standing(visit.state()), "update", Map.of("version", version + 1));
            if (next.state() != visit.state()) {
                workflow.carry(
                        lifecycle.life(), said, next.state() == VisitState.DONE ? "done" : "replan", (String) null);
            }
            database.changed();
            return get(id);
        });
    }

    /** Takes a step with a visit. */
    VisitView step(long id, int version, String step, String reason) {
        return database.write(sql -> {
            workflow.take(lifecycle.life(), kept.at(id, version), step, new StepReason(reason));
            return get(id);
        });
    }

    /** Who took which step when, with the visit or with the list that it stands in. */
    List<Workflow.Taken> history(long id) {
        return kernel.history(lists, lifecycle.life().kind(), kept.get(id));
    }

    private Visit made(long id, long person, VisitInput input) {
        var proposal = new VisitMaker.Proposal(id, 0, 0, person, "visit/" + id, input);
        List<Violation> found = maker.check(List.of(proposal)).get(0);
        found.addAll(references.check(input));
        if (person != 0) {
            found.removeIf(violation -> "name".equals(violation.field()));
        }
        if (Violation.refused(found)) {
            throw Problem.invalid(found);
        }
        return maker.make(List.of(proposal)).get(0);
    }

    private List<VisitView> views(Collection<Visit> found) {
        VisitNames names = VisitNames.of(found, persons, enterprises);
        Map<Long, List<String>> next = workflow.next(lifecycle.life(), found);
        return found.stream()
                .map(visit -> VisitView.of(visit, names.person(visit), names.enterprise(visit), next.get(visit.id())))
                .toList();
    }
}
