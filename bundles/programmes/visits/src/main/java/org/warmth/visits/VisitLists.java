package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_LISTS;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;

/** Lists of visits: complete when every visit has taken place and its goods are signed for (domain 0.5). */
@Component(service = VisitLists.class)
public final class VisitLists implements ListKind<Visit, VisitListContents, StepReason, VisitListView> {
    private static final int CHUNK = 500;
    private static final long SHEET_LIMIT = 20L << 20;

    private final Database database;
    private final VisitStore visits;
    private final VisitListStore store;
    private final VisitMaker maker;
    private final Access access;
    private final Audit audit;
    private final StoredFiles files;
    private final Lifecycle<ListHead, VisitListContents, StepReason> life;
    private final ListDesk<StepReason, VisitListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public VisitLists(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitStore visits,
            @Reference VisitListStore store,
            @Reference VisitMaker maker,
            @Reference Access access,
            @Reference Audit audit,
            @Reference StoredFiles files,
            @Reference Lists lists) {
        this.database = database;
        this.visits = visits;
        this.store = store;
        this.maker = maker;
        this.access = access;
        this.audit = audit;
        this.files = files;
        this.life = Lifecycle.of(
                        "visits.list",
                        lists.heads(database, VISITS_LISTS),
                        ListState.class,
                        ListHead::state,
                        ListHead::in,
                        found -> store.contents(found, maker.today()),
                        StepReason.FIELDS)
                .create(MAKE, ListState.DRAFT, VisitLifecycle.MAKERS)
                .step(FILL, Set.of(ListState.DRAFT), ListState.DRAFT, VisitLifecycle.MAKERS)
                .byKernel()
                .step(UNDO, Set.of(ListState.DRAFT, ListState.SUBMITTED), null, VisitLifecycle.MAKERS)
                .byKernel()
                .step("done", Set.of(ListState.DRAFT), ListState.DRAFT, VisitLifecycle.MAKERS)
                .when("visits.list-nothing-due", (list, holds) -> holds.due() > 0)
                .unless((list, holds) -> holds.lacking())
                .also((set, holds, why) -> set.forEach(list -> done(list.id())))
                .also((set, holds, why) -> database.changed())
                .step(SUBMIT, Set.of(ListState.DRAFT), ListState.SUBMITTED, VisitLifecycle.MAKERS)
                .when(ListContents.something())
                .when(Guard.that(
                        "visits.list-planned",
                        (list, holds) -> holds.view().planned() == 0,
                        (list, holds) -> List.of(holds.view().planned())))
                .when(Guard.that(
                        "visits.sign-sheet-missing",
                        (list, holds) -> holds.view().gifts() == 0 || holds.signSheet() != 0,
                        (list, holds) -> List.of(holds.view().gifts())))
                .step("approve", Set.of(ListState.SUBMITTED), ListState.APPROVED, VisitLifecycle.APPROVERS)
                .apart(MAKE, FILL, "done", SUBMIT)
                .also((set, holds, why) -> database.changed())
                .does(lists.posting(VisitPosting.KIND))
                .step(POST, Set.of(ListState.APPROVED), ListState.APPROVED, VisitLifecycle.APPROVERS)
                .when(ListContents.unposted())
                .does(lists.posting(VisitPosting.KIND))
                .back("return", Set.of(ListState.SUBMITTED), ListState.DRAFT, VisitLifecycle.APPROVERS)
                .back(VOID, Set.of(ListState.DRAFT, ListState.SUBMITTED), ListState.VOIDED, VisitLifecycle.MAKERS)
                .when(ListContents.nothing())
                .build();
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListHead, VisitListContents, StepReason> life() {
        return life;
    }

    @Override
    public Records<Visit> records() {
        return visits.records();
    }

    @Override
    public List<VisitListView> views(
            List<ListHead> lists, Map<Long, VisitListContents> contents, Map<Long, List<String>> next) {
        return lists.stream()
                .map(list -> VisitListView.of(list, contents.get(list.id()), next.get(list.id())))
                .toList();
    }

    /** Lists of visits, for whoever calls. */
    ListDesk<StepReason, VisitListView> desk() {
        return desk;
    }

    /** Keeps the sheet on which the goods of a draft were signed for. */
    VisitListView sign(long id, int version, String name, String mediaType, InputStream sheet) {
        ListHead list = desk.head(id);
        access.require(VisitLifecycle.MAKERS, list.unit());
        long kept = files.keep(name, mediaType, list.unit(), null, SHEET_LIMIT, sheet)
                .id();
        return desk.change(id, version, draft -> {
            store.sign(id, kept);
            audit.record("visits.list.sign", draft.unit(), "visits.list/" + id, Map.of("file", kept));
        });
    }

    /** Says of the planned visits of a draft, up to today, that they have taken place: 200 bags are done in one step. */
    VisitListView done(long id, int version) {
        return database.write(sql -> {
            desk.draft(id);
            return desk.step(id, version, "done", null);
        });
    }

    private void done(long id) {
        LocalDate today = maker.today();
        for (List<Visit> due = visits.due(id, today, CHUNK); !due.isEmpty(); due = visits.due(id, today, CHUNK)) {
            visits.records()
                    .carry(due.stream().map(visit -> visit.in(VisitState.DONE)).toList());
        }
    }

    /** The sheet on which a list's goods were signed for, 0 while it is missing. */
    long signSheet(ListHead list) {
        return store.signSheets(List.of(list.id())).get(list.id());
    }
}
