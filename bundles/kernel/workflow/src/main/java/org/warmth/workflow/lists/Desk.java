package org.warmth.workflow.lists;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListStep;
import org.warmth.api.lists.ListView;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.Records.Filled;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules that all lists share: filled by one, approved by another, posted once (domain 0.5). */
final class Desk<R extends Listed<R>, I extends ListStep, V extends ListView> implements ListDesk<I, V> {
    /** The argument of the job that posts a list. */
    static final String LIST = "list";

    private static final int LONGEST_TITLE = 100;

    /** What every desk works with. */
    record Kernel(Workflow workflow, Access access, Callers callers, Jobs jobs, Ids ids, Clock clock) {}

    private final ListKind<R, I, V> kind;
    private final HeadStore lists;
    private final Kernel kernel;

    Desk(ListKind<R, I, V> kind, Kernel kernel) {
        this.kind = kind;
        this.lists = new HeadStore(kind);
        this.kernel = kernel;
    }

    @Override
    public Created create(long unit, String title) {
        new Violations().text("title", title, LONGEST_TITLE).refuse();
        long id = kernel.ids.next();
        return kind.database().write(sql -> {
            ListHead list = make(id, unit, title.strip(), 0);
            return Created.of(list.id(), list.version());
        });
    }

    @Override
    public V get(long id) {
        return view(head(id));
    }

    @Override
    public Page<V> page(long unit, ListState state, long after, int size) {
        List<ListHead> found = lists.page(kernel.callers.current(), unit, state, after, size + 1);
        Page<ListHead> page = Page.of(found, size, ListHead::id);
        return new Page<>(views(page.items()), page.next());
    }

    @Override
    public V step(long id, int version, String step, I input) {
        return kind.database().write(sql -> {
            ListHead list = at(id, version);
            ListState state = take(list, step, input == null ? null : input.reason());
            refuse(list, step);
            kind.step(list, step, input);
            ListHead next = list.in(state);
            if (state == kind.posts()) {
                Map<String, String> arguments = Map.of(LIST, Long.toString(id));
                next = next.posting(
                        kernel.jobs.start(kind.job(), list.unit(), arguments).id());
            }
            save(next);
            return view(next);
        });
    }

    private void refuse(ListHead list, String step) {
        if (Set.of(ListKind.SUBMIT, ListKind.VOID, ListKind.POST).contains(step)) {
            Filled holds = kind.records().filled(list.id());
            switch (step) {
                case ListKind.SUBMIT -> refuseUnless(holds.records() > 0, "workflow.list-empty");
                case ListKind.VOID -> refuseUnless(holds.records() == 0, "workflow.list-not-empty");
                default -> refuseUnless(holds.posted() < holds.records(), "workflow.list-posted");
            }
        }
    }

    @Override
    public ListHead head(long id) {
        return lists.byId(kernel.callers.current(), id).orElseThrow(() -> Problem.notFound("workflow.list-unknown"));
    }

    @Override
    public ListHead fill(long id) {
        ListHead list = draft(id);
        take(list, ListKind.FILL, null);
        return list;
    }

    @Override
    public V change(long id, int version, Consumer<ListHead> change) {
        return kind.database().write(sql -> {
            ListHead list = at(id, version);
            kernel.access.require(kind.life().step(ListKind.MAKE).roles(), list.unit());
            refuseUnless(list.state() == ListState.DRAFT, "workflow.list-not-draft");
            change.accept(list);
            ListHead next = list.in(ListState.DRAFT);
            save(next);
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
        long id = target(job);
        if (job.arguments().containsKey(RosterImport.LIST)) {
            ListHead list = first ? fill(id) : draft(id);
            refuseUnless(list.unit() == job.unit(), "workflow.list-elsewhere");
            return;
        }
        if (!lists.byIds(List.of(id)).containsKey(id)) {
            make(id, job.unit(), title(job), id);
        }
        refuseUnless(lists.hold(id, Set.of(ListState.DRAFT)), "workflow.list-not-draft");
    }

    /** The list that new rows of an import enter: the one it names, or its own. */
    static long target(RosterImport job) {
        String named = job.arguments().get(RosterImport.LIST);
        try {
            return named == null ? job.id() : Long.parseLong(named);
        } catch (NumberFormatException e) {
            throw Problem.notFound("workflow.list-unknown");
        }
    }

    /** The name of the file, as much of it as a title holds. */
    private static String title(RosterImport job) {
        String given = job.arguments().getOrDefault(RosterImport.TITLE, "").strip();
        String title = given.isEmpty() ? Long.toString(job.id()) : given;
        int points = title.codePointCount(0, title.length());
        return points <= LONGEST_TITLE ? title : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }

    /** Holds lists, as long as an import into them can still be undone whole. */
    void holdOpen(Set<Long> ids) {
        for (long id : ids) {
            refuseUnless(lists.hold(id, ListState.OPEN), "workflow.list-approved");
        }
    }

    /** Voids the list that an import made, once the import is undone. */
    void dissolve(long importId) {
        ListHead list = lists.byIds(List.of(importId)).get(importId);
        if (list != null && kind.life().step(ListKind.VOID).from().contains(list.state())) {
            save(list.in(take(list, ListKind.VOID, "import undone")));
        }
    }

    /** The heads of lists, whoever asks. */
    Map<Long, ListHead> heads(Set<Long> ids) {
        return lists.byIds(ids);
    }

    private ListHead make(long id, long unit, String title, long importId) {
        ListState state =
                kernel.workflow.take(kind.life(), new Subject<ListState>(id, unit, null), ListKind.MAKE, null);
        ListHead list = new ListHead(id, unit, title, state, 1, importId, 0, kernel.clock.instant());
        lists.insert(list);
        return list;
    }

    /** A draft, held until the transaction ends. */
    private ListHead draft(long id) {
        refuseUnless(lists.hold(id, Set.of(ListState.DRAFT)), "workflow.list-not-draft");
        return head(id);
    }

    private ListHead at(long id, int version) {
        ListHead list = head(id);
        if (list.version() != version) {
            throw Problem.stale();
        }
        return list;
    }

    private void save(ListHead next) {
        if (!lists.update(next)) {
            throw Problem.stale();
        }
    }

    private ListState take(ListHead list, String step, String reason) {
        return kernel.workflow.take(kind.life(), subject(list), step, reason);
    }

    private V view(ListHead list) {
        return views(List.of(list)).get(0);
    }

    private List<V> views(List<ListHead> found) {
        return kind.views(
                found,
                kernel.workflow.next(
                        kind.life(), found.stream().map(Desk::subject).toList()));
    }

    private static Subject<ListState> subject(ListHead list) {
        return new Subject<>(list.id(), list.unit(), list.state());
    }

    private static void refuseUnless(boolean holds, String code) {
        if (!holds) {
            throw Problem.conflict(code);
        }
    }
}
