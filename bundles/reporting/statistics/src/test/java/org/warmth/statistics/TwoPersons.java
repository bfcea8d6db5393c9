package org.warmth.statistics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Step;
import org.warmth.api.workflow.Workflow;

/** Runs lives by their table: role, state and four eyes; what it remembers is in memory. */
final class TwoPersons implements Workflow {
    private final Access access;
    private final Callers callers;
    private final Map<String, Set<Long>> actors = new HashMap<>();

    TwoPersons(Access access, Callers callers) {
        this.access = access;
        this.callers = callers;
    }

    @Override
    public <S extends Enum<S>> S take(Lifecycle<S> life, Subject<S> record, String name, String reason) {
        Step<S> step = life.step(name);
        access.require(step.roles(), record.unit());
        if (record.state() == null ? !step.from().isEmpty() : !step.from().contains(record.state())) {
            throw Problem.conflict("workflow.step");
        }
        if (step.reason() && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "workflow.reason");
        }
        long user = callers.current().user();
        for (String other : step.differsFrom()) {
            if (actors.getOrDefault(record.id() + other, Set.of()).contains(user)) {
                throw Problem.forbidden("workflow.same-person");
            }
        }
        actors.computeIfAbsent(record.id() + name, key -> new HashSet<>()).add(user);
        return step.to();
    }

    @Override
    public <S extends Enum<S>> S takeAll(
            Lifecycle<S> life, Collection<Subject<S>> records, String step, String reason) {
        records.forEach(record -> take(life, record, step, reason));
        return life.step(step).to();
    }

    @Override
    public <S extends Enum<S>> Map<Long, List<String>> next(Lifecycle<S> life, Collection<Subject<S>> records) {
        Map<Long, List<String>> next = new HashMap<>();
        for (Subject<S> record : records) {
            next.put(
                    record.id(),
                    life.steps().stream()
                            .filter(step -> step.from().contains(record.state()))
                            .map(Step::name)
                            .toList());
        }
        return next;
    }

    @Override
    public Map<Long, Set<String>> own(String kind, Collection<Long> records) {
        return Map.of();
    }

    @Override
    public List<Taken> history(String kind, long record) {
        return List.of();
    }
}
