package org.warmth.workflow.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListStep;
import org.warmth.api.lists.ListView;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.RecordTable;
import org.warmth.api.lists.Records;
import org.warmth.api.people.Persons;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** The lists of all modules: desks, the posting of lists, and the rosters that fill them. */
@Component
public final class ListService implements Lists {
    /** All dates are those of Shanghai, whatever the server's clock says (domain 0.6). */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Desk.Kernel kernel;
    private final Audit audit;
    private final Ledger ledger;
    private final Persons persons;

    /** Over the kernel's services. */
    @Activate
    public ListService(
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Ledger ledger,
            @Reference Persons persons,
            @Reference Ids ids,
            @Reference Clock clock) {
        kernel = new Desk.Kernel(workflow, access, callers, jobs, ids, clock);
        this.audit = audit;
        this.ledger = ledger;
        this.persons = persons;
    }

    @Override
    public <R extends Listed<R>> Records<R> records(RecordTable<R> table) {
        return new RecordStore<>(table);
    }

    @Override
    public <R extends Listed<R>, I extends ListStep, V extends ListView> ListDesk<I, V> desk(ListKind<R, I, V> kind) {
        return new Desk<>(kind, kernel);
    }

    @Override
    public <R extends Listed<R>> int post(JobRun run, ListKind<R, ?, ?> kind, BiConsumer<ListHead, List<R>> posting) {
        Records<R> records = kind.records();
        long id = Long.parseLong(run.arguments().get(Desk.LIST));
        ListHead list = new HeadStore(kind).byIds(List.of(id)).get(id);
        Records.Filled holds = records.filled(id);
        run.total(holds.records());
        return run.sideBySide(holds.posted(), new OpenRecords<>(records, id), chunk -> {
            List<R> open = records.byIds(chunk).values().stream()
                    .filter(records::open)
                    .sorted(Comparator.comparingLong(Listed::id))
                    .toList();
            supersede(records, open);
            posting.accept(list, open);
            return open.size();
        });
    }

    /** Takes what these records correct out of the ledger, with the same commit that brings them in. */
    private <R extends Listed<R>> void supersede(Records<R> records, Collection<R> corrections) {
        List<Long> corrected =
                corrections.stream().map(Listed::corrects).filter(id -> id != 0).toList();
        if (!corrected.isEmpty()) {
            List<R> standing = records.byIds(corrected).values().stream()
                    .filter(records::posted)
                    .toList();
            ledger.reverse(standing.stream().map(Listed::source).toList(), "corrected");
            records.update(standing.stream().map(Listed::voided).toList());
        }
    }

    @Override
    public <R extends Listed<R>> void check(ListRoster<R> roster, RosterImport job, List<Row> rows) {
        ListImport<R> known = known(roster, job, rows);
        if (!known.known().isEmpty()) {
            returned(roster, known, rows);
        }
        roster.examine(known, rows);
    }

    /** What only the records can tell is wrong with rows that came back. */
    private <R extends Listed<R>> void returned(ListRoster<R> roster, ListImport<R> job, List<Row> rows) {
        Records<R> records = roster.kind().records();
        Collection<R> found = job.known().values();
        Set<Long> within = kernel.access()
                .within(roster.importers(), found.stream().map(Listed::unit).collect(Collectors.toSet()));
        Map<Long, ListHead> lists = new HeadStore(roster.kind())
                .byIds(found.stream().map(Listed::list).collect(Collectors.toSet()));
        boolean numbered = roster.columns().stream().map(Column::key).anyMatch(ListImport.ID_NUMBER::equals);
        for (Row row : rows) {
            R standing = job.known(row);
            if (standing == null) {
                continue;
            }
            ListHead list = lists.get(standing.list());
            if (!within.contains(standing.unit()) || !roster.belongs(standing, job.job())) {
                row.error(null, "workflow.row-elsewhere");
            } else if (numbered && row.masked(ListImport.ID_NUMBER) && job.person(row) == 0) {
                row.error(ListImport.ID_NUMBER, "workflow.number-needed");
            } else if (records.open(standing) && list != null && list.state() != ListState.DRAFT) {
                row.error(null, "workflow.row-submitted");
            }
        }
    }

    @Override
    public <R extends Listed<R>> void accept(ListRoster<R> roster, RosterImport job, List<Row> rows) {
        RowWriter<R> writer = new RowWriter<>(roster, kernel.ids(), known(roster, job, rows), rows);
        Desk<R, ?, ?> desk = new Desk<>(roster.kind(), kernel);
        for (long list : writer.touched()) {
            if (list == Desk.target(job)) {
                desk.fill(job, roster.kind().records().imported(job.id(), 1).isEmpty());
            } else {
                desk.fill(list);
            }
        }
        writer.write();
        roster.changed();
    }

    /** The records that rows came back from. */
    private <R extends Listed<R>> ListImport<R> known(ListRoster<R> roster, RosterImport job, List<Row> rows) {
        List<Long> returned = rows.stream().filter(Row::returned).map(Row::id).toList();
        Map<Long, R> known =
                returned.isEmpty() ? Map.of() : roster.kind().records().byIds(returned);
        List<Long> people = known.values().stream()
                .map(Listed::person)
                .filter(id -> id != 0)
                .distinct()
                .toList();
        return new ListImport<>(job, Desk.target(job), known, people.isEmpty() ? Map.of() : persons.masked(people));
    }

    @Override
    public <R extends Listed<R>> int undo(ListRoster<R> roster, long importId) {
        ListKind<R, ?, ?> kind = roster.kind();
        Desk<R, ?, ?> desk = new Desk<>(kind, kernel);
        List<R> made = kind.records().imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            desk.dissolve(importId);
            return 0;
        }
        if (made.stream().anyMatch(kind.records()::posted)) {
            throw Problem.conflict("workflow.list-approved");
        }
        desk.holdOpen(made.stream().map(Listed::list).collect(Collectors.toSet()));
        kind.records().update(made.stream().map(Listed::voided).toList());
        roster.changed();
        String module = kind.life().kind().substring(0, kind.life().kind().indexOf('.'));
        audit.record(
                module + ".import.undo",
                made.get(0).unit(),
                module + ".import/" + importId,
                Map.of("records", made.size()));
        return made.size();
    }

    @Override
    public <R extends Listed<R>> void export(ListRoster<R> roster, long unit, Consumer<ExportedRow> rows) {
        Records<R> records = roster.kind().records();
        LocalDate today = LocalDate.now(kernel.clock().withZone(ZONE));
        List<R> page = records.below(unit, today, 0, Database.CHUNK);
        while (!page.isEmpty()) {
            List<Map<String, Object>> cells = roster.cells(page);
            for (int i = 0; i < cells.size(); i++) {
                rows.accept(new ExportedRow(page.get(i).id(), cells.get(i)));
            }
            page = records.below(unit, today, page.get(page.size() - 1).id(), Database.CHUNK);
        }
    }
}
