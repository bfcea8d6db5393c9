package org.warmth.donations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.api.Money;

/**
 * Sums that may hang out: by unit and kind of donor, without names, and none that tells what one donor gave. Groups that
 * stand for fewer than three donors are put together as the rest (其他), with the next bigger one if they are still too few.
 */
final class PublishedSums {
    /** So many donors at least stand behind every sum. */
    static final int FEWEST = 3;

    private final Map<Place, Sum> sums = new HashMap<>();

    /**
     * A sum as published.
     *
     * @param unit where it was raised, 0 for the rest
     * @param kind who gave, null for the rest
     * @param people how many gave: people-times
     * @param donations how many donations
     * @param money the money
     * @param goods the worth of the goods
     */
    record Line(long unit, DonorKind kind, long people, int donations, Money money, Money goods) {}

    /** What one donor gave at one place, as far as donors can be told apart. */
    record Gift(
            long unit, DonorKind kind, String donor, long people, int most, int donations, Money money, Money goods) {}

    private record Place(long unit, DonorKind kind) {}

    void add(Gift gift) {
        sums.computeIfAbsent(new Place(gift.unit(), gift.kind()), place -> new Sum())
                .add(gift);
    }

    /** How many donors surely stand behind it all, three standing for more. */
    long sure() {
        Sum all = new Sum();
        sums.values().forEach(all::add);
        return all.sure();
    }

    /** The lines; none at all where fewer than three donors stand behind the whole. */
    List<Line> lines() {
        List<Map.Entry<Place, Sum>> shown = new ArrayList<>(sums.entrySet());
        shown.sort(Comparator.comparingLong(
                        (Map.Entry<Place, Sum> each) -> each.getValue().sure())
                .thenComparing(each -> each.getValue().money.plus(each.getValue().goods))
                .thenComparing(each -> each.getKey().unit())
                .thenComparing(each -> each.getKey().kind()));
        Sum rest = new Sum();
        while (!shown.isEmpty()
                && (shown.get(0).getValue().sure() < FEWEST || rest.donations > 0 && rest.sure() < FEWEST)) {
            rest.add(shown.remove(0).getValue());
        }
        List<Line> lines = new ArrayList<>();
        shown.forEach(each -> lines.add(
                each.getValue().line(each.getKey().unit(), each.getKey().kind())));
        if (rest.sure() >= FEWEST) {
            lines.add(rest.line(0, null));
        }
        return lines;
    }

    /** A growing sum, and the donors who surely stand behind it, no more of them than need to be known. */
    private static final class Sum {
        private final Map<String, Long> donors = new HashMap<>();
        private long people;
        private int donations;
        private Money money = Money.ZERO;
        private Money goods = Money.ZERO;

        void add(Gift gift) {
            know(gift.donor(), gift.most());
            people += gift.people();
            donations += gift.donations();
            money = money.plus(gift.money());
            goods = goods.plus(gift.goods());
        }

        void add(Sum other) {
            other.donors.forEach(this::know);
            people += other.people;
            donations += other.donations;
            money = money.plus(other.money);
            goods = goods.plus(other.goods);
        }

        private void know(String donor, long together) {
            if (donors.containsKey(donor) || donors.size() < FEWEST) {
                donors.merge(donor, together, Math::max);
            }
        }

        long sure() {
            return donors.values().stream().mapToLong(Long::longValue).sum();
        }

        Line line(long unit, DonorKind kind) {
            return new Line(unit, kind, people, donations, money, goods);
        }
    }
}
