package org.warmth.visits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/**
 * The rules by which a row meets the record it came from (domain 0.5): new rows become visits; a known row that says the
 * same is unchanged, a draft is updated, and for a visit in the ledger a correction is offered.
 */
@Component(service = VisitImport.class)
public final class VisitImport {
    /** The argument that names an existing list. */
    static final String LIST = "list";
    /** The argument that names the import's own list. */
    static final String TITLE = "title";

    private final VisitStore visits;
    private final VisitListStore lists;
    private final VisitListService service;
    private final VisitChanges changes;
    private final Persons persons;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public VisitImport(
            @Reference VisitStore visits,
            @Reference VisitListStore lists,
            @Reference VisitListService service,
            @Reference VisitChanges changes,
            @Reference Persons persons,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.visits = visits;
        this.lists = lists;
        this.service = service;
        this.changes = changes;
        this.persons = persons;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /** The visits that rows came back from. */
    Map<Long, Visit> known(List<Row> rows) {
        List<Long> returned = rows.stream().filter(Row::returned).map(Row::id).toList();
        return returned.isEmpty() ? Map.of() : visits.byIds(returned);
    }

    /** The persons of those visits, masked. */
    Map<Long, PersonView> people(Map<Long, Visit> known) {
        List<Long> people = known.values().stream()
                .map(visit -> visit.facts().person())
                .filter(id -> id != 0)
                .distinct()
                .toList();
        return people.isEmpty() ? Map.of() : persons.masked(people);
    }

    /** The person that a returned row still means: same name, and no number or a masked one; else 0. */
    static long kept(Row row, Visit standing, Map<Long, PersonView> people) {
        PersonView person = people.get(standing.facts().person());
        boolean same = person != null
                && Objects.equals(person.name(), row.text("name"))
                && (row.text("idNumber") == null || row.masked("idNumber"));
        return same ? person.id() : 0;
    }

    /** What only the records can tell is wrong with returned rows. */
    void check(List<Row> rows, Map<Long, Visit> known, Map<Long, PersonView> people) {
        if (known.isEmpty()) {
            return;
        }
        Set<Long> within = access.within(
                VisitLife.MAKERS, known.values().stream().map(Visit::unit).collect(Collectors.toSet()));
        Map<Long, VisitList> in = listsOf(known);
        for (Row row : rows) {
            Visit standing = known.get(row.id());
            if (standing == null) {
                continue;
            }
            if (!within.contains(standing.unit())) {
                row.error("unit", "visits.row-elsewhere");
            } else if (standing.posted() && !Objects.equals(row.unit("unit"), standing.unit())) {
                row.error("unit", "visits.unit-fixed");
            } else if (row.masked("idNumber") && kept(row, standing, people) == 0) {
                row.error("idNumber", "visits.number-needed");
            } else if (waits(standing, in.get(standing.list()))) {
                row.error(null, "visits.list-submitted");
            }
        }
    }

    /** The list that new rows of an import enter: the one it names, or its own. */
    static long list(RosterImport job) {
        String named = job.arguments().get(LIST);
        return named == null ? job.id() : VisitListService.id(named);
    }

    /** Writes what the rows say and names each row's outcome. */
    void write(RosterImport job, List<Row> rows, List<Visit> made, Map<Long, Visit> known) {
        Map<Long, Visit> offered = offers(made, known);
        List<Visit> created = new ArrayList<>();
        List<Visit> updated = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Visit said = made.get(i);
            Visit standing = known.get(said.id());
            rows.get(i)
                    .outcome(
                            standing == null
                                    ? create(said, created)
                                    : standing.posted()
                                            ? correct(standing, offered.get(standing.id()), said, created, updated)
                                            : change(standing, said, updated));
        }
        touched(created, updated).forEach(list -> {
            if (list == list(job)) {
                service.fill(job, visits.imported(job.id(), 1).isEmpty());
            } else {
                service.open(list, true);
            }
        });
        visits.insert(created);
        if (visits.update(updated) != updated.size()) {
            throw Problem.stale();
        }
        changes.touch();
    }

    /** The corrections that wait already for posted visits of which something else is said now. */
    private Map<Long, Visit> offers(List<Visit> made, Map<Long, Visit> known) {
        List<Long> changed = made.stream()
                .filter(said -> known.containsKey(said.id())
                        && known.get(said.id()).posted()
                        && !known.get(said.id()).facts().equals(said.facts()))
                .map(Visit::id)
                .toList();
        return changed.isEmpty() ? Map.of() : visits.corrections(changed);
    }

    /** The lists whose visits come or change, in order, so that two imports never wait for each other. */
    private static SortedSet<Long> touched(List<Visit> created, List<Visit> updated) {
        return Stream.concat(created.stream(), updated.stream())
                .map(Visit::list)
                .filter(id -> id != 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Takes back what an import made, as long as its list is not approved. */
    int undo(long importId) {
        List<Visit> made = visits.imported(importId, Database.CHUNK);
        Set<Long> open = new HashSet<>();
        for (Visit visit : made) {
            if (visit.posted() || open.add(visit.list()) && !lists.hold(visit.list(), ListState.OPEN)) {
                throw Problem.conflict("visits.list-approved");
            }
        }
        if (made.isEmpty()) {
            service.dissolve(importId);
            return 0;
        }
        visits.update(made.stream().map(visit -> visit.in(VisitState.VOIDED)).toList());
        changes.touch();
        long unit = made.get(0).unit();
        audit.record("visits.import.undo", unit, "visits.import/" + importId, Map.of("visits", made.size()));
        return made.size();
    }

    private static Outcome create(Visit said, List<Visit> created) {
        created.add(said);
        return Outcome.CREATED;
    }

    /** A correction stands beside the posted visit until its own list is approved. */
    private Outcome correct(Visit standing, Visit offer, Visit said, List<Visit> created, List<Visit> updated) {
        if (said.facts().equals(standing.facts())) {
            return Outcome.UNCHANGED;
        }
        if (offer == null) {
            created.add(new Visit(
                            ids.next(),
                            said.unit(),
                            said.list(),
                            said.importId(),
                            0,
                            said.state(),
                            1,
                            false,
                            said.facts())
                    .correcting(standing.id()));
        } else if (!said.facts().equals(offer.facts())) {
            updated.add(offer.saying(said.state(), said.facts()));
        }
        return Outcome.CORRECTION;
    }

    /** A draft takes what the row says; one that was taken back comes back in the import's list. */
    private static Outcome change(Visit standing, Visit said, List<Visit> updated) {
        boolean gone = !VisitState.TAKEN_PLACE.contains(standing.state()) && standing.state() != VisitState.PLANNED;
        if (!gone && said.facts().equals(standing.facts()) && said.state() == standing.state()) {
            return Outcome.UNCHANGED;
        }
        Visit next = standing.saying(said.state(), said.facts());
        updated.add(gone ? next.moved(said.list(), said.importId()) : next);
        return gone ? Outcome.CREATED : Outcome.UPDATED;
    }

    private Map<Long, VisitList> listsOf(Map<Long, Visit> known) {
        return lists.byIds(
                known.values().stream().map(Visit::list).filter(id -> id != 0).collect(Collectors.toSet()));
    }

    /** Whether the row's visit lies in a list that waits for approval: it must come back as a draft first. */
    private static boolean waits(Visit standing, VisitList list) {
        return !standing.posted()
                && list != null
                && list.state() != ListState.DRAFT
                && standing.state() != VisitState.VOIDED;
    }
}
