package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Violation;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicities.Line;
import org.warmth.api.workflow.Publicities.Notice;
import org.warmth.api.workflow.Publicities.Subject;
import org.warmth.hardship.FileCourse.Exit;
import org.warmth.hardship.FileCourse.Survey;
import org.warmth.hardship.FileMaker.Made;

/** What each step writes down, in the step's transaction; a step without a line here writes nothing but its state. */
@Component(service = StepEffects.class)
public final class StepEffects {
    private final Map<String, BiFunction<HardshipFile, StepAct, HardshipFile>> effects = new HashMap<>();

    private final MemberStore members;
    private final SpanStore spans;
    private final MonitorStore monitors;
    private final HouseholdOnce once;
    private final HardshipCalendar calendar;
    private final HardshipSettings settings;
    private final HardshipChanges changes;
    private final Publicities publicities;
    private final Persons persons;
    private final Units units;
    private final Messages messages;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public StepEffects(
            @Reference MemberStore members,
            @Reference SpanStore spans,
            @Reference MonitorStore monitors,
            @Reference HouseholdOnce once,
            @Reference HardshipCalendar calendar,
            @Reference HardshipSettings settings,
            @Reference HardshipChanges changes,
            @Reference Publicities publicities,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Messages messages,
            @Reference Ids ids) {
        this.members = members;
        this.spans = spans;
        this.monitors = monitors;
        this.once = once;
        this.calendar = calendar;
        this.settings = settings;
        this.changes = changes;
        this.publicities = publicities;
        this.persons = persons;
        this.units = units;
        this.messages = messages;
        this.ids = ids;
        effects.put("adopt", this::adopt);
        effects.put("survey", this::survey);
        effects.put("compare", (file, act) -> file.on(file.course().sent(calendar.today())));
        effects.put("publicise", this::publicise);
        effects.put("approve", this::approve);
        effects.put("review", this::review);
        effects.put("promote", this::promote);
        effects.put("propose-exit", this::proposeExit);
        effects.put("decline-exit", (file, act) -> file.on(file.course().leaving(null)));
        effects.put("exit", this::exit);
        effects.put("close", this::close);
        effects.put("relapse", this::relapse);
        effects.put("return", this::giveBack);
        effects.put("refuse", this::refuse);
        effects.put("void", this::end);
    }

    /** What a file, in its new state, says after a step. */
    HardshipFile of(HardshipFile file, String step, StepAct act) {
        return effects.getOrDefault(step, (same, any) -> same).apply(file, act);
    }

    private HardshipFile survey(HardshipFile file, StepAct act) {
        return file.on(file.course()
                .surveyed(new Survey(
                        day(act), act.input().witness().strip(), act.input().finding())));
    }

    private HardshipFile publicise(HardshipFile file, StepAct act) {
        PersonView head = persons.masked(Set.of(file.head())).get(file.head());
        String type = messages.text(Messages.CHINESE, "hardship.roster.code.type." + file.type());
        publicities.hang(
                new Subject(HardshipLife.KIND, file.id(), file.unit()),
                new Notice(act.input().place(), act.input().date(), act.input().days()),
                List.of(new Line(
                        head.name(),
                        units.byId(file.unit()).map(Unit::name).orElse(""),
                        messages.text(Messages.CHINESE, "hardship.publicity.category", type),
                        null)));
        return file;
    }

    private HardshipFile approve(HardshipFile file, StepAct act) {
        LocalDate today = calendar.today();
        if (file.type() == FileType.TEMPORARY) {
            changes.touch();
            spans.begin(file.id(), SpanStore.Kind.TEMPORARY, today, act.input().until());
            return file.on(file.course().relieved(today, act.input().until()));
        }
        return active(file, act, today);
    }

    /** Active since the day of its decision; it was hung out then. */
    private HardshipFile adopt(HardshipFile file, StepAct act) {
        return active(file, act, day(act));
    }

    private HardshipFile active(HardshipFile file, StepAct act, LocalDate since) {
        changes.touch();
        spans.begin(file.id(), SpanStore.Kind.ACTIVE, since, null);
        return computed(file.on(file.course().approved(since, since.plusMonths(settings.review()))), act);
    }

    private HardshipFile review(HardshipFile file, StepAct act) {
        return computed(file.on(file.course().reviewed(day(act).plusMonths(settings.review()))), act);
    }

    /** By the line that holds today. */
    private static HardshipFile computed(HardshipFile file, StepAct act) {
        FileType type = act.judge(file).type();
        return file.saying(file.head(), file.account(), type, file.facts(), file.means());
    }

    /** What was granted for a time goes on until it ends. */
    private HardshipFile promote(HardshipFile file, StepAct act) {
        HardshipFile whole = file.on(file.course().anew());
        return whole.saying(
                file.head(),
                file.account(),
                file.computed(),
                file.facts().as(act.input().type()),
                file.means());
    }

    private HardshipFile proposeExit(HardshipFile file, StepAct act) {
        return file.on(
                file.course().leaving(new Exit(act.input().path(), act.input().date())));
    }

    /** The household is phoned back (domain 3.4). */
    private HardshipFile exit(HardshipFile file, StepAct act) {
        Exit exit = file.course().exit();
        spans.end(file.id(), exit.on());
        spans.exit(file, exit);
        monitors.insert(new Monitor(
                ids.next(),
                file.id(),
                file.unit(),
                Monitor.Watch.UNSTABLE,
                exit.on().plusMonths(settings.monitor()),
                null,
                null,
                null,
                1));
        changes.touch();
        return file;
    }

    private HardshipFile close(HardshipFile file, StepAct act) {
        LocalDate on = day(act);
        spans.end(file.id(), on);
        changes.touch();
        return end(file.on(file.course().closed(act.input().closing(), on)), act);
    }

    /** The household is held again; who belongs to another one by now, belongs to both. */
    private HardshipFile relapse(HardshipFile file, StepAct act) {
        List<Member> household = members.of(Set.of(file.id())).getOrDefault(file.id(), List.of()).stream()
                .map(Member::held)
                .toList();
        Set<String> doubted = once.check(List.of(new Made(file, household))).get(file.id()).stream()
                .map(Violation::field)
                .collect(Collectors.toSet());
        List<Member> held = new ArrayList<>();
        for (int i = 0; i < household.size(); i++) {
            boolean elsewhere = doubted.contains(HouseholdOnce.field(i));
            held.add(elsewhere ? household.get(i).twice() : household.get(i));
        }
        members.update(held);
        spans.relapse(file.id(), calendar.today());
        changes.touch();
        return file.on(file.course().anew());
    }

    private HardshipFile giveBack(HardshipFile file, StepAct act) {
        publicities.withdraw(HardshipLife.KIND, file.id(), act.input().reason());
        return file;
    }

    private HardshipFile refuse(HardshipFile file, StepAct act) {
        publicities.withdraw(HardshipLife.KIND, file.id(), act.input().reason());
        return end(file.on(file.course().closed(null, calendar.today())), act);
    }

    private HardshipFile end(HardshipFile file, StepAct act) {
        members.release(Set.of(file.id()));
        return file;
    }

    private LocalDate day(StepAct act) {
        return act.input().date() == null ? calendar.today() : act.input().date();
    }
}
