package org.warmth.hardship;

import static org.warmth.hardship.FileState.APPROVED;
import static org.warmth.hardship.FileState.CLOSED;
import static org.warmth.hardship.FileState.COMPARING;
import static org.warmth.hardship.FileState.DRAFT;
import static org.warmth.hardship.FileState.MONITORED;
import static org.warmth.hardship.FileState.PRECHECKED;
import static org.warmth.hardship.FileState.PUBLICISED;
import static org.warmth.hardship.FileState.REFUSED;
import static org.warmth.hardship.FileState.RELAPSED;
import static org.warmth.hardship.FileState.SUBMITTED;
import static org.warmth.hardship.FileState.SURVEYED;
import static org.warmth.hardship.FileState.VOIDED;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Step;
import org.warmth.hardship.FileCourse.Exit;
import org.warmth.hardship.FileCourse.Survey;

/**
 * The lives of hardship files as tables (law 4; domain 3.4, 5.23): of a file in relative hardship, of a grave one, which the
 * leader decides, and of a temporary one, which is decided after the first check. One kind, so that a file whose type changes
 * keeps its history.
 */
@Component(service = HardshipLifecycle.class)
public final class HardshipLifecycle {
    static final String KIND = "hardship.file";

    /** Who writes files. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who reads them. */
    static final Set<Role> READERS =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.LEADER, Role.CITY_OFFICER, Role.AUDITOR);

    static final Set<Role> OFFICER = Set.of(Role.OFFICER);
    static final Set<Role> LEADER = Set.of(Role.LEADER);

    private static final Set<Role> CHECKERS = Set.of(Role.CHAIR, Role.OFFICER);
    private static final Set<Role> JUDGES = Set.of(Role.CHAIR, Role.OFFICER, Role.LEADER);
    /** The steps by which a file is written anew, each where it may be. */
    private static final Set<String> REWRITING = Set.of("edit", "revise", "amend");

    private static final Set<String> WRITING = Set.of("make", "edit", "revise", "promote", "submit");
    private static final Set<String> BEFORE_DECISION =
            Set.of("make", "edit", "revise", "promote", "submit", "precheck");
    private static final int LONGEST_DOCUMENT = 200;

    private final FileStore files;
    private final FileContexts contexts;
    private final FileCoverage coverage;
    private final FileNotices notices;
    private final LowLineService lines;
    private final HardshipCalendar calendar;
    private final HardshipSettings settings;
    private final Callers callers;
    private final Lifecycle<HardshipFile, FileContext, StepInput> relative;
    private final Lifecycle<HardshipFile, FileContext, StepInput> grave;
    private final Lifecycle<HardshipFile, FileContext, StepInput> temporary;

    /** Over the module's tables and what its steps do. */
    @Activate
    public HardshipLifecycle(
            @Reference FileStore files,
            @Reference FileContexts contexts,
            @Reference FileCoverage coverage,
            @Reference FileNotices notices,
            @Reference LowLineService lines,
            @Reference HardshipCalendar calendar,
            @Reference HardshipSettings settings,
            @Reference Callers callers) {
        this.files = files;
        this.contexts = contexts;
        this.coverage = coverage;
        this.notices = notices;
        this.lines = lines;
        this.calendar = calendar;
        this.settings = settings;
        this.callers = callers;
        relative = whole(OFFICER);
        grave = whole(LEADER);
        temporary = relief();
    }

    /** The life of a file of that type. */
    Lifecycle<HardshipFile, FileContext, StepInput> of(FileType type) {
        return switch (type) {
            case RELATIVE -> relative;
            case DEEP, ACCIDENT -> grave;
            case TEMPORARY -> temporary;
        };
    }

    /**
     * The step by which a file is written anew where it stands.
     *
     * @throws Problem 409 where nobody writes it anew
     */
    String rewriting(HardshipFile file) {
        return of(file.type()).steps().stream()
                .filter(step -> REWRITING.contains(step.name())
                        && step.from().contains(file.state().name()))
                .map(Step::name)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("hardship.file-under-way"));
    }

    /** Files by the lives they have. */
    Map<Lifecycle<HardshipFile, FileContext, StepInput>, List<HardshipFile>> of(Collection<HardshipFile> some) {
        return some.stream().collect(Collectors.groupingBy(file -> of(file.type())));
    }

    /** Whether staff may ask for the step with files of any type. */
    boolean offers(String step) {
        return List.of(relative, grave, temporary).stream()
                .anyMatch(life -> life.find(step).filter(line -> !line.kernel()).isPresent());
    }

    /**
     * What every file begins with, and how it goes back or away.
     *
     * @param underWay the states between application and decision
     * @param left the states from which a household falls back
     */
    private Lifecycle.Table<HardshipFile, FileState, FileContext, StepInput> begun(
            Set<FileState> underWay, Set<FileState> left) {
        return Lifecycle.of(
                        KIND,
                        files,
                        FileState.class,
                        HardshipFile::state,
                        HardshipFile::in,
                        contexts::of,
                        StepInput.FIELDS)
                .create("make", DRAFT, MAKERS)
                .byKernel()
                .step("edit", Set.of(DRAFT), null, MAKERS)
                .byKernel()
                .step("revise", Set.of(RELAPSED), null, MAKERS)
                .byKernel()
                .step("undo", Set.of(DRAFT), VOIDED, MAKERS)
                .byKernel()
                .also((set, known, input) -> coverage.release(set))
                .step("submit", Set.of(DRAFT, RELAPSED), SUBMITTED, MAKERS)
                .unless((file, known) -> known.incomplete(file))
                .step("precheck", Set.of(SUBMITTED), PRECHECKED, CHECKERS)
                .apart(WRITING)
                .step("amend", Set.of(APPROVED), null, OFFICER)
                .byKernel()
                .back("return", underWay, DRAFT, JUDGES)
                .also((set, known, input) -> notices.withdraw(set, input.reason()))
                .back("refuse", underWay, REFUSED, JUDGES)
                .also((set, known, input) -> notices.withdraw(set, input.reason()))
                .also((set, known, input) -> coverage.release(set))
                .writes((file, known, input) -> file.on(file.course().closed(null, calendar.today())))
                .back("relapse", left, RELAPSED, OFFICER)
                .unless((file, known) -> known.elsewhere())
                .also((set, known, input) -> coverage.hold(set))
                .writes((file, known, input) -> file.on(file.course().anew()))
                .back("void", Set.of(DRAFT), VOIDED, MAKERS)
                .also((set, known, input) -> coverage.release(set));
    }

    private Lifecycle<HardshipFile, FileContext, StepInput> whole(Set<Role> deciders) {
        Lifecycle.Table<HardshipFile, FileState, FileContext, StepInput> table = begun(
                        Set.of(SUBMITTED, PRECHECKED, SURVEYED, COMPARING, PUBLICISED), Set.of(MONITORED, CLOSED))
                // A temporary file is promoted in its own life, and begins this one.
                .create("promote", DRAFT, MAKERS)
                .byKernel()
                // A file that was kept on paper enters at the state it has proof for (domain 0.5).
                .step("adopt", Set.of(SUBMITTED), APPROVED, deciders)
                .apart(WRITING)
                .needs("date", "reason")
                .checks((file, known, input) -> notAhead(input)
                        .longest("reason", input.reason(), LONGEST_DOCUMENT)
                        .found())
                .unless((file, known) -> known.incomplete(file))
                .does((set, known, input) -> active(set, input.date()))
                .example((file, known) ->
                        new StepInput("演示档〔2021〕7号", calendar.today(), null, null, null, null, null, null, null, null))
                .step("survey", Set.of(PRECHECKED), SURVEYED, MAKERS)
                .needs("witness", "finding")
                .takes("date")
                .checks(this::alone)
                .writes((file, known, input) -> file.on(file.course()
                        .surveyed(new Survey(day(input), input.witness().strip(), input.finding()))))
                .example((file, known) ->
                        new StepInput(null, null, "王试平", "与申报情况一致", null, null, null, null, null, null))
                .step("compare", Set.of(SURVEYED), COMPARING, OFFICER)
                .unless((file, known) -> known.unproved())
                .writes((file, known, input) -> file.on(file.course().sent(calendar.today())))
                .step("publicise", Set.of(COMPARING), PUBLICISED, MAKERS)
                .needs("place")
                .takes("date", "days", "reason")
                .when(Guard.that(
                        "workflow.publicity-hangs",
                        (file, known) ->
                                known.publicity() == null || known.publicity().state() == Publicity.State.CLEAR,
                        (file, known) -> List.of(known.publicity().until())))
                .unless((file, known) -> known.unanswered(file))
                .checks(HardshipLifecycle::unexplained)
                .also((set, known, input) -> notices.hang(set, input))
                .example((file, known) -> new StepInput(
                        known.adverse(file) ? "车辆为生产工具" : null,
                        null,
                        null,
                        null,
                        "单位公告栏",
                        null,
                        null,
                        null,
                        null,
                        null))
                .step("approve", Set.of(PUBLICISED), APPROVED, deciders)
                .apart(BEFORE_DECISION)
                .when((file, known) -> Publicity.unclear(known.publicity()))
                .unless((file, known) -> known.undecided(file, calendar.today()))
                .does((set, known, input) -> active(set, calendar.today()))
                .step("review", Set.of(APPROVED), null, CHECKERS)
                .takes("date")
                .checks((file, known, input) -> notAhead(input).found())
                .does((set, known, input) -> judged(set.stream()
                        .map(file -> file.on(file.course().reviewed(day(input).plusMonths(settings.review()))))
                        .toList()))
                .step("propose-exit", Set.of(APPROVED), null, CHECKERS)
                .needs("path", "date")
                .checks((file, known, input) -> notBefore(file.course().approvedOn(), notAhead(input), input))
                .writes((file, known, input) -> file.on(file.course().leaving(new Exit(input.path(), input.date()))))
                .example((file, known) ->
                        new StepInput(null, calendar.today(), null, null, null, null, null, null, ExitPath.H1, null))
                .back("decline-exit", Set.of(APPROVED), null, OFFICER)
                .when(
                        "hardship.exit-not-proposed",
                        (file, known) -> file.course().exit() != null)
                .writes((file, known, input) -> file.on(file.course().leaving(null)))
                .step("exit", Set.of(APPROVED), MONITORED, OFFICER)
                .apart("propose-exit")
                .when(
                        "hardship.exit-not-proposed",
                        (file, known) -> file.course().exit() != null)
                .also((set, known, input) -> coverage.leave(set));
        return closed(table, Set.of(APPROVED, MONITORED));
    }

    private Lifecycle<HardshipFile, FileContext, StepInput> relief() {
        Lifecycle.Table<HardshipFile, FileState, FileContext, StepInput> table = begun(
                        Set.of(SUBMITTED, PRECHECKED), Set.of(CLOSED))
                .step("approve", Set.of(PRECHECKED), APPROVED, OFFICER)
                .apart(BEFORE_DECISION)
                .needs("until")
                .checks((file, known, input) -> tooLong(input.until()))
                .also((set, known, input) ->
                        coverage.begin(set, SpanStore.Kind.TEMPORARY, calendar.today(), input.until()))
                .writes((file, known, input) -> file.on(file.course().relieved(calendar.today(), input.until())))
                .example((file, known) ->
                        new StepInput(null, null, null, null, null, null, calendar.today(), null, null, null))
                // What was granted for a time goes on until it ends.
                .step("promote", Set.of(APPROVED), DRAFT, MAKERS)
                .needs("type")
                .checks((file, known, input) -> new Violations()
                        .unless(input.type() != FileType.TEMPORARY, "type", "hardship.promote-type")
                        .found())
                .writes((file, known, input) -> file.on(file.course().anew()).as(input.type()))
                .example((file, known) ->
                        new StepInput(null, null, null, null, null, null, null, FileType.RELATIVE, null, null));
        return closed(table, Set.of(APPROVED));
    }

    private Lifecycle<HardshipFile, FileContext, StepInput> closed(
            Lifecycle.Table<HardshipFile, FileState, FileContext, StepInput> table, Set<FileState> from) {
        return table.back("close", from, CLOSED, OFFICER)
                .needs("closing")
                .takes("date")
                .checks(this::notYet)
                .also((set, known, input) -> coverage.end(set, day(input)))
                .writes((file, known, input) -> file.on(file.course().closed(input.closing(), day(input))))
                .example((file, known) ->
                        new StepInput("已核实", null, null, null, null, null, null, null, null, Closing.TRANSFERRED))
                .build();
    }

    /** Active since the day of its decision; it was hung out then. */
    private List<HardshipFile> active(List<HardshipFile> set, LocalDate since) {
        coverage.begin(set, SpanStore.Kind.ACTIVE, since, null);
        LocalDate due = since.plusMonths(settings.review());
        return judged(set.stream()
                .map(file -> file.on(file.course().approved(since, due)))
                .toList());
    }

    /** With the types that the lines of today lead to. */
    private List<HardshipFile> judged(List<HardshipFile> set) {
        LowLineService.Today today = lines.today(set);
        return set.stream()
                .map(file -> file.computed(file.judge(today.of(file.unit())).type()))
                .toList();
    }

    private LocalDate day(StepInput input) {
        return input.date() == null ? calendar.today() : input.date();
    }

    private Violations notAhead(StepInput input) {
        Violations found = new Violations();
        FileRules.past(found, "date", input.date(), calendar.today());
        return found;
    }

    private static List<Violation> notBefore(LocalDate since, Violations found, StepInput input) {
        return found.unless(input.date() == null || !input.date().isBefore(since), "date", "hardship.exit-before-file")
                .found();
    }

    /** Two go to the home (domain 5.23): the caller and a witness. */
    private List<Violation> alone(HardshipFile file, FileContext known, StepInput input) {
        return notAhead(input)
                .unless(
                        input.witness() == null
                                || !input.witness()
                                        .strip()
                                        .equals(callers.current().name()),
                        "witness",
                        "hardship.witness-self")
                .found();
    }

    /** What hangs out against what the departments found says why. */
    private static List<Violation> unexplained(HardshipFile file, FileContext known, StepInput input) {
        boolean reasoned = input.reason() != null && !input.reason().isBlank();
        return new Violations()
                .unless(reasoned || !known.adverse(file), "reason", "hardship.comparison-adverse")
                .found();
    }

    private List<Violation> tooLong(LocalDate until) {
        LocalDate today = calendar.today();
        return new Violations()
                .unless(until == null || !until.isBefore(today), "until", "hardship.until-past")
                .unless(
                        until == null || !until.isAfter(today.plusMonths(settings.relief())),
                        "until",
                        "hardship.until-far",
                        settings.relief())
                .found();
    }

    /** Who leaves hardship does so by an exit; who is left for good was watched before. */
    private List<Violation> notYet(HardshipFile file, FileContext known, StepInput input) {
        boolean watched = file.state() == MONITORED;
        LocalDate since = watched ? file.course().exit().on() : file.course().approvedOn();
        Violations found = new Violations()
                .unless(input.closing() != Closing.LIFTED || watched, "closing", "hardship.close-needs-exit")
                .unless(
                        input.closing() != Closing.EXPIRED || file.type() == FileType.TEMPORARY,
                        "closing",
                        "hardship.close-not-temporary");
        notAhead(input).found().forEach(found::add);
        return notBefore(since, found, input);
    }
}
