package org.warmth.hardship;

import static org.warmth.hardship.FileState.CLOSED;
import static org.warmth.hardship.FileState.COMPARING;
import static org.warmth.hardship.FileState.DRAFT;
import static org.warmth.hardship.FileState.MONITORED;
import static org.warmth.hardship.FileState.PUBLICISED;
import static org.warmth.hardship.FileState.RELAPSED;
import static org.warmth.hardship.FileState.SUBMITTED;
import static org.warmth.hardship.FileState.SURVEYED;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;
import org.warmth.hardship.FileMaker.Made;

/** Reads what lies beside files in sets, for the steps that ask; of each file only what a step of its state asks. */
@Component(service = FileContexts.class)
public final class FileContexts {
    private static final Set<FileState> JUDGED = Set.of(DRAFT, RELAPSED, SUBMITTED, PUBLICISED);
    private static final Set<FileState> AGREED = Set.of(SURVEYED, COMPARING, PUBLICISED);
    private static final Set<FileState> HUNG = Set.of(COMPARING, PUBLICISED);
    private static final Set<FileState> LEFT = Set.of(MONITORED, CLOSED);

    private final MemberStore members;
    private final PaperStore papers;
    private final ComparisonStore comparisons;
    private final HouseholdOnce once;
    private final LowLineService lines;
    private final Publicities publicities;

    /** Over the module's tables and what hangs out. */
    @Activate
    public FileContexts(
            @Reference MemberStore members,
            @Reference PaperStore papers,
            @Reference ComparisonStore comparisons,
            @Reference HouseholdOnce once,
            @Reference LowLineService lines,
            @Reference Publicities publicities) {
        this.members = members;
        this.papers = papers;
        this.comparisons = comparisons;
        this.once = once;
        this.lines = lines;
        this.publicities = publicities;
    }

    /** What lies beside these files, at most a chunk of them, by file. */
    Map<Long, FileContext> of(Collection<HardshipFile> files) {
        List<HardshipFile> judged = in(JUDGED, files);
        Map<Long, List<Long>> people = members.persons(ids(judged));
        LowLineService.Today today = lines.today(judged);
        Map<Long, List<Consent>> consents = papers.consents(ids(in(AGREED, files)));
        Map<Long, List<Evidence>> evidence = papers.evidence(ids(in(Set.of(PUBLICISED), files)));
        Map<Long, List<Comparison>> answers = comparisons.of(ids(in(Set.of(COMPARING), files)));
        List<Long> hung = ids(in(HUNG, files));
        Map<Long, Publicity> latest = hung.isEmpty() ? Map.of() : publicities.latest(HardshipLifecycle.KIND, hung);
        Map<Long, List<Violation>> elsewhere = elsewhere(in(LEFT, files));
        Map<Long, FileContext> contexts = new HashMap<>();
        for (HardshipFile file : files) {
            contexts.put(
                    file.id(),
                    new FileContext(
                            people.getOrDefault(file.id(), List.of()).size(),
                            JUDGED.contains(file.state()) ? file.judge(today.of(file.unit())) : null,
                            consents.getOrDefault(file.id(), List.of()),
                            evidence.getOrDefault(file.id(), List.of()),
                            answers.getOrDefault(file.id(), List.of()),
                            latest.get(file.id()),
                            elsewhere.getOrDefault(file.id(), List.of())));
        }
        return contexts;
    }

    /** The people of a file that ended may stand in another one by now. */
    private Map<Long, List<Violation>> elsewhere(List<HardshipFile> left) {
        if (left.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Member>> households = members.of(ids(left));
        Map<Long, List<Violation>> elsewhere = once.each(left.stream()
                .map(file -> new Made(file, households.getOrDefault(file.id(), List.of())))
                .toList());
        elsewhere.replaceAll((file, found) -> found.stream()
                .filter(violation -> violation.severity() == Violation.Severity.ERROR)
                .toList());
        return elsewhere;
    }

    private static List<HardshipFile> in(Set<FileState> states, Collection<HardshipFile> files) {
        return files.stream().filter(file -> states.contains(file.state())).toList();
    }

    private static List<Long> ids(Collection<HardshipFile> files) {
        return files.stream().map(HardshipFile::id).toList();
    }
}
