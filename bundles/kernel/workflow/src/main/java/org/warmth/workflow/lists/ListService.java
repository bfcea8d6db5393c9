package org.warmth.workflow.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.people.Persons;
import org.warmth.api.records.RecordTable;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Effect;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Workflow;
import org.warmth.workflow.StepStore;

/** The lists of all modules: desks, the posting of lists, and the rosters that fill them. */
@Component
public final class ListService implements Lists {

    /** The steps of a list by which an import brings records. */
    private static final Set<String> BRINGING = Set.of(ListKind.MAKE, ListKind.FILL);

    private final Desk.Kernel kernel;
    private final Jobs jobs;
    private final Audit audit;
    private final Ledger ledger;
    private final Persons persons;

    /** Over the kernel's services. */
    @Activate
    public ListService(
            @Reference Workflow workflow,
            @Reference StepStore taken,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Ledger ledger,
            @Reference Persons persons,
            @Reference Ids ids,
            @Reference Clock clock) {
        kernel = new Desk.Kernel(workflow, taken, access, callers, ids, clock, new Carrying());
        this.jobs = jobs;
        this.audit = audit;
        this.ledger = ledger;
        this.persons = persons;
    }

    @Override
    public <R extends Listed<R>> Records<R> records(ListedTable<R> table) {
        return new RecordStore<>(table, kernel.carrying());
    }

    @Override
    public RecordTable<ListHead> heads(Database database, Table<?> table) {
        return new HeadStore(database, table);
    }

    @Override
    public <F, I> Effect<ListHead, F, I> posting(String job) {
        return Effect.each((list, facts, input) -> {
            Map<String, String> arguments = Map.of(Desk.LIST, Long.toString(list.id()));
            return list.posting(jobs.start(job, list.unit(), arguments).id());
        });
    }

    @Override
    public <R extends Listed<R>, F extends ListContents, I extends Reasoned, V extends ListView> ListDesk<I, V> desk(
            ListKind<R, F, I, V> kind) {
        return new Desk<>(kind, kernel);
    }

    @Override
    public <R extends Listed<R>> List<Workflow.Taken> history(ListKind<R, ?, ?, ?> kind, String life, R record) {
        List<StepStore.Numbered> all = new ArrayList<>(kernel.taken().lines(life, record.id()));
        if (record.list() != 0) {
            List<StepStore.Numbered> ofList = kernel.taken().lines(kind.life().kind(), record.list());
            long since = since(ofList, record);
            ofList.stream().filter(line -> line.id() >= since).forEach(all::add);
        }
        return all.stream()
                .sorted(Comparator.comparingLong(StepStore.Numbered::id))
                .map(StepStore.Numbered::taken)
                .toList();
    }

    /** When a record came into its list: with its own id, or, in an import, with the step before that brought it. */
    private static long since(List<StepStore.Numbered> ofList, Listed<?> record) {
        long brought = record.importId() == 0
                ? record.id()
                : ofList.stream()
                        .filter(line -> line.id() <= record.id())
                        .filter(line -> BRINGING.contains(line.taken().step()))
                        .mapToLong(StepStore.Numbered::id)
                        .max()
                        .orElse(record.id());
        return Math.min(brought, record.id());
    }

    @Override
    public <R extends Listed<R>> int post(
            JobRun run, ListKind<R, ?, ?, ?> kind, BiConsumer<ListHead, List<R>> posting) {
        Records<R> records = kind.records();
        long id = Long.parseLong(run.arguments().get(Desk.LIST));
        ListHead list = opened(kind).heads(Set.of(id)).get(id);
        Records.Filled holds = records.filled(id);
        run.total(holds.records());
        return run.sideBySide(holds.posted(), new OpenRecords<>(records, id), chunk -> {
            List<R> open = records.byIds(chunk).values().stream()
                    .filter(records::open)
                    .sorted(Comparator.comparingLong(Listed::id))
                    .toList();
            return kernel.carrying().during(() -> {
                supersede(records, open);
                posting.accept(list, open);
                return open.size();
            });
        });
    }

