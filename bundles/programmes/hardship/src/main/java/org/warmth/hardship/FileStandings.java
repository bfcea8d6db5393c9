package org.warmth.hardship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.hardship.Consent.Purpose;

/** What lies beside files, read in sets for whatever asks about them: people, consents, evidence, comparisons. */
@Component(service = FileStandings.class)
public final class FileStandings {
    private final MemberStore members;
    private final PaperStore papers;
    private final ComparisonStore comparisons;

    /** Over the module's tables. */
    @Activate
    public FileStandings(
            @Reference MemberStore members, @Reference PaperStore papers, @Reference ComparisonStore comparisons) {
        this.members = members;
        this.papers = papers;
        this.comparisons = comparisons;
    }

    /** What lies beside these files, at most a chunk of them. */
    Standing of(Collection<Long> files) {
        return new Standing(members.of(files), papers.consents(files), papers.evidence(files), comparisons.of(files));
    }

    /**
     * What lies beside some files, by file.
     *
     * @param households the people, heads first
     * @param consents the consents, withdrawn ones too
     * @param evidence the papers
     * @param comparisons what the departments answered
     */
    record Standing(
            Map<Long, List<Member>> households,
            Map<Long, List<Consent>> consents,
            Map<Long, List<Evidence>> evidence,
            Map<Long, List<Comparison>> comparisons) {
        List<Member> household(long file) {
            return households.getOrDefault(file, List.of());
        }

        List<Consent> consents(long file) {
            return consents.getOrDefault(file, List.of());
        }

        List<Evidence> evidence(long file) {
            return evidence.getOrDefault(file, List.of());
        }

        List<Comparison> comparisons(long file) {
            return comparisons.getOrDefault(file, List.of());
        }

        boolean consented(long file, Purpose purpose) {
            return consents(file).stream().anyMatch(consent -> consent.standsFor(purpose));
        }
    }
}
