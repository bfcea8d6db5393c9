package org.warmth.api.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.warmth.api.access.Role;

/**
 * The life of one record kind as a table of steps (law 4); {@link Workflow} runs it.
 *
 * @param kind {@code <module>.<kind>}, for example {@code visits.list}; also the prefix of its message keys
 * @param steps the table
 * @param <S> the states
 */
public record Lifecycle<S extends Enum<S>>(String kind, List<Step<S>> steps) {
    /** The table of a kind, to be filled line by line. */
    public static <S extends Enum<S>> Table<S> of(String kind) {
        return new Table<>(kind);
    }

    /** The step of that name, if there is one. */
    public Optional<Step<S>> find(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The step of that name; a missing one is an {@link IllegalArgumentException}. */
    public Step<S> step(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(kind + " has no step " + name));
    }

    /** A table being written. */
    public static final class Table<S extends Enum<S>> {
        private final String kind;
        private final List<Step<S>> steps = new ArrayList<>();

        private Table(String kind) {
            this.kind = kind;
        }

        /** The step that creates a record in state {@code to}. */
        public Table<S> create(String name, S to, Set<Role> roles) {
            steps.add(new Step<>(name, Set.of(), to, roles, Set.of(), false, false));
            return this;
        }

        /** A step by anyone who holds one of the roles. */
        public Table<S> step(String name, Set<S> from, S to, Set<Role> roles) {
            steps.add(new Step<>(name, from, to, roles, Set.of(), false, false));
            return this;
        }

        /** A step by somebody else than the actors of the steps named. */
        public Table<S> step(String name, Set<S> from, S to, Set<Role> roles, Set<String> differsFrom) {
            steps.add(new Step<>(name, from, to, roles, differsFrom, false, false));
            return this;
        }

        /** A step back or away, which needs a reason. */
        public Table<S> back(String name, Set<S> from, S to, Set<Role> roles) {
            steps.add(new Step<>(name, from, to, roles, Set.of(), true, false));
            return this;
        }

        /** A step back or away, which needs a reason, by somebody else than the actors of the steps named. */
        public Table<S> back(String name, Set<S> from, S to, Set<Role> roles, Set<String> differsFrom) {
            steps.add(new Step<>(name, from, to, roles, differsFrom, true, false));
            return this;
        }

        /** The finished table. */
        public Lifecycle<S> build() {
            return new Lifecycle<>(kind, List.copyOf(steps));
        }
    }
}
