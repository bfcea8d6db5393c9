package org.warmth.visits;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of lists: filled by one, approved by another, posted once (domain 0.5). */
@Component(service = VisitListService.class)
public final class VisitListService {
    private static final long SHEET_LIMIT = 20L << 20;

    private final Database database;
    private final VisitListStore lists;
    private final VisitChanges changes;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Jobs jobs;
    private final StoredFiles files;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public VisitListService(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitListStore lists,
            @Reference VisitChanges changes,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference StoredFiles files,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.lists = lists;
        this.changes = changes;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.jobs = jobs;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes an empty list. */
    Created create(long unit, String title) {
        VisitList list = VisitList.draft(ids.next(), unit, title(title), 0, clock.instant());
        return database.write(sql -> {
            make(list);
            return Created.of(list.id(), list.version());
        });
    }

    /** A list that the caller may read. */
    VisitListView get(long id) {
        VisitList list = lists.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.list-unknown"));
        return views(List.of(list)).get(0);
    }

    /** The lists of a unit, or of all the caller's units, in a state or any. */
    Page<VisitListView> page(long unit, ListState state, long after, int size) {
        Page<VisitList> page =
                Page.of(lists.page(callers.current(), unit, state, after, size + 1), size, VisitList::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** Takes a step with a list. */
    VisitListView step(long id, int version, String step, String reason) {
        return database.write(sql -> {
            VisitList list = at(id, version);
            VisitList.Contents holds = contents(list);
            switch (step) {
                case "submit" -> complete(list, holds);
                case "void" -> refuseUnless(holds.visits() == 0, "visits.list-not-empty");
                case "post" -> refuseUnless(holds.posted() < holds.visits(), "visits.list-posted");
                default -> {}
            }
            ListState state = workflow.take(VisitLife.LIST, subject(list), step, reason);
            VisitList next = list.in(state);
            if (state == ListState.APPROVED) {
                next = next.posting(jobs.start(VisitPosting.KIND, list.unit(), Map.of("list", Long.toString(id)))
                        .id());
                changes.touch();
            }
            save(next, version);
            return view(next);
        });
    }

    /** Keeps the sheet on which the goods of a draft were signed for. */
    VisitListView sign(long id, int version, String name, String mediaType, InputStream sheet) {
        VisitList list = lists.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.list-unknown"));
        access.require(VisitLife.MAKERS, list.unit());
        long kept = files.keep(name, mediaType, list.unit(), null, SHEET_LIMIT, sheet)
                .id();
        return database.write(sql -> {
            VisitList now = at(id, version);
            refuseUnless(now.state() == ListState.DRAFT, "visits.list-not-draft");
            VisitList next = now.signed(kept);
            save(next, version);
            audit.record("visits.list.sign", now.unit(), "visits.list/" + id, Map.of("file", kept));
            return view(next);
        });
    }

    /**
     * The list that an import fills, held until the chunk is written: the one it names, or its own, made with the first
     * chunk.
     *
     * @param first whether the import has not yet written anything
     */
    void fill(RosterImport job, boolean first) {
        String named = job.arguments().get(VisitImport.LIST);
        if (named != null) {
            refuseUnless(open(id(named), first).unit() == job.unit(), "visits.list-elsewhere");
            return;
        }
        if (!lists.byIds(List.of(job.id())).containsKey(job.id())) {
            String title = title(job.arguments().getOrDefault(VisitImport.TITLE, Long.toString(job.id())));
            make(VisitList.draft(job.id(), job.unit(), title, job.id(), clock.instant()));
        }
        refuseUnless(lists.hold(job.id(), Set.of(ListState.DRAFT)), "visits.list-not-draft");
    }

    /**
     * A draft, held until the transaction ends.
     *
     * @param noted whether the caller now counts among those who filled it in and cannot approve it any more
     */
    VisitList open(long id, boolean noted) {
        refuseUnless(lists.hold(id, Set.of(ListState.DRAFT)), "visits.list-not-draft");
        VisitList list = lists.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.list-unknown"));
        if (noted) {
            workflow.take(VisitLife.LIST, subject(list), "fill", null);
        }
        return list;
    }

    /** Voids the list that an import made, once the import is undone. */
    void dissolve(long importId) {
        VisitList list = lists.byIds(List.of(importId)).get(importId);
        if (list != null && ListState.OPEN.contains(list.state())) {
            ListState state = workflow.take(VisitLife.LIST, subject(list), "void", "import undone");
            save(list.in(state), list.version());
        }
    }

    static long id(String named) {
        try {
            return Long.parseLong(named);
        } catch (NumberFormatException e) {
            throw Problem.notFound("visits.list-unknown");
        }
    }

    private void make(VisitList list) {
        workflow.take(VisitLife.LIST, new Subject<>(list.id(), list.unit(), null), "make", null);
        lists.insert(list);
    }

    /** What is approved as a list is complete: something in it, nothing planned, goods signed for. */
    private static void complete(VisitList list, VisitList.Contents holds) {
        refuseUnless(holds.visits() > 0, "visits.list-empty");
        refuseUnless(holds.planned() == 0, "visits.list-planned", holds.planned());
        refuseUnless(holds.gifts() == 0 || list.signSheet() != 0, "visits.sign-sheet-missing", holds.gifts());
    }

    private static void refuseUnless(boolean holds, String code, Object... args) {
        if (!holds) {
            throw Problem.conflict(code, args);
        }
    }

    private VisitList at(long id, int version) {
        VisitList list = lists.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("visits.list-unknown"));
        if (list.version() != version) {
            throw Problem.stale();
        }
        return list;
    }

    private void save(VisitList next, int version) {
        if (!lists.update(next, version)) {
            throw Problem.stale();
        }
    }

    private static String title(String given) {
        new Violations().text("title", given, 100).refuse();
        return given.strip();
    }

    private VisitList.Contents contents(VisitList list) {
        return lists.contents(List.of(list.id())).getOrDefault(list.id(), VisitList.Contents.NOTHING);
    }

    private VisitListView view(VisitList list) {
        return views(List.of(list)).get(0);
    }

    private List<VisitListView> views(List<VisitList> found) {
        List<Long> keys = found.stream().map(VisitList::id).toList();
        Map<Long, VisitList.Contents> contents = lists.contents(keys);
        Map<Long, List<String>> next = workflow.next(
                VisitLife.LIST, found.stream().map(VisitListService::subject).toList());
        return found.stream()
                .map(list -> VisitListView.of(
                        list,
                        contents.getOrDefault(list.id(), VisitList.Contents.NOTHING),
                        next.getOrDefault(list.id(), List.of())))
                .toList();
    }

    private static Subject<ListState> subject(VisitList list) {
        return new Subject<>(list.id(), list.unit(), list.state());
    }
}
