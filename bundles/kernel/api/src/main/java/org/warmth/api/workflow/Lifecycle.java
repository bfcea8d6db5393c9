package org.warmth.api.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.fields.Fields;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;

/**
 * The life of one record kind as the whole table of its steps (law 4): who may, what each asks, what must hold, what it
 * does. {@link Workflow} runs it, and alone writes the state.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides, loaded for a set at once
 * @param <I> what its steps carry
 */
public final class Lifecycle<R extends Stored, F, I extends Reasoned> {
    private final String kind;
    private final RecordTable<R> table;
    private final Function<R, String> state;
    private final BiFunction<R, String, R> moved;
    private final Function<Collection<R>, Map<Long, F>> facts;
    private final Fields<I> says;
    private final Map<String, Step<R, F, I>> steps;

    private Lifecycle(Table<R, ?, F, I> table) {
        this.kind = table.kind;
        this.table = table.table;
        this.state = table.stateOf;
        this.moved = table.moved;
        this.facts = table.facts;
        this.says = table.says;
        this.steps = new LinkedHashMap<>();
        table.lines.forEach(line -> steps.put(line.name, line.step()));
    }

    /**
     * The table of a kind, to be filled line by line.
     *
     * @param kind {@code <module>.<kind>}, for example {@code visits.list}; also the prefix of its message keys
     * @param table where the records lie
     * @param states its states
     * @param state reads a record's state
     * @param in the record one version on, in a state
     * @param facts loads what guards and effects know of records besides, for a set at once
     * @param says all that steps may carry
     */
    public static <R extends Stored, S extends Enum<S>, F, I extends Reasoned> Table<R, S, F, I> of(
            String kind,
            RecordTable<R> table,
            Class<S> states,
            Function<R, S> state,
            BiFunction<R, S, R> in,
            Function<Collection<R>, Map<Long, F>> facts,
            Fields<I> says) {
        return new Table<>(kind, table, states, state, in, facts, says);
    }

    /** {@code <module>.<kind>}. */
    public String kind() {
        return kind;
    }

    /** Where the records lie. */
    public RecordTable<R> table() {
        return table;
    }

    /** The steps, in the order of the table. */
    public List<Step<R, F, I>> steps() {
        return List.copyOf(steps.values());
    }

    /** All that steps may carry. */
    public Fields<I> says() {
        return says;
    }

    /** The step of that name, if there is one. */
    public Optional<Step<R, F, I>> find(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    /** The step of that name; a missing one is an {@link IllegalArgumentException}. */
    public Step<R, F, I> step(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(kind + " has no step " + name));
    }

    /**
     * The step that is meant where one is asked for and something is said: that one, or the other that its line names.
     *
     * @param input what is said, or null for nothing
     */
    public String meant(String asked, R record, I input) {
        I said = input == null ? says.nothing() : input;
        return find(asked).stream()
                .flatMap(step -> step.meanings().stream())
                .filter(meaning -> meaning.when().test(record, said))
                .map(Step.Meaning::step)
                .findFirst()
                .orElse(asked);
    }

    /** Where a record stands. */
    public String state(R record) {
        return state.apply(record);
    }

    /** The record one version on, in a state; null for the one it stands in. */
    public R moved(R record, String to) {
        return moved.apply(record, to == null ? state(record) : to);
    }

    /** What is known of records besides, by id. */
    public Map<Long, F> facts(Collection<R> records) {
        return records.isEmpty() ? Map.of() : facts.apply(records);
    }

    /** Lives whose records need no facts. */
    public static <R> Map<Long, Void> noFacts(Collection<R> records) {
        return Map.of();
    }

    /**
     * A table being written: {@link #create}, {@link #step} and {@link #back} begin a line, the other methods say more of
     * the line begun last.
     *
     * @param <S> the states
     */
    public static final class Table<R extends Stored, S extends Enum<S>, F, I extends Reasoned> {
        /** Why somebody could take a step back. */
        private static final String REASON = "登记有误";

