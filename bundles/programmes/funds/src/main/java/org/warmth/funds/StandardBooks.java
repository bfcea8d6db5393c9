package org.warmth.funds;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.people.Units;

/** The standards that hold for units today. */
@Component(service = StandardBooks.class)
public final class StandardBooks {
    private final StandardStore standards;
    private final FundCalendar calendar;
    private final Units units;

    /** Over the table of standards and the tree of units. */
    @Activate
    public StandardBooks(@Reference StandardStore standards, @Reference FundCalendar calendar, @Reference Units units) {
        this.standards = standards;
        this.calendar = calendar;
        this.units = units;
    }

    /**
     * What held the year before.
     *
     * @param standard the standard, or null if there was none
     */
    record Before(Standard standard) {}

    /** The book of a unit. */
    StandardBook of(long unit) {
        return of(Set.of(unit)).get(unit);
    }

    /** The books of units. */
    Map<Long, StandardBook> of(Collection<Long> wanted) {
        Map<Long, List<Long>> lineages = new HashMap<>();
        Set<Long> asked = new HashSet<>();
        for (long unit : Set.copyOf(wanted)) {
            List<Long> lineage = units.lineage(unit, calendar.today());
            lineages.put(unit, lineage);
            asked.addAll(lineage);
        }
        List<Standard> inForce = asked.isEmpty() ? List.of() : standards.inForce(asked);
        Map<Long, StandardBook> books = new HashMap<>();
        lineages.forEach((unit, lineage) -> books.put(
                unit,
                StandardBook.of(
                        lineage,
                        inForce.stream()
                                .filter(standard -> lineage.contains(standard.unit()))
                                .toList())));
        return books;
    }
}
