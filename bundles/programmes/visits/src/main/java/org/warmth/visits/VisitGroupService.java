package org.warmth.visits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.visits.VisitMaker.Proposal;

/** A group visit with one list of names: all of them or, if anything is wrong with one, none (domain 5.3). */
@Component(service = VisitGroupService.class)
public final class VisitGroupService {
    static final int MOST_NAMES = 500;

    private static final Set<String> OF_A_NAME = Set.of("name", "idType", "idNumber", "mobile");

    private final Database database;
    private final VisitStore visits;
    private final VisitLists lists;
    private final VisitReferences references;
    private final VisitMaker maker;
    private final Ids ids;

    /** Over the module's tables. */
    @Activate
    public VisitGroupService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitStore visits,
            @Reference VisitLists lists,
            @Reference VisitReferences references,
            @Reference VisitMaker maker,
            @Reference Ids ids) {
        this.database = database;
        this.visits = visits;
        this.lists = lists;
        this.references = references;
        this.maker = maker;
        this.ids = ids;
    }

    /** Makes the list of a group visit. */
    Created create(VisitGroup written) {
        VisitGroup group = written.plain();
        shape(group);
        return database.write(sql -> {
            Created list = lists.desk().create(group.visit().unit(), group.title());
            lists.desk().fill(list.id());
            List<Proposal> proposals = proposals(list.id(), group);
            List<Violation> found = new ArrayList<>();
            List<List<Violation>> each = maker.check(proposals);
            for (int i = 0; i < each.size(); i++) {
                for (Violation violation : each.get(i)) {
                    if (violation.severity() == Violation.Severity.ERROR) {
                        found.add(named(violation, i));
                    }
                }
            }
            if (found.isEmpty()) {
                found.addAll(doubles(group, proposals));
            }
            references.check(group.visit()).forEach(wrong -> found.add(inVisit(wrong)));
            if (!found.isEmpty()) {
                throw Problem.invalid(found.stream().distinct().toList());
            }
            visits.records().insert(maker.make(proposals));
            database.changed();
            return list;
        });
    }

    private static void shape(VisitGroup group) {
        new Violations()
                .text("title", group.title(), 100)
                .required("visit", group.visit())
                .required("names", group.names())
                .unless(
                        group.names() == null
                                || !group.names().isEmpty() && group.names().size() <= MOST_NAMES,
                        "names",
                        "visits.group-size",
                        MOST_NAMES)
                .refuse();
        VisitInput visit = group.visit();
        new Violations()
                .required("visit.unit", visit.unit())
                .unless(
                        visit.name() == null && visit.idNumber() == null && visit.mobile() == null,
                        "visit.name",
                        "visits.group-names-somebody")
                .unless(visit.headcount() == null, "visit.headcount", "visits.group-headcount")
                .unless(visit.payment() == null, "visit.payment", "visits.group-names-somebody")
                .refuse();
    }

    private List<Proposal> proposals(long list, VisitGroup group) {
        List<Proposal> proposals = new ArrayList<>();
        for (VisitGroup.Name name : group.names()) {
            long id = ids.next();
            String apart = name.confirmed() ? "visit/" + id : "list/" + list;
            proposals.add(new Proposal(id, list, 0, 0, apart, group.visit().to(name)));
        }
        return proposals;
    }

    /** A name that stands on the list twice, or was visited that day already: asked, never dropped. */
    private List<Violation> doubles(VisitGroup group, List<Proposal> proposals) {
        List<Violation> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Long> known = maker.known(proposals);
        Set<Long> visited =
                visits
                        .onDays(
                                known.stream().filter(id -> id != 0).toList(),
                                List.of(group.visit().date()))
                        .stream()
                        .map(Visit::person)
                        .collect(Collectors.toSet());
        for (int i = 0; i < proposals.size(); i++) {
            VisitInput input = proposals.get(i).input();
            boolean numbered = input.idNumber() != null;
            boolean sure = group.names().get(i).confirmed();
            String who = numbered ? input.idNumber().toUpperCase(Locale.ROOT) : input.name() + "/" + input.mobile();
            if (!seen.add(who) && (numbered || !sure)) {
                found.add(Violation.of(
                        field(numbered ? "idNumber" : "name", i),
                        numbered ? "visits.group-number-twice" : "visits.group-twice"));
            } else if (known.get(i) != 0 && visited.contains(known.get(i)) && !sure) {
                found.add(Violation.of(field("name", i), "visits.group-visited"));
            }
        }
        return found;
    }

    private static Violation named(Violation violation, int at) {
        return OF_A_NAME.contains(violation.field())
                ? moved(violation, field(violation.field(), at))
                : inVisit(violation);
    }

    private static Violation inVisit(Violation violation) {
        return moved(violation, "visit." + violation.field());
    }

    private static Violation moved(Violation violation, String field) {
        return new Violation(field, violation.code(), violation.args(), violation.severity());
    }

    private static String field(String name, int at) {
        return "names[" + at + "]." + name;
    }
}