    private <R extends Listed<R>, F extends ListContents, I extends Reasoned, V extends ListView>
            Desk<R, F, I, V> opened(ListKind<R, F, I, V> kind) {
        return new Desk<>(kind, kernel);
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
            records.carry(standing.stream().map(Listed::voided).toList());
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
        Map<Long, ListHead> lists =
                opened(roster.kind()).heads(found.stream().map(Listed::list).collect(Collectors.toSet()));
        Map<Long, Integer> meant = new HashMap<>();
        boolean numbered = roster.columns().stream().map(Column::key).anyMatch(RosterFields.ID_NUMBER::equals);
        for (Row row : rows) {
            R standing = job.known(row);
            if (standing == null) {
                continue;
            }
            ListHead list = lists.get(standing.list());
            Integer earlier = meant.putIfAbsent(standing.id(), row.number());
            if (!within.contains(standing.unit()) || !roster.belongs(standing, job.job())) {
                row.error(null, "workflow.row-elsewhere");
            } else if (numbered && row.masked(RosterFields.ID_NUMBER) && job.person(row) == 0) {
                row.error(RosterFields.ID_NUMBER, "workflow.number-needed");
            } else if (records.open(standing) && list != null && list.state() != ListState.DRAFT) {
                row.error(null, "workflow.row-submitted");
            } else if (earlier != null) {
                row.error(null, "workflow.row-meant-twice", earlier);
            }
        }
    }

    @Override
    public <R extends Listed<R>> void accept(ListRoster<R> roster, RosterImport job, List<Row> rows) {
        RowWriter<R> writer = new RowWriter<>(roster, ledger, kernel.ids(), known(roster, job, rows), rows);
        Desk<R, ?, ?, ?> desk = opened(roster.kind());
        for (long list : writer.touched()) {
            if (list == Desk.target(job)) {
                desk.fill(job, roster.kind().records().imported(job.id(), 1).isEmpty());
            } else {
                desk.fill(list);
            }
        }
        kernel.carrying().during(writer::write);
        roster.changed();
    }

    /** The records that rows came back from, or that stand for them since. */
    private <R extends Listed<R>> ListImport<R> known(ListRoster<R> roster, RosterImport job, List<Row> rows) {
        List<Long> returned = rows.stream().filter(Row::returned).map(Row::id).toList();
        Map<Long, R> known = returned.isEmpty()
                ? Map.of()
                : now(roster.kind().records(), roster.kind().records().byIds(returned));
        List<Long> people = known.values().stream()
                .map(Listed::person)
                .filter(id -> id != 0)
                .distinct()
                .toList();
        return new ListImport<>(job, Desk.target(job), known, people.isEmpty() ? Map.of() : persons.masked(people));
    }

    /** For each record that was taken back the one that stands in its place, or the last one that did. */
    private static <R extends Listed<R>> Map<Long, R> now(Records<R> records, Map<Long, R> found) {
        Map<Long, R> now = new HashMap<>(found);
        Map<Long, Long> rows = new HashMap<>();
        found.forEach((row, record) -> {
            if (records.gone(record)) {
                rows.put(record.id(), row);
            }
        });
        while (!rows.isEmpty()) {
            List<R> next = records.successors(rows.keySet());
            Map<Long, Long> further = new HashMap<>();
            for (R successor : next) {
                long row = rows.get(successor.corrects());
                if (records.gone(now.get(row))) {
                    now.put(row, successor);
                }
                if (records.gone(successor)) {
                    further.put(successor.id(), row);
                }
            }
            rows.clear();
            rows.putAll(further);
        }
        return now;
    }

    @Override
    public <R extends Listed<R>> int undo(ListRoster<R> roster, long importId) {
        ListKind<R, ?, ?, ?> kind = roster.kind();
        Desk<R, ?, ?, ?> desk = opened(kind);
        List<R> made = kind.records().imported(importId, Database.CHUNK);
        if (made.isEmpty()) {
            desk.dissolve(importId);
            return 0;
        }
        if (made.stream().anyMatch(kind.records()::posted)) {
            throw Problem.conflict("workflow.list-approved");
        }
        Set<Long> lists = made.stream().map(Listed::list).collect(Collectors.toSet());
        desk.holdOpen(lists);
        desk.undone(lists);
        kernel.carrying().during(() -> kind.records()
                .carry(made.stream().map(Listed::voided).toList()));
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
        LocalDate today = BusinessDay.today(kernel.clock());
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
