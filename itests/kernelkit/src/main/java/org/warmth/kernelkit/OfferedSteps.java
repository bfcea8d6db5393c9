package org.warmth.kernelkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Step;

/**
 * Whether what is offered can be done (law 4): walks a life from given records on, and takes at every place that it reaches
 * each step that {@code next} offers to each of the staff, with the step's own example and as staff takes it. Every walk is
 * a transaction that leaves nothing behind.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides
 * @param <I> what the steps carry
 */
public final class OfferedSteps<R extends Stored, F, I extends Reasoned> {
    private final TestKernel kernel;
    private final Lifecycle<R, F, I> life;
    private final Taking<R, I> taking;
    private final List<Caller> staff;
    private final Set<String> refused = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();
    private final Set<String> states = new TreeSet<>();

    private OfferedSteps(TestKernel kernel, Lifecycle<R, F, I> life, Taking<R, I> taking, List<Caller> staff) {
        this.kernel = kernel;
        this.life = life;
        this.taking = taking;
        this.staff = staff;
    }

    /**
     * The steps of a life.
     *
     * @param taking how staff takes a step: by the module's service, or the desk of its lists
     * @param staff who is asked what they are offered
     */
    public static <R extends Stored, F, I extends Reasoned> OfferedSteps<R, F, I> of(
            TestKernel kernel, Lifecycle<R, F, I> life, Taking<R, I> taking, Caller... staff) {
        return new OfferedSteps<>(kernel, life, taking, List.of(staff));
    }

    /** How staff takes a step. */
    @FunctionalInterface
    public interface Taking<R, I> {
        /** Takes it with the record as it stands, in the name of the thread's caller. */
        void take(R record, String step, I input);
    }

    /** Walks on from each of these records: as far as there are places that offer somebody something else. */
    public OfferedSteps<R, F, I> from(long... records) {
        for (long record : records) {
            Set<Place> known = new HashSet<>();
            Deque<List<Move>> ahead = new ArrayDeque<>(List.of(List.of()));
            while (!ahead.isEmpty()) {
                List<Move> way = ahead.remove();
                Place place = walk(record, way);
                if (place != null && known.add(place)) {
                    place.next().stream().map(move -> and(way, move)).forEach(ahead::add);
                }
            }
        }
        return this;
    }

    /** What was offered and then refused: state, step, who and why. */
    public Set<String> refused() {
        return refused;
    }

    /** The steps that were offered and taken. */
    public Set<String> taken() {
        return steps;
    }

    /** The states that records stood in. */
    public Set<String> states() {
        return states;
    }

    /** The steps of staff that nobody was offered anywhere: what this walk says nothing about. */
    public Set<String> missed() {
        Set<String> missed = new TreeSet<>();
        life.steps().stream()
                .filter(step -> !step.creates() && !step.kernel())
                .map(Step::name)
                .filter(name -> !steps.contains(name))
                .forEach(missed::add);
        return missed;
    }

    /** Where a way leads to, or null where its last step is refused. */
    private Place walk(long record, List<Move> way) {
        List<Place> reached = new ArrayList<>();
        try {
            kernel.database.write(sql -> {
                way.forEach(move -> take(record, move));
                reached.add(place(record));
                throw new Undone();
            });
        } catch (Undone undone) {
            return reached.get(0);
        } catch (Problem problem) {
            Move last = way.get(way.size() - 1);
            refused.add(last + ": " + problem.getMessage() + " " + problem.violations());
        }
        return null;
    }

    private void take(long id, Move move) {
        R record = read(id);
        I input = life.step(move.step())
                .example()
                .apply(record, life.facts(List.of(record)).get(id));
        kernel.callers.as(move.who(), () -> {
            taking.take(record, move.step(), input);
            return null;
        });
        steps.add(move.step());
    }

    private Place place(long id) {
        R record = read(id);
        String state = life.state(record);
        states.add(state);
        List<Move> next = new ArrayList<>();
        for (Caller who : staff) {
            Map<Long, List<String>> offered = kernel.callers.as(who, () -> kernel.workflow.next(life, List.of(record)));
            offered.get(id).forEach(step -> next.add(new Move(state, step, who)));
        }
        return new Place(state, next);
    }

    private R read(long id) {
        RecordTable<R> table = life.table();
        return table.database().read(sql -> sql.select(table.table().fields())
                .from(table.table())
                .where(table.table().field(table.idColumn(), Long.class).eq(id))
                .fetchSingle(table::record));
    }

    private static List<Move> and(List<Move> way, Move move) {
        List<Move> longer = new ArrayList<>(way);
        longer.add(move);
        return longer;
    }

    /** Where a record stands and what who is offered there. */
    private record Place(String state, List<Move> next) {}

    private record Move(String state, String step, Caller who) {
        @Override
        public String toString() {
            return state + " " + step + " by " + who.name();
        }
    }

    /** Ends a walk. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
