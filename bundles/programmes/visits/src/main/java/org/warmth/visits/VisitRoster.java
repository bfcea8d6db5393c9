package org.warmth.visits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.fields.Shape;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Lists;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.visits.VisitMaker.Proposal;

/** The roster of visits (走访慰问名册): its columns, and how a row becomes a visit (domain 0.5). */
@Component(service = Roster.class, property = Roster.NAME + "=" + VisitRoster.ROSTER)
public final class VisitRoster implements ListRoster<Visit> {
    static final String ROSTER = "visits.roster";

    private static final RosterFields<VisitInput> FIELDS = RosterFields.of(VisitInput.FIELDS);
    private static final Shape<Visit> VISITS = Shape.of(Visit.class);

    private final Lists lists;
    private final VisitLists kind;
    private final VisitStore visits;
    private final VisitMaker maker;
    private final Database database;
    private final Persons persons;
    private final Enterprises enterprises;

    /** Over the module's tables and the kernel's registries. */
    @Activate
    public VisitRoster(
            @Reference Lists lists,
            @Reference VisitLists kind,
            @Reference VisitStore visits,
            @Reference VisitMaker maker,
            @Reference(target = "(module=visits)") Database database,
            @Reference Persons persons,
            @Reference Enterprises enterprises) {
        this.lists = lists;
        this.kind = kind;
        this.visits = visits;
        this.maker = maker;
        this.database = database;
        this.persons = persons;
        this.enterprises = enterprises;
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public ListKind<Visit, ?, ?, ?> kind() {
        return kind;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return FIELDS.columns();
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("idNumber", "date"));
    }

    @Override
    public void examine(ListImport<Visit> job, List<Row> rows) {
        List<Proposal> proposals = rows.stream().map(row -> proposal(job, row)).toList();
        List<List<Violation>> found = maker.check(proposals);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Visit standing = job.known(row);
            if (standing != null && standing.posted() && !Objects.equals(row.unit("unit"), standing.unit())) {
                row.error("unit", "visits.unit-fixed");
            }
            row.found(found.get(i));
        }
        doubles(job, rows, proposals);
    }

    @Override
    public List<Visit> make(ListImport<Visit> job, List<Row> rows) {
        return maker.make(rows.stream().map(row -> proposal(job, row)).toList());
    }

    @Override
    public void changed() {
        database.changed();
    }

    @Override
    public List<Map<String, Object>> cells(List<Visit> found) {
        VisitNames names = VisitNames.of(found, persons, enterprises);
        return found.stream()
                .map(visit -> cells(visit, names.person(visit), names.inside(visit)))
                .toList();
    }

    /** The same person on the same day, in a record that stands already: asked, never dropped. */
    private void doubles(ListImport<Visit> job, List<Row> rows, List<Proposal> proposals) {
        List<Row> good = new ArrayList<>();
        List<Proposal> asked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).refused()) {
                good.add(rows.get(i));
                asked.add(proposals.get(i));
            }
        }
        List<Long> known = maker.known(asked);
        Map<String, Visit> standing = new HashMap<>();
        visits.onDays(
                        known.stream().filter(id -> id != 0).toList(),
                        good.stream().map(row -> row.date("date")).distinct().toList())
                .forEach(visit ->
                        standing.put(visit.person() + "/" + visit.facts().date(), visit));
        for (int i = 0; i < good.size(); i++) {
            Row row = good.get(i);
            Visit other = standing.get(known.get(i) + "/" + row.date("date"));
            if (other != null && !job.means(row, other)) {
                row.doubt("name", "visits.visited-that-day");
            }
        }
    }

    private static Proposal proposal(ListImport<Visit> job, Row row) {
        String apart = row.confirmed() ? "row/" + row.id() : "list/" + job.list();
        return new Proposal(row.id(), job.list(), job.job().id(), job.person(row), apart, input(row, job.known(row)));
    }

    private static VisitInput input(Row row, Visit standing) {
        return FIELDS.read(
                row, name -> standing == null || !VISITS.holds(name) ? null : VISITS.get(standing, VISITS.place(name)));
    }

    private static Map<String, Object> cells(Visit visit, PersonView person, Enterprises.Claim enterprise) {
        Map<String, Object> cells = FIELDS.cells(VISITS, visit, person);
        if (enterprise != null) {
            cells.put("enterprise", enterprise.name());
            cells.put("creditCode", enterprise.creditCode());
        }
        return cells;
    }
}
