package org.warmth.hardship;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.workflow.Publicities;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.FileMaker.Made;

/** What each step asks of a file and of what it carries, beyond its line in the life table; writes nothing. */
@Component(service = StepDemands.class)
public final class StepDemands {
    private final LowLineService lines;
    private final HouseholdOnce once;
    private final HardshipCalendar calendar;
    private final HardshipSettings settings;
    private final Publicities publicities;
    private final Callers callers;

    /** Over the module's rules and what hangs out. */
    @Activate
    public StepDemands(
            @Reference LowLineService lines,
            @Reference HouseholdOnce once,
            @Reference HardshipCalendar calendar,
            @Reference HardshipSettings settings,
            @Reference Publicities publicities,
            @Reference Callers callers) {
        this.lines = lines;
        this.once = once;
        this.calendar = calendar;
        this.settings = settings;
        this.publicities = publicities;
        this.callers = callers;
    }

    /** Begins a step with files: what can be asked about all of them at once is asked here. */
    StepAct begin(Collection<HardshipFile> files, String step, StepInput input) {
        return new StepAct(input, lines.today(), step.equals("approve") && clear(files));
    }

    private boolean clear(Collection<HardshipFile> files) {
        try {
            publicities.requireClear(
                    HardshipLife.KIND, files.stream().map(HardshipFile::id).toList());
            return true;
        } catch (Problem ofOne) {
            return false;
        }
    }

    /**
     * What a step lacks.
     *
     * @param standing what lies beside the file
     * @throws Problem 409 where not the input but something else is in the way
     */
    List<Violation> of(HardshipFile file, FileStandings.Standing standing, String step, StepAct act) {
        StepInput input = act.input();
        return switch (step) {
            case "submit" -> complete(file, standing, act);
            case "adopt" -> adopt(file, standing, act);
            case "survey" -> survey(input);
            case "compare" -> compare(file, standing);
            case "publicise" -> publicise(file, standing, input);
            case "approve" -> approve(file, standing, act);
            case "review" -> past("date", input.date());
            case "promote" -> promote(input);
            case "propose-exit" -> proposeExit(file, input);
            case "exit", "decline-exit" -> proposed(file);
            case "close" -> close(file, input);
            case "relapse" -> held(file, standing);
            default -> List.of();
        };
    }

    private static List<Violation> complete(HardshipFile file, FileStandings.Standing standing, StepAct act) {
        return FileRules.complete(file, standing.household(file.id()), act.judge(file));
    }

    /** A file that was kept on paper enters at the state it has proof for (domain 0.5): the decision and its day. */
    private List<Violation> adopt(HardshipFile file, FileStandings.Standing standing, StepAct act) {
        StepInput input = act.input();
        Violations found = new Violations().required("date", input.date()).text("reason", input.reason(), 200);
        FileRules.past(found, "date", input.date(), calendar.today());
        complete(file, standing, act).forEach(found::add);
        return found.found();
    }

    /** Two go to the home (domain 5.23): the caller and a witness. */
    private List<Violation> survey(StepInput input) {
        Violations found = new Violations()
                .text("witness", input.witness(), 50)
                .text("finding", input.finding(), 1000)
                .unless(
                        input.witness() == null
                                || !input.witness()
                                        .strip()
                                        .equals(callers.current().name()),
                        "witness",
                        "hardship.witness-self");
        FileRules.past(found, "date", input.date(), calendar.today());
        return found.found();
    }

    /** Nobody's means are compared without a signed authorisation (domain 3.4). */
    private static List<Violation> compare(HardshipFile file, FileStandings.Standing standing) {
        boolean proved = standing.consents(file.id()).stream()
                .anyMatch(consent -> consent.standsFor(Purpose.ECONOMY) && consent.proved());
        return proved ? List.of() : List.of(Violation.of("consent", "hardship.consent-unproved"));
    }

    private static List<Violation> publicise(HardshipFile file, FileStandings.Standing standing, StepInput input) {
        List<Comparison> answers = standing.comparisons(file.id()).stream()
                .filter(answer -> file.course().sentOn() == null
                        || !answer.on().isBefore(file.course().sentOn()))
                .toList();
        boolean adverse = answers.stream().anyMatch(Comparison::adverse);
        boolean reasoned = input.reason() != null && !input.reason().isBlank();
        return new Violations()
                .unless(
                        answers.stream().anyMatch(answer -> answer.person() == file.head()),
                        "comparisons",
                        "hardship.comparison-missing")
                .unless(!adverse || reasoned, "reason", "hardship.comparison-adverse")
                .unless(standing.consented(file.id(), Purpose.PUBLICITY), "consent", "hardship.publicity-consent")
                .found();
    }

