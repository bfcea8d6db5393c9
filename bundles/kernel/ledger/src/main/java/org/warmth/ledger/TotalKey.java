package org.warmth.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.ledger.Figures.Total;

/** What entries have in common that are summed in one total of a unit. */
record TotalKey(String benefit, String category, int tags, LocalDate from) implements Comparable<TotalKey> {
    private static final Comparator<TotalKey> ORDER = Comparator.comparing(TotalKey::benefit)
            .thenComparing(TotalKey::category)
            .thenComparingInt(TotalKey::tags)
            .thenComparing(TotalKey::from);

    static TotalKey of(EntryRow row, Cuts cuts) {
        return new TotalKey(row.benefit(), row.category(), row.tags(), cuts.stretch(row.valueDate()));
    }

    Total total(Sums sums) {
        return new Total(
                new Benefit(benefit),
                category.isEmpty() ? null : Category.valueOf(category),
                tags,
                from,
                sums.times,
                Money.ofFen(sums.money),
                Money.ofFen(sums.goods));
    }

    @Override
    public int compareTo(TotalKey other) {
        return ORDER.compare(this, other);
    }
}
