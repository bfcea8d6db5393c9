package org.warmth.api.ledger;

import java.time.LocalDate;
import java.util.List;
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
 * @param periods the days of the value date, any of them: form 1 J3/J4 count a service month and the two festivals,
 *     which need not touch
 */
public record Cut(
        Set<String> prefixes,
        Set<String> except,
        Set<Category> categories,
        boolean categorised,
        Tag tag,
        List<Period> periods) {
    /** Takes copies. */
    public Cut {
        prefixes = Set.copyOf(prefixes);
        except = Set.copyOf(except);
        categories = Set.copyOf(categories);
        periods = List.copyOf(periods);
    }

    /** Whether the value date lies inside one of the periods. */
    public boolean during(LocalDate day) {
        return periods.stream().anyMatch(period -> period.contains(day));
    }

    /** Whether an entry with these properties, of a value date inside a period, is counted. */
    public boolean takes(Benefit benefit, Category category, int tags) {
        return (prefixes.isEmpty() || prefixes.stream().anyMatch(benefit::below))
                && except.stream().noneMatch(benefit::below)
                && (!categorised || category != null)
                && (categories.isEmpty() || category != null && categories.contains(category))
                && (tag == null || (tags & 1 << tag.ordinal()) != 0);
    }
}
