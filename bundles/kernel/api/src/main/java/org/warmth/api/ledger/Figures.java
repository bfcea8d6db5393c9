package org.warmth.api.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.people.UnitSet;

/** Reading the ledger: sums that are exact at every moment (totals + tail), distinct persons, and the records behind. */
@ProviderType
public interface Figures {
    /**
     * The sums of a set of units, per benefit, category, tag set and stretch of days. Stretches are cut at the bounds of
     * every campaign's window and service month, so that each lies wholly inside or outside a campaign's period.
     */
    Reading totals(UnitSet units);

    /** How many distinct persons the entries of a cut name; headcounts do not add to it. */
    long persons(UnitSet units, Cut cut);

    /**
     * How many distinct persons the entries of each cut name, for all rows of a form at once: an implementation reads the
     * entries once, not once a row.
     */
    default Map<Cut, Long> persons(UnitSet units, Collection<Cut> cuts) {
        Map<Cut, Long> persons = new HashMap<>();
        cuts.forEach(cut -> persons.put(cut, persons(units, cut)));
        return persons;
    }

    /**
     * The persons whom the standing entries of at least two of the cuts name, with those cuts, in the order of ids; reads
     * the entries.
     */
    SortedMap<Long, Set<Cut>> several(UnitSet units, Collection<Cut> cuts);

    /** How many people-times of each cut name nobody: headcounts with their evidence, reversals taken off. */
    Map<Cut, Long> unnamed(UnitSet units, Collection<Cut> cuts);

    /** The entries of a cut in the order of their ids, after {@code after} (0 to begin), at most {@code size}. */
    List<Posted> entries(UnitSet units, Cut cut, long after, int size);

    /**
     * Sums at one moment.
     *
     * @param seal the last seal they count
     * @param tail how many entries after that seal they count
     * @param rows the sums
     */
    record Reading(long seal, int tail, List<Total> rows) {}

    /**
     * One sum.
     *
     * @param benefit the benefit
     * @param category the category, or null
     * @param tags the tag set as a mask
     * @param from the first day of the stretch
     * @param times people-times
     * @param money money
     * @param goods goods
     */
    record Total(Benefit benefit, Category category, int tags, LocalDate from, long times, Money money, Money goods) {}

    /**
     * An entry as it stands in the ledger.
     *
     * @param id its id
     * @param source its source key
     * @param unit the giving unit
     * @param valueDate the day of giving
     * @param postedAt when it was posted
     * @param postedBy by whom
     * @param benefit what
     * @param category the category, or null
     * @param times people-times, negative in a reversal
     * @param person the recipient, or 0
     * @param headcount how many where there is no person
     * @param tags the tags
     * @param money money, negative in a reversal
     * @param goods goods, negative in a reversal
     * @param reversalOf the entry it reverses, or 0
     * @param seal the seal that covers it, or 0 while in the tail
     */
    record Posted(
            long id,
            SourceKey source,
            long unit,
            LocalDate valueDate,
            Instant postedAt,
            String postedBy,
            Benefit benefit,
            Category category,
            int times,
            long person,
            int headcount,
            Set<Tag> tags,
            Money money,
            Money goods,
            long reversalOf,
            long seal) {}
}
