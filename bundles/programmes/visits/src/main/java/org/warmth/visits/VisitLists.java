package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_LISTS;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.visits.VisitListView.Contents;

/** Lists of visits: complete when every visit has taken place and its goods are signed for (domain 0.5). */
@Component(service = VisitLists.class)
public final class VisitLists implements ListKind<Visit, StepReason, VisitListView> {
    private static final int CHUNK = 500;
    private static final long SHEET_LIMIT = 20L << 20;

    private final Database database;
    private final VisitStore visits;
    private final VisitListStore store;
    private final VisitMaker maker;
    private final VisitChanges changes;
    private final Access access;
    private final Audit audit;
    private final StoredFiles files;
    private final ListDesk<StepReason, VisitListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public VisitLists(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitStore visits,
            @Reference VisitListStore store,
            @Reference VisitMaker maker,
            @Reference VisitChanges changes,
            @Reference Access access,
            @Reference Audit audit,
            @Reference StoredFiles files,
            @Reference Lists lists) {
        this.database = database;
        this.visits = visits;
        this.store = store;
        this.maker = maker;
        this.changes = changes;
        this.access = access;
        this.audit = audit;
        this.files = files;
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListState> life() {
        return VisitLife.LIST;
    }

    @Override
    public ListState posts() {
        return ListState.APPROVED;
    }

    @Override
    public String job() {
        return VisitPosting.KIND;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return VISITS_LISTS;
    }

    @Override
    public Records<Visit> records() {
        return visits.records();
    }

    @Override
    public List<VisitListView> views(List<ListHead> lists, Map<Long, List<String>> next) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, Long> sheets = store.signSheets(ids);
        Map<Long, Contents> contents = store.contents(ids);
        return lists.stream()
                .map(list -> VisitListView.of(
                        list,
                        sheets.get(list.id()),
                        contents.getOrDefault(list.id(), Contents.NOTHING),
                        next.get(list.id())))
                .toList();
    }

    @Override
    public void step(ListHead list, String step, StepReason input) {
        if (step.equals(SUBMIT)) {
            Contents holds = store.contents(List.of(list.id())).get(list.id());
            refuseUnless(holds.planned() == 0, "visits.list-planned", holds.planned());
            refuseUnless(holds.gifts() == 0 || signSheet(list) != 0, "visits.sign-sheet-missing", holds.gifts());
        }
        if (step.equals("approve")) {
            changes.touch();
        }
    }

    /** Lists of visits, for whoever calls. */
    ListDesk<StepReason, VisitListView> desk() {
        return desk;
    }

    /** Keeps the sheet on which the goods of a draft were signed for. */
    VisitListView sign(long id, int version, String name, String mediaType, InputStream sheet) {
        ListHead list = desk.head(id);
        access.require(VisitLife.MAKERS, list.unit());
        long kept = files.keep(name, mediaType, list.unit(), null, SHEET_LIMIT, sheet)
                .id();
        return desk.change(id, version, draft -> {
            store.sign(id, kept);
            audit.record("visits.list.sign", draft.unit(), "visits.list/" + id, Map.of("file", kept));
        });
    }

    /** Says of the planned visits of a draft, up to today, that they have taken place: 200 bags are done in one step. */
    VisitListView done(long id, int version) {
        return desk.change(id, version, draft -> {
            desk.fill(id);
            LocalDate today = maker.today();
            int done = 0;
            for (List<Visit> due = visits.due(id, today, CHUNK); !due.isEmpty(); due = visits.due(id, today, CHUNK)) {
                List<Violation> missing = due.stream()
                        .flatMap(visit -> visit.facts().lacking().stream())
                        .distinct()
                        .toList();
                if (!missing.isEmpty()) {
                    throw Problem.invalid(missing);
                }
                visits.records()
                        .update(due.stream()
                                .map(visit -> visit.in(VisitState.DONE))
                                .toList());
                done += due.size();
            }
            if (done == 0) {
                throw Problem.conflict("visits.list-nothing-due");
            }
            changes.touch();
            audit.record("visits.list.done", draft.unit(), "visits.list/" + id, Map.of("visits", done));
        });
    }

    /** The sheet on which a list's goods were signed for, 0 while it is missing. */
    long signSheet(ListHead list) {
        return store.signSheets(List.of(list.id())).get(list.id());
    }

    private static void refuseUnless(boolean holds, String code, int visits) {
        if (!holds) {
            throw Problem.conflict(code, visits);
        }
    }
}
