package org.warmth.ledger;

import java.sql.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.ledger.Cut;

/** Which of some cuts take an entry; asked a million times about a few kinds of entries, so it remembers. */
final class Takers {
    private final List<Cut> cuts;
    private final Map<Kind, int[]> known = new HashMap<>();

    private record Kind(String benefit, String category, int tags, Date day) {}

    Takers(List<Cut> cuts) {
        this.cuts = cuts;
    }

    /** The numbers of the cuts that take an entry. */
    int[] of(String benefit, String category, int tags, Date day) {
        return known.computeIfAbsent(new Kind(benefit, category, tags, day), this::decide);
    }

    private int[] decide(Kind kind) {
        Benefit benefit = new Benefit(kind.benefit);
        Category category = kind.category.isEmpty() ? null : Category.valueOf(kind.category);
        return IntStream.range(0, cuts.size())
                .filter(cut -> cuts.get(cut).takes(benefit, category, kind.tags)
                        && cuts.get(cut).during(kind.day.toLocalDate()))
                .toArray();
    }
}