        private final String kind;
        private final RecordTable<R> table;
        private final Class<S> states;
        private final Function<R, String> stateOf;
        private final BiFunction<R, String, R> moved;
        private final Function<Collection<R>, Map<Long, F>> facts;
        private final Fields<I> says;
        private final List<Line> lines = new ArrayList<>();

        private Table(
                String kind,
                RecordTable<R> table,
                Class<S> states,
                Function<R, S> state,
                BiFunction<R, S, R> in,
                Function<Collection<R>, Map<Long, F>> facts,
                Fields<I> says) {
            this.kind = kind;
            this.table = table;
            this.states = states;
            this.stateOf = record -> state.apply(record).name();
            this.moved = (record, to) -> in.apply(record, Enum.valueOf(states, to));
            this.facts = facts;
            this.says = says;
        }

        /** A line being written. */
        private final class Line {
            private final String name;
            private final Set<String> from;
            private final String to;
            private final boolean reason;
            private By by;
            private Set<String> differsFrom = Set.of();
            private Fields<I> asks = says.none();
            private final List<Guard<R, F>> guards = new ArrayList<>();
            private final List<Guard<R, F>> alone = new ArrayList<>();
            private final List<Check<R, F, I>> checks = new ArrayList<>();
            private final List<Effect<R, F, I>> effects = new ArrayList<>();
            private final List<Step.Meaning<R, I>> meanings = new ArrayList<>();
            private BiFunction<R, F, I> example;

            private Line(String name, Set<S> from, S to, Set<Role> roles, boolean reason) {
                this.name = name;
                this.from = from.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
                this.to = to == null ? null : to.name();
                this.by = new By.Staff(Set.copyOf(roles));
                this.reason = reason;
                I usual = reason ? says.only("reason", REASON) : says.nothing();
                this.example = (record, known) -> usual;
            }

            private Step<R, F, I> step() {
                return new Step<>(
                        name,
                        from,
                        to,
                        by,
                        differsFrom,
                        reason,
                        asks,
                        List.copyOf(guards),
                        List.copyOf(alone),
                        List.copyOf(checks),
                        List.copyOf(effects),
                        List.copyOf(meanings),
                        example);
            }
        }

        /** The step that creates a record in state {@code to}. */
        public Table<R, S, F, I> create(String name, S to, Set<Role> roles) {
            return begin(new Line(name, Set.of(), to, roles, false));
        }

        /** A step by anyone who holds one of the roles; to null where the record stays in its state. */
        public Table<R, S, F, I> step(String name, Set<S> from, S to, Set<Role> roles) {
            return begin(new Line(name, from, to, roles, false));
        }

        /** A step back or away, which needs a reason. */
        public Table<R, S, F, I> back(String name, Set<S> from, S to, Set<Role> roles) {
            return begin(new Line(name, from, to, roles, true));
        }

        /** Taken by the product, as part of another act of somebody who holds one of the roles. */
        public Table<R, S, F, I> byKernel() {
            last().by = new By.Kernel(last().by.roles());
            return this;
        }

        /** By somebody else than the actors of the steps named. */
        public Table<R, S, F, I> apart(String... earlier) {
            return apart(Set.of(earlier));
        }

        /** By somebody else than the actors of the steps named. */
        public Table<R, S, F, I> apart(Set<String> earlier) {
            last().differsFrom = Set.copyOf(earlier);
            return this;
        }

        /** What must be said. */
        public Table<R, S, F, I> needs(String... fields) {
            Arrays.stream(fields)
                    .forEach(name ->
                            last().asks = last().asks.and(says.field(name).asRequired()));
            return this;
        }

        /** What may be said. */
        public Table<R, S, F, I> takes(String... fields) {
            Arrays.stream(fields)
                    .forEach(name ->
                            last().asks = last().asks.and(says.field(name).asOptional()));
            return this;
        }

        /** What must hold. */
        public Table<R, S, F, I> when(Guard<? super R, ? super F> guard) {
            last().guards.add(guard::against);
            return this;
        }

