package org.warmth.statistics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Workflow;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.ManualCell.State;
import org.warmth.statistics.ManualCell.Typing;
import org.warmth.statistics.Snapshot.Value;

/** Values typed by hand: with a reason, counted once a second person confirmed them (DESIGN 5). */
@Component(service = Cells.class)
public final class Cells {
    /** The most that a money cell may hold: 100 million 万元, in fen. */
    static final long MOST_FEN = 100_000_000L * 1_000_000L;

    /** The most that a counting cell may hold, so that sums stay within an int. */
    static final long MOST_TIMES = 100_000_000L;

    private static final Set<Role> TYPISTS = EnumSet.of(Role.CLERK, Role.OFFICER);
    private static final Set<Role> CONFIRMERS = EnumSet.of(Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.LEADER);

    private final CellStore store;
    private final Snapshots snapshots;
    private final Workflow workflow;
    private final Audit audit;
    private final Callers callers;
    private final Ids ids;
    private final Clock clock;
    private final Lifecycle<ManualCell, Void, Typing> life;

    @Activate
    public Cells(
            @Reference CellStore store,
            @Reference Snapshots snapshots,
            @Reference Workflow workflow,
            @Reference Audit audit,
            @Reference Callers callers,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.workflow = workflow;
        this.audit = audit;
        this.callers = callers;
        this.ids = ids;
        this.clock = clock;
        life = Lifecycle.of(
                        "statistics.cell",
                        store,
                        State.class,
                        ManualCell::state,
                        ManualCell::in,
                        Lifecycle::noFacts,
                        Typing.FIELDS)
                .create("propose", State.PROPOSED, TYPISTS)
                .step("change", EnumSet.allOf(State.class), State.PROPOSED, TYPISTS)
                .writes((cell, known, typing) -> typing.typed() == null ? cell : cell.retyped(typing))
                .step("confirm", EnumSet.of(State.PROPOSED), State.CONFIRMED, CONFIRMERS)
                .apart("propose", "change")
                .writes((cell, known, why) -> cell.confirmed())
                .back("reject", EnumSet.of(State.PROPOSED), State.REJECTED, CONFIRMERS)
                .build();
    }

    /**
     * A value to be typed.
     *
     * @param code the row
     * @param value the count, or fen
     * @param version the version of the cell that is changed, or null for one that is new
     */
    record Typed(String code, long value, Integer version) {}

    /** The cell of a row of the unit's own form. */
    Optional<ManualCell> find(Question question, String code) {
        return store.find(
                question.form().name(),
                question.campaign().id(),
                question.unit().id(),
                row(question, code).code());
    }

    /** The cells of the question's units, in the order of ids. */
    List<ManualCell> list(Question question, long after, int size) {
        return store.list(question.form().name(), question.campaign().id(), question.units(), after, size);
    }

    /** The steps that the caller may take with each cell. */
    Map<Long, List<String>> next(Collection<ManualCell> cells) {
        return workflow.next(life, cells);
    }

    /** Proposes one value; see {@link #propose(Question, Collection, String)}. */
    ManualCell propose(Question question, Typed typed, String reason) {
        return propose(question, List.of(typed), reason).get(0);
    }

    /**
     * Proposes values: the form of the question is to show them. What they add to the records is kept, so that what is
     * posted later comes on top.
     *
     * @return the cells as they stand now
     * @throws Problem 409 if a cell without version is there already, 412 if its version is another, 422 for a sum row
     */
    List<ManualCell> propose(Question question, Collection<Typed> values, String reason) {
        String why = checked(reason);
        values.forEach(typed -> figure(question, typed.code()));
        return store.together(() -> {
            Snapshot snapshot = snapshots.of(question);
            Map<String, ManualCell> there = store.ofUnit(
                    question.form().name(),
                    question.campaign().id(),
                    question.unit().id());
            List<ManualCell> cells = new ArrayList<>();
            for (Typed typed : values) {
                cells.add(propose(snapshot, typed, Optional.ofNullable(there.get(typed.code())), why));
            }
            return cells;
        });
    }

    private ManualCell propose(Snapshot snapshot, Typed typed, Optional<ManualCell> there, String reason) {
        Question question = snapshot.question();
        Value value = snapshot.values().get(typed.code());
        long shown = value.total() == null ? 0 : value.total();
        long own = there.map(ManualCell::counted).orElse(0L);
        long added = Math.addExact(Math.subtractExact(typed.value(), shown), own);
        Typing typing =
                new Typing(reason, typed.value(), added, callers.current().name(), clock.instant());
        ManualCell cell =
                there.isPresent() ? retyped(there.get(), typed.version(), typing) : begun(question, typed, typing);
        audit.record(
                "statistics.cell.typed",
                cell.unit(),
                "statistics.cell/" + cell.id(),
                Map.of("form", cell.form(), "code", cell.code(), "typed", cell.typed(), "added", cell.added()));
        return cell;
    }

    private ManualCell retyped(ManualCell there, Integer version, Typing typing) {
        version(there, version);
        return workflow.take(life, there, "change", typing);
    }

    private ManualCell begun(Question question, Typed typed, Typing typing) {
        if (typed.version() != null) {
            throw Problem.stale();
        }
        ManualCell cell = new ManualCell(
                ids.next(),
                question.form().name(),
                question.campaign().id(),
                question.unit().id(),
                typed.code(),
                State.PROPOSED,
                typed.value(),
                typing.added(),
                null,
                typing.reason(),
                null,
                typing.by(),
                typing.at(),
                1);
        workflow.begin(life, cell, "propose", typing);
        store.insert(cell);
        return cell;
    }

    /** A second person's decision on cells of one unit's form, all or none; {@code confirm} or {@code reject}. */
    List<ManualCell> decide(Question question, Map<String, Integer> versions, String step, String reason) {
        return store.together(() -> {
            Map<String, ManualCell> there = store.ofUnit(
                    question.form().name(),
                    question.campaign().id(),
                    question.unit().id());
            List<ManualCell> decided = new ArrayList<>();
            versions.forEach((code, version) -> {
                ManualCell cell = there.get(row(question, code).code());
                if (cell == null) {
                    throw Problem.notFound("statistics.cell-unknown", code);
                }
                version(cell, version);
                decided.add(workflow.take(life, cell, step, Typing.because(reason)));
            });
            return decided;
        });
    }

    private static void version(ManualCell cell, Integer expected) {
        if (expected == null) {
            throw Problem.conflict("statistics.cell-exists", cell.code());
        }
        if (cell.version() != expected) {
            throw Problem.stale();
        }
    }

    /**
     * The row of a code.
     *
     * @throws Problem 404 if the form has none
     */
    static FormRow row(Question question, String code) {
        FormRow row = question.form().row(code);
        if (row == null) {
            throw Problem.notFound("statistics.row-unknown", question.form().name(), code);
        }
        return row;
    }

    /**
     * The row of a code that may be typed.
     *
     * @throws Problem 404 if the form has none, 409 for a sum
     */
    static FormRow figure(Question question, String code) {
        FormRow row = row(question, code);
        if (row.sum()) {
            throw Problem.conflict("statistics.row-is-sum", code);
        }
        return row;
    }

    private static String checked(String reason) {
        if (reason == null
                || reason.isBlank()
                || reason.codePointCount(0, reason.length()) > 500
                || reason.indexOf('\0') >= 0) {
            throw Problem.invalid("reason", "statistics.cell-reason");
        }
        return reason.strip();
    }
}
