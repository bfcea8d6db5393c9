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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.records.Kept;
import org.warmth.api.records.Stored;
import org.warmth.api.workflow.Check;
import org.warmth.api.workflow.Effect;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Step;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;
import org.warmth.workflow.records.RecordWriter;

/** Runs every life by its table. */
@Component
public final class TableWorkflow implements Workflow {
    private static final Logger LOG = LoggerFactory.getLogger(TableWorkflow.class);
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

    /** A step that a caller takes with a set of records: by itself, or carried by another act. */
    private record Act<R extends Stored, F, I extends Reasoned>(
            Lifecycle<R, F, I> life,
            Step<R, F, I> step,
            Caller caller,
            List<R> records,
            I input,
            String why,
            boolean carried) {
        List<Long> ids() {
            return records.stream().map(Stored::id).toList();
        }
    }

    @Override
    public <R extends Stored, F, I extends Reasoned> void beginAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input) {
        Act<R, F, I> act = act(life, records, step, input, null, false);
        refusePerson(act.step(), act.caller());
        refuseUnits(act.step(), records);
        if (!act.step().creates()) {
            throw Problem.conflict("workflow.wrong-state", word(life, step), "-");
        }
        refuse(reasoned(act));
        remember(act, true);
    }

    @Override
    public <R extends Stored, F, I extends Reasoned> List<R> takeAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input) {
        if (life.find(step).filter(Step::kernel).isPresent()) {
            throw Problem.notFound("workflow.step-unknown", step);
        }
        return run(act(life, records, step, input, null, false));
    }

    @Override
    public <R extends Stored, F, I extends Reasoned> List<R> carryAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input, String reason) {
        return run(act(life, records, step, input, reason, true));
    }

    private <R extends Stored, F, I extends Reasoned> List<R> run(Act<R, F, I> act) {
        refusePerson(act.step(), act.caller());
        refuseUnits(act.step(), act.records());
        Map<Long, Set<String>> own = own(act);
        act.records().forEach(record -> refuse(outOfPlace(act, record, own)));
        refuse(reasoned(act));
        Map<Long, F> facts = asked(act.step()) ? act.life().facts(act.records()) : Map.of();
        refuseTogether(act, facts);
        List<R> written = act.records();
        for (Effect<R, F, I> effect : act.step().effects()) {
            written = effect.apply(written, facts, act.input());
        }
        List<R> moved = written(act, written);
        remember(act, false);
        return moved;
    }

    /** Writes the records that a step changes; one that it leaves as it is stays at its version. */
    private static <R extends Stored, F, I extends Reasoned> List<R> written(Act<R, F, I> act, List<R> after) {
        Lifecycle<R, F, I> life = act.life();
        String to = act.step().to();
        List<R> all = new ArrayList<>(after.size());
        List<R> moved = new ArrayList<>(after.size());
        for (int i = 0; i < after.size(); i++) {
            R before = act.records().get(i);
            boolean same = after.get(i) == before && (to == null || to.equals(life.state(before)));
            all.add(same ? before : life.moved(after.get(i), to));
            if (!same) {
                moved.add(all.get(i));
            }
        }
        if (new RecordWriter<>(life.table()).move(moved) != moved.size()) {
            throw Problem.stale();
        }
        return all;
    }

    @Override
    public <R extends Stored, F, I extends Reasoned> Map<Long, Refusal> refusals(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input) {
        Act<R, F, I> act = act(life, records, step, input, null, false);
        refusePerson(act.step(), act.caller());
        refuseUnits(act.step(), records);
        refuse(reasoned(act));
        Map<Long, Set<String>> own = own(act);
        Map<Long, F> facts = life.facts(act.records());
        Map<Long, Refusal> refusals = new LinkedHashMap<>();
        for (R record : act.records()) {
            Refusal refusal = outOfPlace(act, record, own);
            refusal = refusal == null ? wrong(act, record, facts.get(record.id())) : refusal;
            if (refusal != null) {
                refusals.put(record.id(), refusal);
            }
        }
        return refusals;
    }

    private <R extends Stored, F, I extends Reasoned> Act<R, F, I> act(
            Lifecycle<R, F, I> life, Collection<R> records, String name, I given, String because, boolean carried) {
        Step<R, F, I> step = life.find(name).orElseThrow(() -> Problem.notFound("workflow.step-unknown", name));
        I input = given == null ? life.says().nothing() : given;
        String reason = because == null ? input.reason() : because;
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return new Act<>(life, step, callers.current(), List.copyOf(records), input, why, carried);
    }

    private <R extends Stored, F, I extends Reasoned> void remember(Act<R, F, I> act, boolean begun) {
        Lifecycle<R, F, I> life = act.life();
        Step<R, F, I> step = act.step();
        long standingInFor = act.caller().standsInFor(step.by().roles());
        List<StepStore.Line> lines = new ArrayList<>();
        List<Audit.Act> acts = new ArrayList<>();
        for (R record : act.records()) {
            String from = begun ? null : life.state(record);
            String to = step.to() == null ? life.state(record) : step.to();
            lines.add(new StepStore.Line(record.id(), life.kind(), step.name(), from, to));
            acts.add(new Audit.Act(
                    life.kind() + "." + step.name(),
                    record.unit(),
                    life.kind() + "/" + record.id(),
                    facts(from, to, standingInFor)));
        }
        taken.add(lines, act.caller(), standingInFor, act.why());
        audit.record(acts);
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

    /** A shared account reads; it takes no step (domain 0.6). */
    private static void refusePerson(Step<?, ?, ?> step, Caller caller) {
        if (caller.shared()) {
            throw Problem.forbidden("workflow.shared-account");
        }
    }

    private void refuseUnits(Step<?, ?, ?> step, Collection<? extends Stored> records) {
        Set<Role> roles = step.by().roles();
        Set<Long> units = records.stream().map(Stored::unit).collect(Collectors.toSet());
        if (!access.within(roles, units).containsAll(units)) {
            // The access service words the refusal for the first unit that is not the caller's.
            units.forEach(unit -> access.require(roles, unit));
            throw Problem.forbidden("access.forbidden");
        }
    }

    private <R extends Stored, F, I extends Reasoned> Map<Long, Set<String>> own(Act<R, F, I> act) {
        return act.step().differsFrom().isEmpty()
                ? Map.of()
                : taken.takenBy(act.caller().acting(), act.life().kind(), act.ids());
    }

    /** The record's state, or what the caller did with it before, is in the way. */
    private static <R extends Stored, F, I extends Reasoned> Refusal outOfPlace(
            Act<R, F, I> act, R record, Map<Long, Set<String>> own) {
        String state = act.life().state(record);
        if (!act.step().from().contains(state)) {
            return Refusal.conflict(
                    "workflow.wrong-state",
                    word(act.life(), act.step().name()),
                    act.life().kind() + ".state." + state);
        }
        boolean same = own.getOrDefault(record.id(), Set.of()).stream()
                .anyMatch(act.step().differsFrom()::contains);
        return same ? Refusal.forbidden("workflow.four-eyes") : null;
    }

    private static String word(Lifecycle<?, ?, ?> life, String step) {
        return life.kind() + ".step." + step;
    }

    private static Refusal reasoned(Act<?, ?, ?> act) {
        String why = act.why();
        if (act.step().reason() && why == null) {
            return Refusal.lacking(List.of(Violation.of("reason", "workflow.reason-missing")));
        }
        if (why != null && why.codePointCount(0, why.length()) > LONGEST_REASON) {
            return Refusal.lacking(List.of(Violation.of("reason", "workflow.reason-long", LONGEST_REASON)));
        }
        return null;
    }

    /** What is in the way of any of the records. */
    private static <R extends Stored, F, I extends Reasoned> void refuseTogether(Act<R, F, I> act, Map<Long, F> facts) {
        for (R record : act.records()) {
            refuse(wrong(act, record, facts.get(record.id())));
        }
    }

    /** The first conflict; else all that is lacking or wrong, together. */
    private static <R extends Stored, F, I extends Reasoned> Refusal wrong(Act<R, F, I> act, R record, F facts) {
        List<Violation> found = new ArrayList<>(act.step().asks().check(act.input()));
        for (Guard<R, F> guard : guards(act.step(), act.carried())) {
            Refusal refusal = guard.against(record, facts);
            if (refusal != null && refusal.status() != 422) {
                return refusal;
            }
            if (refusal != null) {
                found.addAll(refusal.violations());
            }
        }
        for (Check<R, F, I> check : act.step().checks()) {
            found.addAll(check.of(record, facts, act.input()));
        }
        return Refusal.lacking(found);
    }

    /** Whether anything of a step asks for facts: what a list holds is not counted for each row that is put into it. */
    private static boolean asked(Step<?, ?, ?> step) {
        return !(step.guards().isEmpty()
                && step.alone().isEmpty()
                && step.checks().isEmpty()
                && step.effects().isEmpty());
    }

    private static <R, F> List<Guard<R, F>> guards(Step<R, F, ?> step, boolean carried) {
        if (carried || step.alone().isEmpty()) {
            return step.guards();
        }
        List<Guard<R, F>> all = new ArrayList<>(step.alone());
        all.addAll(step.guards());
        return all;
    }

    private static void refuse(Refusal refusal) {
        if (refusal != null) {
            throw refusal.problem();
        }
    }

    @Override
    public <R extends Stored, F, I extends Reasoned> Map<Long, List<String>> next(
            Lifecycle<R, F, I> life, Collection<R> records, Map<Long, F> facts) {
        Caller caller = callers.current();
        Set<Long> units = records.stream().map(Stored::unit).collect(Collectors.toSet());
        List<Long> ids = records.stream().map(Stored::id).toList();
        boolean eyes =
                life.steps().stream().anyMatch(step -> !step.differsFrom().isEmpty());
        Map<Long, Set<String>> own =
                eyes && !caller.shared() ? taken.takenBy(caller.acting(), life.kind(), ids) : Map.of();
        Map<Set<Role>, Set<Long>> mine = new HashMap<>();
        Map<Long, List<String>> next = new HashMap<>();
        for (R record : records) {
            String state = life.state(record);
            List<String> steps = new ArrayList<>();
            for (Step<R, F, I> step : life.steps()) {
                if (!caller.shared()
                        && !step.kernel()
                        && step.from().contains(state)
                        && own.getOrDefault(record.id(), Set.of()).stream().noneMatch(step.differsFrom()::contains)
                        && mine.computeIfAbsent(step.by().roles(), roles -> access.within(roles, units))
                                .contains(record.unit())
                        && open(life, step, record, facts.get(record.id()))) {
                    steps.add(step.name());
                }
            }
            next.put(record.id(), steps);
        }
        return next;
    }

    /** A guard that fails keeps its own step back, and no other. */
    private static <R extends Stored, F, I extends Reasoned> boolean open(
            Lifecycle<R, F, I> life, Step<R, F, I> step, R record, F facts) {
        try {
            return guards(step, false).stream().allMatch(guard -> guard.against(record, facts) == null);
        } catch (RuntimeException broken) {
            LOG.error("A guard of {}.{} fails: {}", life.kind(), step.name(), broken.toString());
            return false;
        }
    }

    @Override
    public <R extends Stored, F, I extends Reasoned, V> Living<R, I, V> living(
            Kept<R> records, Lifecycle<R, F, I> life, Views<R, F, V> views) {
        return new LivingRecords<>(this, records, life, views);
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
