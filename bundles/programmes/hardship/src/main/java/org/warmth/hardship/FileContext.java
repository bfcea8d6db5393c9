package org.warmth.hardship;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.workflow.Publicity;
import org.warmth.hardship.Consent.Purpose;

/**
 * What lies beside a file, as far as a step of its state asks, and what the file lacks by it.
 *
 * @param people how many the household is
 * @param judged what its means lead to by the line that holds today, or null
 * @param consents what it agreed to, what it took back too
 * @param evidence the papers
 * @param comparisons what the departments answered
 * @param publicity what hangs or hung out last, or null
 * @param elsewhere why it cannot be held again: who of it stands in another file by now
 */
record FileContext(
        int people,
        TypeRule.Judged judged,
        List<Consent> consents,
        List<Evidence> evidence,
        List<Comparison> comparisons,
        Publicity publicity,
        List<Violation> elsewhere) {
    /** What the file lacks before it can be handed in or decided on. */
    List<Violation> incomplete(HardshipFile file) {
        return FileRules.complete(file, people, judged);
    }

    /** Nobody's means are compared without a signed authorisation (domain 3.4). */
    List<Violation> unproved() {
        boolean proved = consents.stream().anyMatch(consent -> consent.standsFor(Purpose.ECONOMY) && consent.proved());
        return proved ? List.of() : List.of(Violation.of("consent", "hardship.consent-unproved"));
    }

    /** What is missing before the file hangs out: the worker's result, the household's word. */
    List<Violation> unanswered(HardshipFile file) {
        return new Violations()
                .unless(
                        answers(file).stream().anyMatch(answer -> answer.person() == file.head()),
                        "comparisons",
                        "hardship.comparison-missing")
                .unless(consented(Purpose.PUBLICITY), "consent", "hardship.publicity-consent")
                .found();
    }

    /** Whether the departments found something. */
    boolean adverse(HardshipFile file) {
        return answers(file).stream().anyMatch(Comparison::adverse);
    }

    /** What came in since the household was sent for comparison. */
    private List<Comparison> answers(HardshipFile file) {
        LocalDate sent = file.course().sentOn();
        return comparisons.stream()
                .filter(answer -> sent == null || !answer.on().isBefore(sent))
                .toList();
    }

    /** What the file lacks before it is decided on, on a day. */
    List<Violation> undecided(HardshipFile file, LocalDate today) {
        Violations found = new Violations().unless(consented(Purpose.ECONOMY), "consent", "hardship.consent-withdrawn");
        expired(today)
                .forEach(paper -> found.add(
                        Violation.of("evidence", "hardship.evidence-expired", paper.name(), paper.expiresOn())));
        incomplete(file).forEach(found::add);
        return found.found();
    }

    private boolean consented(Purpose purpose) {
        return consents.stream().anyMatch(consent -> consent.standsFor(purpose));
    }

    /** The papers that are out of date and have no newer one of their kind. */
    private List<Evidence> expired(LocalDate today) {
        return evidence.stream()
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
}
