package org.warmth.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Step;
import org.warmth.api.workflow.Workflow;

/** Runs every life by its table. */
@Component
public final class TableWorkflow implements Workflow {
    private static final int LONGEST_REASON = 500;

    private final StepStore taken;
    private final Access access;
    private final Callers callers;
    private final Audit audit;

    /** Runs with these. */
    @Activate
    public TableWorkflow(
            @Reference StepStore taken, @Reference Access access, @Reference Callers callers, @Reference Audit audit) {
        this.taken = taken;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public <S extends Enum<S>> S take(Lifecycle<S> life, Subject<S> record, String step, String reason) {
        return takeAll(life, List.of(record), step, reason);
    }

    @Override
    public <S extends Enum<S>> S takeAll(
            Lifecycle<S> life, Collection<Subject<S>> records, String name, String reason) {
        Step<S> step = life.find(name).orElseThrow(() -> Problem.notFound("workflow.step-unknown", name));
        Caller caller = callers.current();
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        refusePerson(step, caller);
        refuseUnits(step, records);
        refuseStates(life, step, records);
        refuseSamePerson(life, step, caller, records);
        if (step.reason() && why == null) {
            throw Problem.invalid("reason", "workflow.reason-missing");
        }
        if (why != null && why.codePointCount(0, why.length()) > LONGEST_REASON) {
            throw Problem.invalid("reason", "workflow.reason-long", LONGEST_REASON);
        }
        long standingInFor = caller.standsInFor(step.roles());
        List<StepStore.Line> lines = new ArrayList<>();
        List<Audit.Act> acts = new ArrayList<>();
        for (Subject<S> record : records) {
            String from = record.state() == null ? null : record.state().name();
            lines.add(new StepStore.Line(
                    record.id(), life.kind(), step.name(), from, step.to().name()));
            acts.add(new Audit.Act(
                    life.kind() + "." + step.name(),
                    record.unit(),
                    life.kind() + "/" + record.id(),
                    facts(from, step.to().name(), standingInFor)));
        }
        taken.add(lines, caller, standingInFor, why);
        audit.record(acts);
        return step.to();
    }

    private static Map<String, String> facts(String from, String to, long standingInFor) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (from != null) {
            facts.put("from", from);
        }
        facts.put("to", to);
        if (standingInFor != 0) {
            facts.put("standingInFor", Long.toString(standingInFor));
        }
        return facts;
    }

    /** A shared account reads; what needs a second person, or money, it never does (domain 0.6). */
    private static void refusePerson(Step<?> step, Caller caller) {
        if (caller.shared() && !sharedMay(step)) {
            throw Problem.forbidden("workflow.shared-account");
        }
    }

    private static boolean sharedMay(Step<?> step) {
        return step.shared()
                && step.differsFrom().isEmpty()
                && step.roles().stream().noneMatch(Role::money);
    }

    private <S extends Enum<S>> void refuseUnits(Step<S> step, Collection<Subject<S>> records) {
        Set<Long> units = records.stream().map(Subject::unit).collect(Collectors.toSet());
        if (!access.within(step.roles(), units).containsAll(units)) {
            // The access service words the refusal for the first unit that is not the caller's.
            units.forEach(unit -> access.require(step.roles(), unit));
            throw Problem.forbidden("access.forbidden");
        }
    }

    private static <S extends Enum<S>> void refuseStates(
            Lifecycle<S> life, Step<S> step, Collection<Subject<S>> records) {
        for (Subject<S> record : records) {
            if (!leaves(step, record.state())) {
                throw Problem.conflict(
                        "workflow.wrong-state",
                        life.kind() + ".step." + step.name(),
                        record.state() == null
                                ? "-"
                                : life.kind() + ".state." + record.state().name());
            }
        }
    }

    private static <S extends Enum<S>> boolean leaves(Step<S> step, S state) {
        return state == null ? step.from().isEmpty() : step.from().contains(state);
    }

    private <S extends Enum<S>> void refuseSamePerson(
            Lifecycle<S> life, Step<S> step, Caller caller, Collection<Subject<S>> records) {
        if (step.differsFrom().isEmpty()) {
            return;
        }
        List<Long> ids = records.stream().map(Subject::id).toList();
        for (Set<String> steps :
                taken.takenBy(caller.acting(), life.kind(), ids).values()) {
            if (steps.stream().anyMatch(step.differsFrom()::contains)) {
                throw Problem.forbidden("workflow.four-eyes");
            }
        }
    }

    @Override
    public <S extends Enum<S>> Map<Long, List<String>> next(Lifecycle<S> life, Collection<Subject<S>> records) {
        Caller caller = callers.current();
        Set<Long> units = records.stream().map(Subject::unit).collect(Collectors.toSet());
        List<Long> ids = records.stream().map(Subject::id).toList();
        boolean eyes =
                life.steps().stream().anyMatch(step -> !step.differsFrom().isEmpty());
        Map<Long, Set<String>> own = eyes ? taken.takenBy(caller.acting(), life.kind(), ids) : Map.of();
        Map<Set<Role>, Set<Long>> mine = new HashMap<>();
        Map<Long, List<String>> next = new HashMap<>();
        for (Subject<S> record : records) {
            List<String> steps = new ArrayList<>();
            for (Step<S> step : life.steps()) {
                if (record.state() != null
                        && step.from().contains(record.state())
                        && (!caller.shared() || sharedMay(step))
                        && own.getOrDefault(record.id(), Set.of()).stream().noneMatch(step.differsFrom()::contains)
                        && mine.computeIfAbsent(step.roles(), roles -> access.within(roles, units))
                                .contains(record.unit())) {
                    steps.add(step.name());
                }
            }
            next.put(record.id(), steps);
        }
        return next;
    }

    @Override
    public Map<Long, Set<String>> own(String kind, Collection<Long> records) {
        return taken.takenBy(callers.current().acting(), kind, records);
    }

    @Override
    public List<Taken> history(String kind, long record) {
        return taken.history(kind, record);
    }
}
