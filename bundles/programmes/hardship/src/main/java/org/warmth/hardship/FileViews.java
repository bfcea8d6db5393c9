package org.warmth.hardship;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.workflow.Publicities;

/** Files as staff sees them: names read in sets, encrypted fields named but not shown. */
@Component(service = FileViews.class)
public final class FileViews {
    private final FileStandings standings;
    private final MonitorStore monitors;
    private final FileSteps steps;
    private final LowLineService lines;
    private final HardshipCalendar calendar;
    private final Publicities publicities;
    private final Persons persons;
    private final Accounts accounts;
    private final Callers callers;
    private final Messages messages;

    /** Over the module's tables and the kernel's registries. */
    @Activate
    public FileViews(
            @Reference FileStandings standings,
            @Reference MonitorStore monitors,
            @Reference FileSteps steps,
            @Reference LowLineService lines,
            @Reference HardshipCalendar calendar,
            @Reference Publicities publicities,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.standings = standings;
        this.monitors = monitors;
        this.steps = steps;
        this.lines = lines;
        this.calendar = calendar;
        this.publicities = publicities;
        this.persons = persons;
        this.accounts = accounts;
        this.callers = callers;
        this.messages = messages;
    }

    /** Files as lists show them, in the order given. */
    List<FileSummary> summaries(Collection<HardshipFile> files) {
        Map<Long, PersonView> heads =
                persons.masked(files.stream().map(HardshipFile::head).toList());
        Map<Long, List<String>> next = steps.next(files);
        return files.stream()
                .map(file -> FileSummary.of(file, heads.get(file.head()), next.getOrDefault(file.id(), List.of())))
                .toList();
    }

    /** A file with all that lies beside it. */
    FileView view(HardshipFile file) {
        FileStandings.Standing standing = standings.of(Set.of(file.id()));
        List<Member> household = standing.household(file.id());
        Map<Long, PersonView> people = persons.masked(
                Stream.concat(Stream.of(file.head()), household.stream().map(Member::person))
                        .toList());
        LocalDate today = calendar.today();
        TypeRule.Judged judged = judged(file);
        return new FileView(
                file.id(),
                file.unit(),
                file.number(),
                file.importId(),
                file.state(),
                file.version(),
                file.facts(),
                judged.type(),
                judged.explanation(messages, callers.current().locale()),
                people.get(file.head()),
                file.account() == 0
                        ? null
                        : accounts.masked(Set.of(file.account())).get(file.account()),
                file.means().held(),
                household.stream()
                        .filter(member -> !member.head())
                        .map(member -> FileView.Relative.of(member, people.get(member.person()), today))
                        .toList(),
                standing.consents(file.id()).stream().map(Consent.View::of).toList(),
                standing.evidence(file.id()),
                standing.comparisons(file.id()).stream()
                        .map(Comparison.View::of)
                        .toList(),
                FileView.Course.of(file.course()),
                publicities.latest(HardshipLifecycle.KIND, file.id()).orElse(null),
                steps.next(List.of(file)).getOrDefault(file.id(), List.of()));
    }

    /** What a file keeps encrypted, in the clear. */
    FileSecrets secrets(HardshipFile file) {
        FileStandings.Standing standing = standings.of(Set.of(file.id()));
        TypeRule.Judged judged = judged(file);
        return new FileSecrets(
                file.means(),
                judged.perCapita(),
                judged.calculation(messages, callers.current().locale()),
                file.course().survey() == null ? null : file.course().survey().finding(),
                standing.household(file.id()).stream()
                        .filter(member -> !member.head())
                        .map(FileSecrets.OfMember::of)
                        .toList(),
                standing.comparisons(file.id()).stream()
                        .map(FileSecrets.Found::of)
                        .toList(),
                standing.consents(file.id()).stream()
                        .filter(consent -> consent.givenBy() != null)
                        .map(consent -> new FileSecrets.Proxy(consent.id(), consent.givenBy()))
                        .toList(),
                monitors.of(file.id()).stream()
                        .filter(monitor -> monitor.note() != null)
                        .map(monitor -> new FileSecrets.Said(monitor.id(), monitor.note()))
                        .toList());
    }

    private TypeRule.Judged judged(HardshipFile file) {
        return file.judge(lines.today().of(file.unit()));
    }
}
