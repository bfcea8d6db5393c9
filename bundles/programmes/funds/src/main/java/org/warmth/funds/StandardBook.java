package org.warmth.funds;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.warmth.api.Category;

/**
 * The standards that hold for a unit: its own before those of the unions above it, newer years first, then what
 * speaks more closely.
 *
 * @param standards the standards in force, best first
 */
record StandardBook(List<Standard> standards) {
    /** The book of a unit with these unions above it, nearest first. */
    static StandardBook of(List<Long> lineage, List<Standard> inForce) {
        return new StandardBook(inForce.stream()
                .sorted(Comparator.comparingInt((Standard standard) -> lineage.indexOf(standard.unit()))
                        .thenComparing(Standard::year, Comparator.reverseOrder())
                        .thenComparing(Standard::closeness, Comparator.reverseOrder()))
                .toList());
    }

    /** The standard for payments of a kind and category in a year; it holds on until another year has its own. */
    Optional<Standard> of(int year, ProjectKind kind, Category category) {
        return standards.stream()
                .filter(standard -> standard.year() <= year && standard.speaksOf(kind, category))
                .findFirst();
    }

    /** What held for the same payments the year before a standard, if anything did. */
    Optional<Standard> before(Standard standard) {
        return of(standard.year() - 1, standard.kind(), standard.category());
    }

    /** Whether any standard speaks of such payments. */
    boolean covers(ProjectKind kind, Category category) {
        return standards.stream().anyMatch(standard -> standard.speaksOf(kind, category));
    }
}
