package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.FileMaker.Made;
import org.warmth.hardship.FileMaker.Proposal;

/**
 * The roster of files (困难职工建档名册): a row is a household, its family comes with {@link FamilyRoster}. What is new
 * enters as a draft; a draft that comes back is rewritten, any other file stays as it is.
 */
@Component(service = Roster.class, property = Roster.NAME + "=" + FileRoster.ROSTER)
public final class FileRoster implements Roster {
    static final String ROSTER = "hardship.roster";

    private final FileStore files;
    private final FileStandings standings;
    private final FileMaker maker;
    private final FileDesk desk;
    private final HouseholdOnce once;
    private final HardshipCalendar calendar;
    private final Persons persons;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    /** Over the module's services and the kernel's registries. */
    @Activate
    public FileRoster(
            @Reference FileStore files,
            @Reference FileStandings standings,
            @Reference FileMaker maker,
            @Reference FileDesk desk,
            @Reference HouseholdOnce once,
            @Reference HardshipCalendar calendar,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Access access,
            @Reference Audit audit) {
        this.files = files;
        this.standings = standings;
        this.maker = maker;
        this.desk = desk;
        this.once = once;
        this.calendar = calendar;
        this.persons = persons;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return FileRow.columns();
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("idNumber"));
    }

    @Override
    public Set<Role> importers() {
        return HardshipLifecycle.MAKERS;
    }

    @Override
    public void foresee(RosterImport job, List<Row> rows) {
        persons.foresee(
                rows.stream().filter(row -> !row.returned()).map(FileRow::head).toList());
    }

    @Override
    public void check(RosterImport job, List<Row> rows) {
        Known known = known(rows);
        rows.stream().filter(Row::returned).forEach(row -> returned(row, known));
        List<Row> sound = rows.stream()
                .filter(row -> !row.refused() && known.written(row))
                .toList();
        List<Proposal> proposals =
                sound.stream().map(row -> proposal(job, row, known)).toList();
        List<List<Violation>> found = maker.check(proposals);
        for (int i = 0; i < sound.size(); i++) {
            Row row = sound.get(i);
            FileRow.days(row);
            row.found(found.get(i).stream().map(FileRoster::inColumn).toList());
        }
        open(sound, proposals);
    }

    /** A household that has a file already, as far as its head is known. */
    private void open(List<Row> rows, List<Proposal> proposals) {
        List<Persons.Resolved> heads =
                persons.find(rows.stream().map(FileRow::head).toList());
        List<Made> asked = new ArrayList<>();
        Map<Long, Row> byFile = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).refused() && heads.get(i) != null && rows.get(i).text("idNumber") != null) {
                Proposal proposal = proposals.get(i);
                Member head =
                        new Member(0, proposal.id(), heads.get(i).id(), Member.Relation.HEAD, 0, 0, Member.Facts.NONE);
                HardshipFile file = proposal.standing() != null ? proposal.standing() : blank(proposal, head.person());
                asked.add(new Made(file, List.of(head)));
                byFile.put(proposal.id(), rows.get(i));
            }
        }
        once.check(asked)
                .forEach((file, found) ->
                        found.forEach(violation -> byFile.get(file).add(inColumn(violation))));
    }

    private static HardshipFile blank(Proposal proposal, long head) {
        return new HardshipFile(
                proposal.id(),
                proposal.unit(),
                null,
                proposal.importId(),
                FileState.DRAFT,
                1,
                head,
                0,
                null,
                proposal.input().facts(),
                FileMeans.NONE,
                FileCourse.NEW);
    }

    /** What only the records can tell is wrong with a row that came back. */
    private void returned(Row row, Known known) {
        HardshipFile standing = known.files.get(row.id());
        if (standing == null) {
            return;
        }
        if (!known.within.contains(standing.unit())) {
            row.error(null, "workflow.row-elsewhere");
        } else if (row.unit("unit") != null && row.unit("unit") != standing.unit()) {
            row.error("unit", "hardship.unit-fixed");
        } else if (row.masked("idNumber") && !known.sameName(row)) {
            row.error("idNumber", "workflow.number-needed");
        } else if (standing.state() == FileState.VOIDED) {
            row.error(null, "hardship.row-voided");
        } else if (!FileState.WRITTEN.contains(standing.state()) && !unchanged(row, known)) {
            row.error(null, "hardship.row-under-way", standing.number());
        }
    }

    private static boolean unchanged(Row row, Known known) {
        HardshipFile standing = known.files.get(row.id());
        FileFacts before = standing.facts();
        FileInput said = FileRow.input(row, known.files.get(row.id()), known.standing.consents(row.id()));
        return (row.masked("idNumber") || row.text("idNumber") == null)
                && said.account() == null
                && said.facts().born(before.sex(), before.birth()).equals(before)
                && said.means().equals(standing.means());
    }

    private static Violation inColumn(Violation violation) {
        String field = violation.field();
        return new Violation(
                field.substring(field.lastIndexOf('.') + 1), violation.code(), violation.args(), violation.severity());
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        Known known = known(rows);
        List<Row> written = rows.stream().filter(known::written).toList();
        rows.stream().filter(row -> !known.written(row)).forEach(row -> {
            if (unchanged(row, known)) {
                row.outcome(Row.Outcome.UNCHANGED);
            } else {
                row.error(
                        null,
                        "hardship.row-under-way",
                        known.files.get(row.id()).number());
            }
        });
        List<Proposal> proposals =
                written.stream().map(row -> proposal(job, row, known)).toList();
        List<Made> made = maker.make(proposals);
        Map<Long, List<Violation>> open = once.check(made);
        List<Made> created = new ArrayList<>();
        List<Made> updated = new ArrayList<>();
        Map<Long, Consent.Input> newConsents = new HashMap<>();
        Map<Long, Consent.Input> consents = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            Row row = written.get(i);
            Made each = made.get(i);
            HardshipFile before = proposals.get(i).standing();
            Consent.Input consent = proposals.get(i).input().consent();
            if (!open.get(row.id()).isEmpty()) {
                open.get(row.id()).forEach(violation -> row.add(inColumn(violation)));
            } else if (before == null) {
                created.add(each);
                keep(newConsents, row.id(), consent);
                row.outcome(Row.Outcome.CREATED);
            } else if (before.says(each.file()) && consent == null) {
                row.outcome(Row.Outcome.UNCHANGED);
            } else {
                updated.add(each);
                keep(consents, row.id(), consent);
                row.outcome(Row.Outcome.UPDATED);
            }
        }
        desk.open(created, newConsents);
        desk.rewrite(updated, known.standing.households(), consents);
    }

    private static void keep(Map<Long, Consent.Input> consents, long file, Consent.Input consent) {
        if (consent != null) {
            consents.put(file, consent);
        }
    }

    /** Takes drafts back; a file that somebody has handed in holds the whole import. */
    @Override
    public int undo(long importId) {
        List<HardshipFile> made = files.imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            return 0;
        }
        if (made.stream().anyMatch(file -> file.state() != FileState.DRAFT)) {
            throw Problem.conflict("hardship.import-under-way");
        }
        desk.undo(made);
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
        List<HardshipFile> page = files.below(unit, today, 0, Database.CHUNK);
        while (!page.isEmpty()) {
            List<Long> ids = page.stream().map(HardshipFile::id).toList();
            Map<Long, PersonView> heads =
                    persons.masked(page.stream().map(HardshipFile::head).toList());
            Map<Long, Accounts.View> cards = accounts.masked(page.stream()
                    .map(HardshipFile::account)
                    .filter(id -> id != 0)
                    .collect(Collectors.toSet()));
            FileStandings.Standing standing = standings.of(ids);
            page.forEach(file -> rows.accept(new ExportedRow(
                    file.id(),
                    FileRow.cells(
                            file, heads.get(file.head()), cards.get(file.account()), standing.consents(file.id())))));
            page = files.below(unit, today, ids.get(ids.size() - 1), Database.CHUNK);
        }
    }

    private Known known(List<Row> rows) {
        List<Long> returned = rows.stream().filter(Row::returned).map(Row::id).toList();
        Map<Long, HardshipFile> found =
                returned.isEmpty() ? Map.of() : files.records().byIds(returned);
        Set<Long> units = found.values().stream().map(HardshipFile::unit).collect(Collectors.toSet());
        return new Known(
                found,
                units.isEmpty() ? Set.of() : access.within(HardshipLifecycle.MAKERS, units),
                persons.masked(found.values().stream().map(HardshipFile::head).toList()),
                standings.of(found.keySet()));
    }

    /** What the records already say about the rows at hand. */
    private record Known(
            Map<Long, HardshipFile> files,
            Set<Long> within,
            Map<Long, PersonView> heads,
            FileStandings.Standing standing) {
        /** Whether the row makes a file or may rewrite the one it came from. */
        private boolean written(Row row) {
            HardshipFile file = files.get(row.id());
            return file == null || FileState.WRITTEN.contains(file.state());
        }

        private boolean sameName(Row row) {
            PersonView head = heads.get(files.get(row.id()).head());
            return head != null && Objects.equals(head.name(), row.text("name"));
        }
    }

    private Proposal proposal(RosterImport job, Row row, Known known) {
        HardshipFile standing = known.files.get(row.id());
        long unit = row.unit("unit") == null ? job.unit() : row.unit("unit");
        return new Proposal(
                row.id(),
                standing == null ? unit : standing.unit(),
                job.id(),
                standing,
                known.standing.household(row.id()),
                known.standing.consented(row.id(), Purpose.ECONOMY),
                FileRow.input(row, known.files.get(row.id()), known.standing.consents(row.id())));
    }
}
