package org.warmth.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warmth.api.campaigns.Campaign;

/**
 * The days at which the time axis is cut: the bounds of every campaign's window and service month, the end of its deadline's
 * day, and every first of January. A stretch between two cuts lies wholly inside or outside of each period, so that its sums need no dates.
 *
 * @param days the cuts besides the turns of the years, in order
 */
record Cuts(List<LocalDate> days) {
    static final Cuts NONE = new Cuts(List.of());

    static Cuts of(Collection<Campaign> campaigns) {
        return new Cuts(campaigns.stream()
                .flatMap(Cuts::bounds)
                .filter(day -> day.getDayOfYear() > 1)
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<LocalDate> bounds(Campaign campaign) {
        Stream<LocalDate> periods = Stream.of(campaign.window(), campaign.serviceMonth())
                .filter(Objects::nonNull)
                .flatMap(period -> Stream.of(period.from(), period.to().plusDays(1)));
        return Stream.concat(periods, Stream.of(campaign.afterDeadline()));
    }

    /** Reads {@link #text}. */
    static Cuts of(String text) {
        return text == null || text.isBlank()
                ? NONE
                : new Cuts(
                        Stream.of(text.trim().split(",")).map(LocalDate::parse).toList());
    }

    /** As it is stored. */
    String text() {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    /** The first day of the stretch that the day belongs to. */
    LocalDate stretch(LocalDate day) {
        LocalDate year = day.withDayOfYear(1);
        int at = Collections.binarySearch(days, day);
        int floor = at >= 0 ? at : -at - 2;
        return floor < 0 || days.get(floor).isBefore(year) ? year : days.get(floor);
    }
}
