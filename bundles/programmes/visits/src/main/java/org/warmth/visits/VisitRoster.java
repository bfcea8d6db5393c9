package org.warmth.visits;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.visits.VisitMaker.Proposal;

/** The roster of visits (走访慰问名册): its columns, and how a row becomes a visit (domain 0.5). */
@Component(property = Roster.NAME + "=" + VisitRoster.ROSTER)
public final class VisitRoster implements Roster {
    static final String ROSTER = "visits.roster";

    private final VisitStore visits;
    private final VisitMaker maker;
    private final VisitImport imports;
    private final Persons persons;
    private final Enterprises enterprises;

    /** Over the module's tables and the kernel's registries. */
    @Activate
    public VisitRoster(
            @Reference VisitStore visits,
            @Reference VisitMaker maker,
            @Reference VisitImport imports,
            @Reference Persons persons,
            @Reference Enterprises enterprises) {
        this.visits = visits;
        this.maker = maker;
        this.imports = imports;
        this.persons = persons;
        this.enterprises = enterprises;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                optional("name", Type.TEXT).most(50),
                optional("enterprise", Type.TEXT).most(100),
                required("unit", Type.UNIT),
                required("date", Type.DATE),
                optional("category", Type.CODE).codes(Category.class),
                optional("goods", Type.TEXT).most(200),
                optional("value", Type.YUAN),
                optional("announced", Type.YUAN),
                optional("target", Type.CODE).codes(VisitTarget.class),
                optional("idType", Type.CODE).codes(IdType.class),
                optional("idNumber", Type.NUMBER_TEXT).most(30).secret(),
                optional("mobile", Type.NUMBER_TEXT).most(20).secret(),
                optional("creditCode", Type.NUMBER_TEXT).most(18),
                optional("post", Type.TEXT).most(100),
                optional("headcount", Type.INTEGER).most(VisitRules.MOST_HEADS),
                optional("purpose", Type.CODE).codes(VisitPurpose.class),
                optional("mode", Type.CODE).codes(VisitMode.class),
                optional("place", Type.TEXT).most(200),
                optional("tags", Type.CODES).codes(Tag.class),
                optional("production", Type.TEXT).most(1000),
                optional("cause", Type.TEXT).most(1000),
                optional("placement", Type.TEXT).most(1000),
                optional("policy", Type.TEXT).most(1000),
                optional("feedback", Type.TEXT).most(1000));
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("idNumber", "date"));
    }

    @Override
    public Set<Role> importers() {
        return VisitLife.MAKERS;
    }

    @Override
    public void check(RosterImport job, List<Row> rows) {
        Map<Long, Visit> known = imports.known(rows);
        Map<Long, PersonView> people = imports.people(known);
        List<Proposal> proposals =
                rows.stream().map(row -> proposal(job, row, known, people)).toList();
        List<List<Violation>> found = maker.check(proposals);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Set<String> named = new HashSet<>();
            row.faults().forEach(fault -> named.add(fault.key()));
            for (Violation violation : found.get(i)) {
                if (!named.contains(violation.field())) {
                    row.add(violation);
                }
            }
        }
        imports.check(rows, known, people);
        doubles(rows, proposals);
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        Map<Long, Visit> known = imports.known(rows);
        Map<Long, PersonView> people = imports.people(known);
        List<Visit> made = maker.make(
                rows.stream().map(row -> proposal(job, row, known, people)).toList());
        imports.write(job, rows, made, known);
    }

    @Override
    public int undo(long importId) {
        return imports.undo(importId);
    }

    @Override
    public void export(long unit, Consumer<ExportedRow> rows) {
        long after = 0;
        List<Visit> page = visits.below(unit, maker.today(), after, Database.CHUNK);
        while (!page.isEmpty()) {
            after = page.get(page.size() - 1).id();
            Map<Long, PersonView> people = persons.masked(page.stream()
                    .map(visit -> visit.facts().person())
                    .filter(id -> id != 0)
                    .toList());
            Map<Long, String> firms = enterprises.names(page.stream()
                    .map(visit -> visit.facts().enterprise())
                    .filter(id -> id != 0)
                    .toList());
            for (Visit visit : page) {
                VisitFacts facts = visit.facts();
                rows.accept(new ExportedRow(
                        visit.id(), cells(visit, people.get(facts.person()), firms.get(facts.enterprise()))));
            }
            page = visits.below(unit, maker.today(), after, Database.CHUNK);
        }
    }

    /** The same person or enterprise on the same day, in a record that stands already: asked, never dropped. */
    private void doubles(List<Row> rows, List<Proposal> proposals) {
        List<Row> good = new ArrayList<>();
        List<Proposal> asked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).faults().stream().noneMatch(fault -> fault.severity() == Row.Severity.ERROR)) {
                good.add(rows.get(i));
                asked.add(proposals.get(i));
            }
        }
        List<Long> known = maker.known(asked);
        Map<String, Visit> standing = new HashMap<>();
        visits.onDays(
                        known.stream().filter(id -> id != 0).toList(),
                        good.stream().map(row -> row.date("date")).distinct().toList())
                .forEach(visit -> standing.put(
                        visit.facts().person() + "/" + visit.facts().date(), visit));
        for (int i = 0; i < good.size(); i++) {
            Row row = good.get(i);
            Visit other = standing.get(known.get(i) + "/" + row.date("date"));
            if (other != null && other.id() != row.id() && other.corrects() != row.id()) {
                row.doubt("name", "visits.visited-that-day");
            }
        }
    }

    private static Proposal proposal(RosterImport job, Row row, Map<Long, Visit> known, Map<Long, PersonView> people) {
        Visit standing = known.get(row.id());
        long person = standing == null ? 0 : VisitImport.kept(row, standing, people);
        long list = VisitImport.list(job);
        String apart = row.confirmed() ? "row/" + row.id() : "list/" + list;
        return new Proposal(row.id(), list, job.id(), person, apart, input(row, standing));
    }

    private static VisitInput input(Row row, Visit standing) {
        VisitFacts before = standing == null ? null : standing.facts();
        return new VisitInput(
                row.code("target", VisitTarget.class),
                row.text("name"),
                row.text("enterprise"),
                row.unit("unit"),
                row.date("date"),
                row.code("category", Category.class),
                row.text("goods"),
                row.money("value"),
                row.money("announced"),
                row.code("idType", IdType.class),
                row.text("idNumber"),
                row.text("mobile"),
                row.text("creditCode"),
                row.text("post"),
                row.integer("headcount"),
                row.code("purpose", VisitPurpose.class),
                row.code("mode", VisitMode.class),
                row.text("place"),
                row.codes("tags", Tag.class),
                row.text("production"),
                row.text("cause"),
                row.text("placement"),
                row.text("policy"),
                row.text("feedback"),
                before == null ? null : before.plan(),
                before == null ? null : before.evidence(),
                before == null ? null : before.payment(),
                before == null ? null : before.lot());
    }

    private static Map<String, Object> cells(Visit visit, PersonView person, String enterprise) {
        VisitFacts facts = visit.facts();
        Map<String, Object> cells = new HashMap<>();
        cells.put("name", person == null ? null : person.name());
        cells.put("enterprise", enterprise);
        cells.put("unit", visit.unit());
        cells.put("date", facts.date());
        cells.put("category", facts.category());
        cells.put("goods", facts.goods());
        cells.put("value", facts.gives() ? facts.value() : null);
        cells.put("announced", facts.announced().fen() == 0 ? null : facts.announced());
        cells.put("target", facts.target());
        cells.put("idType", person == null ? null : person.idType());
        cells.put("idNumber", person == null ? null : person.idNumber());
        cells.put("mobile", person == null ? null : person.mobile());
        cells.put("post", facts.post());
        cells.put("headcount", facts.headcount() == 0 ? null : facts.headcount());
        cells.put("purpose", facts.purpose());
        cells.put("mode", facts.mode());
        cells.put("place", facts.place());
        cells.put("tags", facts.tags());
        cells.put("production", facts.findings().production());
        cells.put("cause", facts.findings().cause());
        cells.put("placement", facts.findings().placement());
        cells.put("policy", facts.findings().policy());
        cells.put("feedback", facts.feedback());
        return cells;
    }
}
