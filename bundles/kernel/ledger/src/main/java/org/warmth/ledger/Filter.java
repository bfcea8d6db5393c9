package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Cut;

/** A cut as a condition on entries. */
final class Filter {
    private Filter() {}

    static Condition of(Cut cut) {
        Condition condition = during(List.of(cut));
        if (!cut.prefixes().isEmpty()) {
            condition = condition.and(below(cut.prefixes()));
        }
        if (!cut.except().isEmpty()) {
            condition = condition.and(DSL.not(below(cut.except())));
        }
        if (!cut.categories().isEmpty()) {
            condition = condition.and(LEDGER_ENTRIES.CATEGORY.in(
                    cut.categories().stream().map(Category::name).sorted().toList()));
        } else if (cut.categorised()) {
            condition = condition.and(LEDGER_ENTRIES.CATEGORY.ne(""));
        }
        return cut.tag() == null ? condition : condition.and(tag(cut.tag()));
    }

    /** The days of any period of any cut. */
    static Condition during(Collection<Cut> cuts) {
        return DSL.or(cuts.stream()
                .flatMap(cut -> cut.periods().stream())
                .distinct()
                .map(period -> LEDGER_ENTRIES.VALUE_DATE.between(period.from(), period.to()))
                .toList());
    }

    /**
     * The days from the first period of any cut to the last, those between two periods too: a range is what databases
     * are quick at, and whoever reads rows one by one sees the day.
     */
    static Condition around(Collection<Cut> cuts) {
        List<Period> periods =
                cuts.stream().flatMap(cut -> cut.periods().stream()).toList();
        if (periods.isEmpty()) {
            return DSL.falseCondition();
        }
        return LEDGER_ENTRIES.VALUE_DATE.between(
                periods.stream()
                        .map(Period::from)
                        .min(Comparator.naturalOrder())
                        .get(),
                periods.stream().map(Period::to).max(Comparator.naturalOrder()).get());
    }

    /** The benefits below a prefix, of whole segments: {@code aid.living}, {@code aid.living.rent}, not {@code aid.livings}. */
    static Condition below(Set<String> prefixes) {
        return DSL.or(new TreeSet<>(prefixes)
                .stream()
                        .map(prefix -> LEDGER_ENTRIES.BENEFIT.eq(prefix).or(LEDGER_ENTRIES.BENEFIT.like(prefix + ".%")))
                        .toList());
    }

    /** One bit of the mask; Derby has no bit functions. */
    private static Condition tag(Tag tag) {
        return LEDGER_ENTRIES.TAGS.div(1 << tag.ordinal()).mod(2).eq(1);
    }
}