    private List<Violation> approve(HardshipFile file, FileStandings.Standing standing, StepAct act) {
        if (file.type() == FileType.TEMPORARY) {
            return relieve(act.input());
        }
        if (!act.clear()) {
            publicities.requireClear(HardshipLife.KIND, Set.of(file.id()));
        }
        Violations found = new Violations()
                .unless(standing.consented(file.id(), Purpose.ECONOMY), "consent", "hardship.consent-withdrawn");
        expired(standing.evidence(file.id()))
                .forEach(evidence -> found.add(
                        Violation.of("evidence", "hardship.evidence-expired", evidence.name(), evidence.expiresOn())));
        complete(file, standing, act).forEach(found::add);
        return found.found();
    }

    private List<Violation> relieve(StepInput input) {
        LocalDate last = calendar.today().plusMonths(settings.relief());
        return new Violations()
                .required("until", input.until())
                .unless(
                        input.until() == null || !input.until().isBefore(calendar.today()),
                        "until",
                        "hardship.until-past")
                .unless(
                        input.until() == null || !input.until().isAfter(last),
                        "until",
                        "hardship.until-far",
                        settings.relief())
                .found();
    }

    /** The papers that are out of date and have no newer one of their kind. */
    private List<Evidence> expired(List<Evidence> papers) {
        LocalDate today = calendar.today();
        return papers.stream()
                .collect(Collectors.groupingBy(
                        Evidence::kind,
                        Collectors.maxBy(Comparator.comparing((Evidence paper) ->
                                        paper.expiresOn() == null ? LocalDate.MAX : paper.expiresOn())
                                .thenComparing(Evidence::id))))
                .values()
                .stream()
                .flatMap(newest -> newest.stream())
                .filter(paper -> paper.expired(today))
                .toList();
    }

    private static List<Violation> promote(StepInput input) {
        return new Violations()
                .required("type", input.type())
                .unless(input.type() != FileType.TEMPORARY, "type", "hardship.promote-type")
                .found();
    }

    private List<Violation> proposeExit(HardshipFile file, StepInput input) {
        Violations found = new Violations()
                .required("path", input.path())
                .required("date", input.date())
                .unless(
                        input.date() == null
                                || !input.date().isBefore(file.course().approvedOn()),
                        "date",
                        "hardship.exit-before-file");
        FileRules.past(found, "date", input.date(), calendar.today());
        return found.found();
    }

    private static List<Violation> proposed(HardshipFile file) {
        if (file.course().exit() == null) {
            throw Problem.conflict("hardship.exit-not-proposed");
        }
        return List.of();
    }

    /** Who leaves hardship does so by an exit; who is left for good was watched before. */
    private List<Violation> close(HardshipFile file, StepInput input) {
        LocalDate since = file.state() == FileState.MONITORED
                ? file.course().exit().on()
                : file.course().approvedOn();
        Violations found = new Violations()
                .required("closing", input.closing())
                .unless(
                        input.closing() != Closing.LIFTED || file.state() == FileState.MONITORED,
                        "closing",
                        "hardship.close-needs-exit")
                .unless(
                        input.closing() != Closing.EXPIRED || file.type() == FileType.TEMPORARY,
                        "closing",
                        "hardship.close-not-temporary")
                .unless(input.date() == null || !input.date().isBefore(since), "date", "hardship.exit-before-file");
        FileRules.past(found, "date", input.date(), calendar.today());
        return found.found();
    }

    /** The people of a file that ended may stand in another one by now. */
    private List<Violation> held(HardshipFile file, FileStandings.Standing standing) {
        return once.check(List.of(new Made(file, standing.household(file.id())))).get(file.id()).stream()
                .filter(violation -> violation.severity() == Violation.Severity.ERROR)
                .toList();
    }

    private List<Violation> past(String field, LocalDate day) {
        Violations found = new Violations();
        FileRules.past(found, field, day, calendar.today());
        return found.found();
    }
}
