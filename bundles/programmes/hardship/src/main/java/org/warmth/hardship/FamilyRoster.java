package org.warmth.hardship;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.FileMaker.Made;
import org.warmth.hardship.Member.Relation;

/** The roster of families (家庭成员名册): a row is somebody of a household whose file still waits to be handed in. */
@Component(service = Roster.class, property = Roster.NAME + "=" + FamilyRoster.ROSTER)
public final class FamilyRoster implements Roster {
    static final String ROSTER = "hardship.family";

    private static final String MASKED = "***";
    private static final List<String> RELATIONS = Arrays.stream(Relation.values())
            .filter(relation -> relation != Relation.HEAD)
            .map(Enum::name)
            .toList();

    private final FileStore files;
    private final MemberStore members;
    private final FileStandings standings;
    private final FileDesk desk;
    private final HouseholdOnce once;
    private final HardshipCalendar calendar;
    private final Persons persons;
    private final Access access;
    private final Audit audit;

    /** Over the module's services and the kernel's registries. */
    @Activate
    public FamilyRoster(
            @Reference FileStore files,
            @Reference MemberStore members,
            @Reference FileStandings standings,
            @Reference FileDesk desk,
            @Reference HouseholdOnce once,
            @Reference HardshipCalendar calendar,
            @Reference Persons persons,
            @Reference Access access,
            @Reference Audit audit) {
        this.files = files;
        this.members = members;
        this.standings = standings;
        this.desk = desk;
        this.once = once;
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
                required("fileNo", Type.TEXT).most(40),
                required("name", Type.TEXT).most(50),
                required("relation", Type.CODE).codes(RELATIONS),
                optional("idType", Type.CODE).codes(IdType.class),
                optional("idNumber", Type.NUMBER_TEXT).most(30).secret(),
                optional("birth", Type.TEXT).most(30).secret(),
                optional("income", Type.YUAN).secret(),
                optional("health", Type.TEXT).most(200).secret(),
                optional("school", Type.TEXT).most(100).secret(),
                optional("guardian", Type.TEXT).most(50).secret(),
                optional("guardianOn", Type.DATE));
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("fileNo", "idNumber"));
    }

    @Override
    public Set<Role> importers() {
        return HardshipLifecycle.MAKERS;
    }

    @Override
    public void check(RosterImport job, List<Row> rows) {
        Known known = known(job, rows);
        List<Row> sound = new ArrayList<>();
        for (Row row : rows) {
            placed(row, known);
            if (!row.refused()) {
                written(row, known);
                sound.add(row);
            }
        }
        List<Row> named = sound.stream()
                .filter(row -> row.returned() ? row.text("idNumber") != null : true)
                .toList();
        List<List<Violation>> found =
                persons.check(named.stream().map(row -> claim(row, known)).toList());
        for (int i = 0; i < named.size(); i++) {
            named.get(i).found(found.get(i));
        }
    }

    private static void placed(Row row, Known known) {
        HardshipFile file = known.file(row);
        Member standing = known.members.get(row.id());
        if (row.text("fileNo") == null) {
            return;
        }
        if (file == null || !known.within.contains(file.unit())) {
            row.error("fileNo", "hardship.file-unknown");
        } else if (standing != null && (standing.file() != file.id() || standing.head())) {
            row.error("fileNo", "workflow.row-elsewhere");
        } else if (!FileState.WRITTEN.contains(file.state())) {
            row.error("fileNo", "hardship.row-under-way", file.number());
        }
    }

    private void written(Row row, Known known) {
        Member.Input input = input(row, known.members.get(row.id()));
        Violations found = new Violations();
        FileRules.member(found, "", input, calendar.today());
        if (row.text("birth") != null && WrittenDay.read(row.text("birth")) == null) {
            row.error("birth", "hardship.day-unread");
        }
        HardshipFile file = known.file(row);
        found.unless(
                !input.needConsent() || file == null || known.standing.consented(file.id(), Purpose.ECONOMY),
                row.money("income") == null ? "health" : "income",
                "hardship.consent-missing");
        row.found(found.found());
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        Known known = known(job, rows);
        Map<Long, Member> said = said(job, rows, known);
        Map<Long, List<Row>> byFile = rows.stream()
                .collect(Collectors.groupingBy(row -> known.file(row).id(), TreeMap::new, Collectors.toList()));
        List<Made> asked = new ArrayList<>();
        byFile.forEach((file, some) -> asked.add(new Made(known.byId.get(file), joined(file, some, said, known))));
        Map<Long, List<Violation>> found = once.check(asked);
        List<Made> made = new ArrayList<>();
        for (Made each : asked) {
            long file = each.file().id();
            List<Row> some = byFile.get(file);
            some.forEach(row -> found.get(file).stream()
                    .filter(wrong -> wrong.field().equals(HouseholdOnce.field(place(each, row))))
                    .forEach(
                            wrong -> row.add(new Violation("idNumber", wrong.code(), wrong.args(), wrong.severity()))));
            List<Row> admitted = some.stream().filter(Row::good).toList();
            admitted.forEach(row -> row.outcome(outcome(known.members.get(row.id()), said.get(row.id()))));
            if (admitted.stream().anyMatch(row -> !says(known.members.get(row.id()), said.get(row.id())))) {
                made.add(new Made(each.file(), joined(file, admitted, said, known)));
            }
        }
        desk.rewrite(made, known.standing.households(), Map.of());
    }

    /** A household with what rows say of it: who stood there first, then the rows in their order. */
    private static List<Member> joined(long file, List<Row> rows, Map<Long, Member> said, Known known) {
        Set<Long> rewritten = rows.stream().map(Row::id).collect(Collectors.toSet());
        List<Member> household = new ArrayList<>(known.standing.household(file));
        household.removeIf(member -> rewritten.contains(member.id()));
        for (Row row : rows) {
            Member member = said.get(row.id());
            Member before = known.members.get(row.id());
            boolean both = row.confirmed() || before != null && before.once() > 0 && before.person() == member.person();
            household.add(both ? member.twice() : member);
        }
        return household;
    }

    private static int place(Made made, Row row) {
        for (int i = 0; i < made.household().size(); i++) {
            if (made.household().get(i).id() == row.id()) {
                return i;
            }
        }
        throw new IllegalStateException("a row without its member");
    }

    private static Row.Outcome outcome(Member before, Member said) {
        if (before == null) {
            return Row.Outcome.CREATED;
        }
        return says(before, said) ? Row.Outcome.UNCHANGED : Row.Outcome.UPDATED;
    }

    private static boolean says(Member before, Member said) {
        return before != null
                && before.person() == said.person()
                && before.relation() == said.relation()
                && before.facts().equals(said.facts());
    }

    /** The people that rows name, made where new, by row. */
    private Map<Long, Member> said(RosterImport job, List<Row> rows, Known known) {
        List<Row> named = rows.stream().filter(row -> known.same(row) == 0).toList();
        List<Persons.Resolved> resolved =
                persons.resolve(named.stream().map(row -> claim(row, known)).toList());
        Map<Long, Long> people = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            people.put(named.get(i).id(), resolved.get(i).id());
        }
        Map<Long, Member> said = new HashMap<>();
        for (Row row : rows) {
            Member before = known.members.get(row.id());
            Member.Input input = input(row, before);
            LocalDate born = CardNumber.of(input.idType(), row.text("idNumber")).birth();
            said.put(
                    row.id(),
                    new Member(
                            row.id(),
                            known.file(row).id(),
                            people.getOrDefault(row.id(), known.same(row)),
                            input.relation(),
                            0,
                            before == null ? job.id() : before.importId(),
                            input.facts(born)));
        }
        return said;
    }

    /** Takes people out of drafts again. */
    @Override
    public int undo(long importId) {
        List<Member> made = members.imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            return 0;
        }
        Map<Long, HardshipFile> of =
                files.records().byIds(made.stream().map(Member::file).collect(Collectors.toSet()));
        if (of.values().stream()
                .anyMatch(file -> file.state() != FileState.VOIDED && !FileState.WRITTEN.contains(file.state()))) {
            throw Problem.conflict("hardship.import-under-way");
        }
        members.delete(made.stream().map(Member::id).toList());
        audit.record(
                "hardship.import.undo",
                of.values().iterator().next().unit(),
                "hardship.import/" + importId,
                Map.of("records", made.size()));
        return made.size();
    }

    @Override
    public void export(long unit, Consumer<ExportedRow> rows) {
        LocalDate today = calendar.today();
        List<HardshipFile> page = files.below(unit, today, 0, Database.CHUNK);
        while (!page.isEmpty()) {
            Map<Long, List<Member>> households =
                    members.of(page.stream().map(HardshipFile::id).toList());
            Map<Long, PersonView> people = persons.masked(households.values().stream()
                    .flatMap(List::stream)
                    .map(Member::person)
                    .collect(Collectors.toSet()));
            for (HardshipFile file : page) {
                households.getOrDefault(file.id(), List.of()).stream()
                        .filter(member -> !member.head())
                        .forEach(member -> rows.accept(
                                new ExportedRow(member.id(), cells(file, member, people.get(member.person())))));
            }
            page = files.below(unit, today, page.get(page.size() - 1).id(), Database.CHUNK);
        }
    }

    private static Map<String, Object> cells(HardshipFile file, Member member, PersonView person) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("fileNo", file.number());
        cells.put("name", person == null ? null : person.name());
        cells.put("relation", member.relation());
        cells.put("idType", person == null ? null : person.idType());
        cells.put("idNumber", person == null ? null : person.idNumber());
        member.facts().held().forEach(field -> cells.put(field, MASKED));
        cells.put("guardian", member.facts().guardian() == null ? null : MASKED);
        cells.put("guardianOn", member.facts().guardianOn());
        return cells;
    }

    private Known known(RosterImport job, List<Row> rows) {
        Set<String> numbers = rows.stream()
                .map(row -> row.text("fileNo"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, HardshipFile> byNumber = files.byNumbers(numbers, job.unit(), calendar.today());
        Set<Long> units = byNumber.values().stream().map(HardshipFile::unit).collect(Collectors.toSet());
        Map<Long, HardshipFile> byId =
                byNumber.values().stream().collect(Collectors.toMap(HardshipFile::id, file -> file));
        Map<Long, Member> standing =
                members.byIds(rows.stream().filter(Row::returned).map(Row::id).toList());
        return new Known(
                byNumber,
                byId,
                units.isEmpty() ? Set.of() : access.within(HardshipLifecycle.MAKERS, units),
                standing,
                persons.masked(standing.values().stream().map(Member::person).toList()),
                standings.of(byId.keySet()));
    }

    /** What the records already say about the rows at hand. */
    private record Known(
            Map<String, HardshipFile> byNumber,
            Map<Long, HardshipFile> byId,
            Set<Long> within,
            Map<Long, Member> members,
            Map<Long, PersonView> people,
            FileStandings.Standing standing) {
        private HardshipFile file(Row row) {
            return row.text("fileNo") == null ? null : byNumber.get(row.text("fileNo"));
        }

        /** The person that a row which came back still means: the same name, and no number or a masked one; else 0. */
        private long same(Row row) {
            Member member = members.get(row.id());
            PersonView person = member == null ? null : people.get(member.person());
            boolean same = person != null
                    && person.name().equals(row.text("name"))
                    && (row.text("idNumber") == null || row.masked("idNumber"));
            return same ? person.id() : 0;
        }
    }

    private static PersonClaim claim(Row row, Known known) {
        HardshipFile file = known.file(row);
        Member.Input input = input(row, known.members.get(row.id()));
        return file == null
                ? new PersonClaim(input.name(), input.idType(), input.idNumber(), null, 0, null)
                : FileMaker.claims(file.id(), file.unit(), List.of(input)).get(0);
    }

    /** A cell that came back masked leaves what is known. */
    private static Member.Input input(Row row, Member before) {
        Member.Facts known = before == null ? Member.Facts.NONE : before.facts();
        return new Member.Input(
                row.text("name"),
                row.code("relation", Relation.class),
                row.code("idType", IdType.class),
                row.text("idNumber"),
                row.masked("birth") ? known.birth() : WrittenDay.read(row.text("birth")),
                row.masked("income") ? known.income() : row.money("income"),
                row.masked("health") ? known.health() : row.text("health"),
                row.masked("school") ? known.school() : row.text("school"),
                row.masked("guardian") ? known.guardian() : row.text("guardian"),
                row.date("guardianOn"),
                known.guardianScan() == 0 ? null : known.guardianScan(),
                row.confirmed());
    }
}
