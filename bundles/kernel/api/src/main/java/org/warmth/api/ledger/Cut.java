package org.warmth.api.ledger;

import java.util.Set;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.campaigns.Period;

/**
 * Which entries a form row counts: benefit prefixes plus filters (domain 0.2, 0.3).
 *
 * @param prefixes benefit prefixes, of whole segments; empty for any
 * @param except prefixes left out
 * @param categories the categories; empty for any or none
 * @param categorised whether a category is required
 * @param tag a tag that must be there, or null
 * @param period the days of the value date
 */
public record Cut(
        Set<String> prefixes,
        Set<String> except,
        Set<Category> categories,
        boolean categorised,
        Tag tag,
        Period period) {
    /** Whether an entry with these properties, of a value date inside the period, is counted. */
    public boolean takes(Benefit benefit, Category category, int tags) {
        return (prefixes.isEmpty() || prefixes.stream().anyMatch(benefit::below))
                && except.stream().noneMatch(benefit::below)
                && (!categorised || category != null)
                && (categories.isEmpty() || category != null && categories.contains(category))
                && (tag == null || (tags & 1 << tag.ordinal()) != 0);
    }
}
