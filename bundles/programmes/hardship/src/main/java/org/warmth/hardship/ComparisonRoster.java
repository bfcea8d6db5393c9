package org.warmth.hardship;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.hardship.Comparison.Result;
import org.warmth.hardship.MemberStore.Place;

/** The roster of what the departments answered (家庭经济状况核对结果): a row is somebody of a household that is compared. */
@Component(service = Roster.class, property = Roster.NAME + "=" + ComparisonRoster.ROSTER)
public final class ComparisonRoster implements Roster {
    static final String ROSTER = "hardship.comparison";

    private static final String MASKED = "***";

    private final FileStore files;
    private final MemberStore members;
    private final ComparisonStore comparisons;
    private final HardshipCalendar calendar;
    private final Persons persons;
    private final Access access;
    private final Audit audit;

    /** Over the module's tables and the persons. */
    @Activate
    public ComparisonRoster(
            @Reference FileStore files,
            @Reference MemberStore members,
            @Reference ComparisonStore comparisons,
            @Reference HardshipCalendar calendar,
            @Reference Persons persons,
            @Reference Access access,
            @Reference Audit audit) {
        this.files = files;
        this.members = members;
        this.comparisons = comparisons;
        this.calendar = calendar;
        this.persons = persons;
        this.access = access;
        this.audit = audit;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                required("name", Type.TEXT).most(50),
                required("idNumber", Type.NUMBER_TEXT).most(30).secret(),
                required("results", Type.CODES).codes(Result.class).secret(),
                required("date", Type.DATE),
                optional("note", Type.TEXT).most(500).secret());
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("idNumber"));
    }

    @Override
    public Set<Role> importers() {
        return HardshipLifecycle.OFFICER;
    }

    @Override
    public void check(RosterImport job, List<Row> rows) {
        Known known = known(rows);
        List<Row> named =
                rows.stream().filter(row -> row.text("idNumber") != null).toList();
        var found = persons.check(named.stream().map(ComparisonRoster::claim).toList());
        for (int i = 0; i < named.size(); i++) {
            named.get(i).found(found.get(i));
        }
        for (Row row : rows) {
            if (!row.refused()) {
                check(row, known);
            }
        }
    }

    private void check(Row row, Known known) {
        HardshipFile file = known.file(row);
        Set<Result> results = row.codes("results", Result.class);
        if (row.masked("idNumber") && !known.sameName(row)) {
            row.error("idNumber", "workflow.number-needed");
        } else if (file == null) {
            row.error("idNumber", "hardship.not-comparing");
        } else if (row.date("date").isAfter(calendar.today())) {
            row.error("date", "hardship.day-ahead");
        } else if (row.date("date").isBefore(file.course().sentOn())) {
            row.error("date", "hardship.compared-before-sent", file.course().sentOn());
        } else if (results.size() > 1 && results.contains(Result.CONSISTENT)) {
            row.error("results", "hardship.results-mixed");
        }
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        Known known = known(rows);
        List<Comparison> created = new ArrayList<>();
        List<Comparison> updated = new ArrayList<>();
        for (Row row : rows) {
            HardshipFile file = known.file(row);
            Comparison before = known.standing.get(row.id());
            if (file == null) {
                row.error("idNumber", "hardship.not-comparing");
                continue;
            }
            Comparison said = new Comparison(
                    row.id(),
                    file.id(),
                    known.person(row),
                    file.unit(),
                    job.id(),
                    row.masked("results") && before != null ? before.results() : row.codes("results", Result.class),
                    row.date("date"),
                    row.masked("note") && before != null ? before.note() : row.text("note"),
                    false,
                    1);
            if (before == null) {
                created.add(said);
                row.outcome(Row.Outcome.CREATED);
            } else if (before.says(said)) {
                row.outcome(Row.Outcome.UNCHANGED);
            } else {
                updated.add(before.saying(said));
                row.outcome(before.gone() ? Row.Outcome.CREATED : Row.Outcome.UPDATED);
            }
        }
        comparisons.records().insertAll(created);
        comparisons.records().rewriteAll(updated);
    }

    @Override
    public int undo(long importId) {
        List<Comparison> made = comparisons.imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            return 0;
        }
        Map<Long, HardshipFile> of =
                files.records().byIds(made.stream().map(Comparison::file).collect(Collectors.toSet()));
        if (of.values().stream().anyMatch(file -> file.state() != FileState.COMPARING)) {
            throw Problem.conflict("hardship.import-under-way");
        }
        comparisons
                .records()
                .rewriteAll(made.stream().map(Comparison::takenBack).toList());
        audit.record(
                "hardship.import.undo",
                made.get(0).unit(),
                "hardship.import/" + importId,
                Map.of("records", made.size()));
        return made.size();
    }

    @Override
    public void export(long unit, Consumer<ExportedRow> rows) {
        LocalDate today = calendar.today();
        List<Comparison> page = comparisons.below(unit, today, 0, Database.CHUNK);
        while (!page.isEmpty()) {
            Map<Long, PersonView> people =
                    persons.masked(page.stream().map(Comparison::person).toList());
            page.forEach(comparison ->
                    rows.accept(new ExportedRow(comparison.id(), cells(comparison, people.get(comparison.person())))));
            page = comparisons.below(unit, today, page.get(page.size() - 1).id(), Database.CHUNK);
        }
    }

    private static Map<String, Object> cells(Comparison comparison, PersonView person) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("name", person == null ? null : person.name());
        cells.put("idNumber", person == null ? null : person.idNumber());
        cells.put("results", MASKED);
        cells.put("date", comparison.on());
        cells.put("note", comparison.note() == null ? null : MASKED);
        return cells;
    }

    /** Who the rows name, and in which files they are compared. */
    private Known known(Collection<Row> rows) {
        Map<Long, Comparison> standing = comparisons
                .records()
                .byIds(rows.stream().filter(Row::returned).map(Row::id).toList());
        Map<Long, Long> people = new HashMap<>();
        standing.forEach((row, comparison) -> people.put(row, comparison.person()));
        List<Row> named =
                rows.stream().filter(row -> row.text("idNumber") != null).toList();
        List<Persons.Resolved> found =
                persons.find(named.stream().map(ComparisonRoster::claim).toList());
        for (int i = 0; i < named.size(); i++) {
            if (found.get(i) == null) {
                people.remove(named.get(i).id());
            } else {
                people.put(named.get(i).id(), found.get(i).id());
            }
        }
        Merged merged = persons.merged();
        Map<Long, Compared> compared = compared(people.values(), merged);
        Map<Long, Compared> byRow = new HashMap<>();
        people.forEach((row, person) -> byRow.put(row, compared.get(merged.now(person))));
        return new Known(standing, people, byRow, persons.masked(people.values()));
    }

    /**
     * Somebody who is compared.
     *
     * @param file the file
     * @param person who, as the file's household names them
     */
    private record Compared(HardshipFile file, long person) {}

    /** Who is compared within the caller's units, by who they are now. */
    private Map<Long, Compared> compared(Collection<Long> people, Merged merged) {
        List<Place> places = members.places(merged.every(people));
        Map<Long, HardshipFile> open = new HashMap<>();
        List<Long> ids = places.stream().map(Place::file).distinct().toList();
        for (List<Long> some : Chunks.of(ids)) {
            open.putAll(files.records().byIds(some));
        }
        Set<Long> within = open.isEmpty()
                ? Set.of()
                : access.within(
                        HardshipLifecycle.OFFICER,
                        open.values().stream().map(HardshipFile::unit).collect(Collectors.toSet()));
        Map<Long, Compared> compared = new HashMap<>();
        for (Place place : places) {
            HardshipFile file = open.get(place.file());
            if (file.state() == FileState.COMPARING && within.contains(file.unit())) {
                compared.putIfAbsent(merged.now(place.person()), new Compared(file, place.person()));
            }
        }
        return compared;
    }

    /** What the records say about the rows at hand, by row. */
    private record Known(
            Map<Long, Comparison> standing,
            Map<Long, Long> people,
            Map<Long, Compared> compared,
            Map<Long, PersonView> names) {
        private HardshipFile file(Row row) {
            Compared found = compared.get(row.id());
            return found == null ? null : found.file();
        }

        private long person(Row row) {
            return compared.get(row.id()).person();
        }

        private boolean sameName(Row row) {
            Long person = people.get(row.id());
            return person != null && names.get(person).name().equals(row.text("name"));
        }
    }

    private static PersonClaim claim(Row row) {
        return new PersonClaim(row.text("name"), null, row.text("idNumber"), null, 0, null);
    }
}
