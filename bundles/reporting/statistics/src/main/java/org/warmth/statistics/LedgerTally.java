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
import org.warmth.api.campaigns.Period;
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

    /**
     * A tally of the days from {@code from} on, of the rows' own periods.
     *
     * @param from a day at which the ledger's stretches are cut
     */
    LedgerTally(Form form, Campaign campaign, LocalDate from) {
        for (FormRow row : form.rows()) {
            if (!row.sum() && row.ledger() != null) {
                countings.add(new Counting(
                        row.code(),
                        cut(row, since(row.period().of(campaign), from)),
                        row.ledger().sum()));
            }
        }
    }

    private static List<Period> since(List<Period> periods, LocalDate from) {
        return periods.stream()
                .filter(period -> !period.to().isBefore(from))
                .map(period -> period.from().isBefore(from) ? new Period(from, period.to()) : period)
                .toList();
    }

    /** The entries that a row with a ledger cut counts. */
    static Cut cut(FormRow row, Campaign campaign) {
        return cut(row, row.period().of(campaign));
    }

    private static Cut cut(FormRow row, List<Period> periods) {
        LedgerCut cut = row.ledger();
        return new Cut(
                cut.benefits(),
                cut.except(),
                cut.categories().stream().map(Category::of).collect(java.util.stream.Collectors.toSet()),
                cut.categorised(),
                cut.tag(),
                periods);
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

    /**
     * The tallies of a form for a campaign.
     *
     * @param all of all days
     * @param late of those after the deadline
     */
    record Pair(LedgerTally all, LedgerTally late) {}

    /** Tallies by form and campaign, made once for each version of a campaign. */
    static final class Known {
        private static final int MOST = 64;

        private final Map<String, Map<Campaign, Pair>> tallies = new HashMap<>();

        synchronized Pair of(Form form, Campaign campaign) {
            Map<Campaign, Pair> ofForm = tallies.computeIfAbsent(form.name(), name -> new HashMap<>());
            if (ofForm.size() >= MOST && !ofForm.containsKey(campaign)) {
                ofForm.clear();
            }
            return ofForm.computeIfAbsent(
                    campaign,
                    of -> new Pair(
                            new LedgerTally(form, of, LocalDate.MIN), new LedgerTally(form, of, of.afterDeadline())));
        }
    }
}
