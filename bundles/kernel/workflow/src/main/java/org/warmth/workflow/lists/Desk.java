package org.warmth.workflow.lists;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;
import org.warmth.api.lists.Listed;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Workflow;
import org.warmth.workflow.StepStore;
import org.warmth.workflow.records.RecordWriter;

/** The rules that all lists share: filled by one, approved by another, posted once (domain 0.5). */
final class Desk<R extends Listed<R>, F extends ListContents, I extends Reasoned, V extends ListView>
        implements ListDesk<I, V> {
    /** The argument of the job that posts a list. */
    static final String LIST = "list";

    private static final int LONGEST_TITLE = 100;

    /** The steps of every kind of list. */
    private static final List<String> ALWAYS =
            List.of(ListKind.MAKE, ListKind.FILL, ListKind.UNDO, ListKind.SUBMIT, ListKind.VOID, ListKind.POST);

    /** What every desk works with. */
    record Kernel(
            Workflow workflow,
            StepStore taken,
            Access access,
            Callers callers,
            Ids ids,
            Clock clock,
            Carrying carrying) {}

    private final ListKind<R, F, I, V> kind;
    private final Lifecycle<ListHead, F, I> life;
    private final HeadStore lists;
    private final RecordWriter<ListHead> writer;
    private final Kernel kernel;

    Desk(ListKind<R, F, I, V> kind, Kernel kernel) {
        this.kind = kind;
        this.life = kind.life();
        this.lists = new HeadStore(life.table().database(), life.table().table());
        this.writer = new RecordWriter<>(lists);
        this.kernel = kernel;
        ALWAYS.forEach(life::step);
    }

    @Override
    public Created create(long unit, String title) {
        new Violations().text("title", title, LONGEST_TITLE).refuse();
        long id = kernel.ids.next();
        return life.table().database().write(sql -> {
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
        return life.table().database().write(sql -> {
            ListHead list = at(id, version);
            return view(kernel.carrying.during(() -> kernel.workflow.take(life, list, step, input)));
        });
    }

    @Override
    public ListHead head(long id) {
        return lists.byId(kernel.callers.current(), id).orElseThrow(() -> Problem.notFound("workflow.list-unknown"));
    }

    @Override
    public ListHead fill(long id) {
        return kernel.workflow.carry(life, draft(id), ListKind.FILL, null);
    }

    @Override
    public V change(long id, int version, Consumer<ListHead> change) {
        return life.table().database().write(sql -> {
            ListHead list = at(id, version);
            kernel.access.require(life.step(ListKind.MAKE).by().roles(), list.unit());
            refuseUnless(list.state() == ListState.DRAFT, "workflow.list-not-draft");
            change.accept(list);
            ListHead next = list.in(ListState.DRAFT);
            if (writer.rewrite(List.of(next)) != 1) {
                throw Problem.stale();
            }
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
        if (list != null
                && life.step(ListKind.VOID).from().contains(list.state().name())) {
            kernel.workflow.carry(life, list, ListKind.VOID, "import undone");
        }
    }

    /** Remembers with lists that an import was taken out of them; once, in however many chunks. */
    void undone(Set<Long> ids) {
        for (ListHead list : lists.byIds(ids).values()) {
            List<StepStore.Numbered> before = kernel.taken.lines(life.kind(), list.id());
            if (!before.get(before.size() - 1).taken().step().equals(ListKind.UNDO)) {
                kernel.workflow.carry(life, list, ListKind.UNDO, null);
            }
        }
    }

    /** The heads of lists, whoever asks. */
    Map<Long, ListHead> heads(Set<Long> ids) {
        return lists.byIds(ids);
    }

    private ListHead make(long id, long unit, String title, long importId) {
        ListHead list = new ListHead(id, unit, title, ListState.DRAFT, 1, importId, 0, kernel.clock.instant());
        kernel.workflow.begin(life, list, ListKind.MAKE, null);
        writer.insert(List.of(list));
        return list;
    }

    @Override
    public Set<Long> drafts(Collection<Long> ids) {
        return lists.byIds(ids).values().stream()
                .filter(list -> list.state() == ListState.DRAFT)
                .map(ListHead::id)
                .collect(Collectors.toSet());
    }

    @Override
    public ListHead draft(long id) {
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

    private V view(ListHead list) {
        return views(List.of(list)).get(0);
    }

    private List<V> views(List<ListHead> found) {
        Map<Long, F> contents = life.facts(found);
        return kind.views(found, contents, kernel.workflow.next(life, found, contents));
    }

    private static void refuseUnless(boolean holds, String code) {
        if (!holds) {
            throw Problem.conflict(code);
        }
    }
}
