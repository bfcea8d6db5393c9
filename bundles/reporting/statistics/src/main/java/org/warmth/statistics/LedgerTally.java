package org.warmth.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.ledger.Figures.Total;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.FormDefinition.LedgerCut;
import org.warmth.statistics.FormDefinition.Sum;

/** Spreads the ledger's sums over the rows of a form for one campaign. */
final class LedgerTally {
    private static final int MOST_KINDS = 100_000;

    private final List<Counting> countings = new ArrayList<>();

    /** Which rows a kind of entry feeds: the same few kinds come with every reading. */
    private final Map<Kind, int[]> routes = new ConcurrentHashMap<>();

    LedgerTally(Form form, Campaign campaign) {
        for (FormRow row : form.rows()) {
            if (!row.sum() && row.ledger() != null) {
                countings.add(new Counting(
                        row.code(), cut(row, campaign), row.ledger().sum()));
            }
        }
    }

    /** The entries that a row with a ledger cut counts. */
    static Cut cut(FormRow row, Campaign campaign) {
        LedgerCut cut = row.ledger();
        return new Cut(
                cut.benefits(),
                cut.except(),
                cut.categories().stream().map(Category::of).collect(java.util.stream.Collectors.toSet()),
                cut.categorised(),
                cut.tag(),
                row.period().of(campaign));
    }

    /** What an entry adds to a row: people-times, or fen. */
    static long adds(Sum sum, long times, long money, long goods) {
        return switch (sum) {
            case TIMES -> times;
            case MONEY -> money;
            case MONEY_AND_GOODS -> Math.addExact(money, goods);
        };
    }

    /** What an entry adds to a row. */
    static long adds(Sum sum, Posted entry) {
        return adds(sum, entry.times(), entry.money().fen(), entry.goods().fen());
    }

    /** The value of every row that the ledger feeds, 0 where there is nothing. */
    Map<String, Long> spread(List<Total> totals) {
        long[] sums = new long[countings.size()];
        for (Total total : totals) {
            for (int route : route(total)) {
                long adds = adds(
                        countings.get(route).sum(),
                        total.times(),
                        total.money().fen(),
                        total.goods().fen());
                sums[route] = Math.addExact(sums[route], adds);
            }
        }
        Map<String, Long> values = new LinkedHashMap<>();
        for (int n = 0; n < sums.length; n++) {
            values.put(countings.get(n).code(), sums[n]);
        }
        return values;
    }

    private int[] route(Total total) {
        Kind kind = new Kind(total.benefit(), total.category(), total.tags(), total.from());
        int[] known = routes.get(kind);
        if (known != null) {
            return known;
        }
        List<Integer> route = new ArrayList<>();
        for (int n = 0; n < countings.size(); n++) {
            Cut cut = countings.get(n).cut();
            if (cut.during(kind.from()) && cut.takes(kind.benefit(), kind.category(), kind.tags())) {
                route.add(n);
            }
        }
        int[] found = route.stream().mapToInt(Integer::intValue).toArray();
        if (routes.size() < MOST_KINDS) {
            routes.put(kind, found);
        }
        return found;
    }

    private record Counting(String code, Cut cut, Sum sum) {}

    private record Kind(Benefit benefit, Category category, int tags, LocalDate from) {}

    /** Tallies by form and campaign, made once for each version of a campaign. */
    static final class Known {
        private static final int MOST = 64;

        private final Map<String, Map<Campaign, LedgerTally>> tallies = new HashMap<>();

        synchronized LedgerTally of(Form form, Campaign campaign) {
            Map<Campaign, LedgerTally> ofForm = tallies.computeIfAbsent(form.name(), name -> new HashMap<>());
            if (ofForm.size() >= MOST && !ofForm.containsKey(campaign)) {
                ofForm.clear();
            }
            return ofForm.computeIfAbsent(campaign, of -> new LedgerTally(form, of));
        }
    }
}