        /** What must hold, or 409 with the code. */
        public Table<R, S, F, I> when(String code, BiPredicate<? super R, ? super F> holds) {
            return when(Guard.that(code, holds));
        }

        /**
         * What must hold where staff takes the step by itself, or 409 with the code; another act that carries it, such as
         * the step of the record's list, does not ask.
         */
        public Table<R, S, F, I> whenAlone(String code, BiPredicate<? super R, ? super F> holds) {
            Guard<R, F> guard = Guard.that(code, holds);
            last().alone.add(guard);
            return this;
        }

        /** What may be lacking, or 422 with all of it. */
        public Table<R, S, F, I> unless(BiFunction<? super R, ? super F, List<Violation>> lacking) {
            return when(Guard.lacksNothing(lacking));
        }

        /** What may be wrong with what is said. */
        public Table<R, S, F, I> checks(Check<R, F, I> check) {
            last().checks.add(check);
            return this;
        }

        /** What it does. */
        public Table<R, S, F, I> does(Effect<R, F, I> effect) {
            last().effects.add(effect);
            return this;
        }

        /** What it writes into each record. */
        public Table<R, S, F, I> writes(Effect.Each<R, F, I> each) {
            return does(Effect.each(each));
        }

        /** What it does besides the records. */
        public Table<R, S, F, I> also(Effect.Besides<R, F, I> besides) {
            return does(Effect.besides(besides));
        }

        /** When what staff says with this step means another one, which is taken in its place. */
        public Table<R, S, F, I> means(String other, BiPredicate<R, I> when) {
            last().meanings.add(new Step.Meaning<>(other, when));
            return this;
        }

        /** What could be said for a record, where nothing said does not do, or of a step back not only why. */
        public Table<R, S, F, I> example(BiFunction<R, F, I> example) {
            last().example = example;
            return this;
        }

        /**
         * The finished table.
         *
         * @throws IllegalArgumentException if two steps have one name, a step differs from or means one that is not there,
         *     a state is reached by no step, or the records' table has no column for the state or the version
         */
        public Lifecycle<R, F, I> build() {
            Set<String> names = new HashSet<>();
            lines.forEach(line -> refuseUnless(names.add(line.name), "two steps " + line.name));
            for (Line line : lines) {
                line.differsFrom.forEach(earlier ->
                        refuseUnless(names.contains(earlier), line.name + " differs from no step " + earlier));
                line.meanings.forEach(other ->
                        refuseUnless(names.contains(other.step()), line.name + " means no step " + other.step()));
            }
            reached();
            Field<String> column = table.table().field(table.stateColumn(), String.class);
            refuseUnless(column != null, table.table().getName() + " has no column " + table.stateColumn());
            boolean versioned = table.table().field("VERSION", Integer.class) != null;
            refuseUnless(versioned, table.table().getName() + " has no column VERSION");
            table.database().guardState(table.table(), column);
            return new Lifecycle<>(this);
        }

        /** Every state that a step names, or that the kind has, is reached by steps from a creating one. */
        private void reached() {
            Set<String> there = new HashSet<>();
            int before;
            do {
                before = there.size();
                lines.stream()
                        .filter(line -> line.to != null)
                        .filter(line ->
                                line.from.isEmpty() || line.from.stream().anyMatch(there::contains))
                        .forEach(line -> there.add(line.to));
            } while (there.size() > before);
            for (S constant : states.getEnumConstants()) {
                boolean named = lines.stream()
                        .anyMatch(line -> line.from.contains(constant.name())
                                || constant.name().equals(line.to));
                refuseUnless(!named || there.contains(constant.name()), "nobody reaches the state " + constant);
            }
        }

        private void refuseUnless(boolean holds, String what) {
            if (!holds) {
                throw new IllegalArgumentException(kind + ": " + what);
            }
        }

        private Table<R, S, F, I> begin(Line line) {
            lines.add(line);
            return this;
        }

        private Line last() {
            if (lines.isEmpty()) {
                throw new IllegalStateException(kind + ": no line is begun");
            }
            return lines.get(lines.size() - 1);
        }
    }
}
