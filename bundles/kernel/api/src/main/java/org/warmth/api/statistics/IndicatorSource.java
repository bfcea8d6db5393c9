package org.warmth.api.statistics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;

/** Values of form rows that are no benefits (form 1 A and B), from the module that knows. */
@ConsumerType
public interface IndicatorSource {
    /** The indicators it knows, for example {@code visits.enterprises}, {@code funds.raised.B1}. */
    Set<String> indicators();

    /** A number that grows with every change of any of its values, cheap to ask. */
    long change();

    /** The value per unit of the set, units with 0 left out; counts as numbers, money in fen. */
    Map<Long, Long> values(String indicator, UnitSet units, Period period);

    /** {@link #values} of several indicators at once, by indicator; for a source that reads them together. */
    default Map<String, Map<Long, Long>> values(Set<String> wanted, UnitSet units, Period period) {
        return wanted.stream()
                .collect(Collectors.toMap(Function.identity(), indicator -> values(indicator, units, period)));
    }

    /** The value counted once over the whole set where that differs from the sum (distinct enterprises), else -1. */
    default long distinct(String indicator, UnitSet units, Period period) {
        return -1;
    }

    /** The records behind a value, in the order of ids after {@code after}, at most {@code size}. */
    List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size);

    /**
     * A record behind a value.
     *
     * @param id the record
     * @param unit whose form counts it
     * @param date its day
     * @param text what it is, masked
     * @param value what it adds; 0 for one that counts elsewhere
     * @param ref where to read it, a path below {@code /warmth/v1}
     */
    record IndicatorRecord(long id, long unit, java.time.LocalDate date, String text, long value, String ref) {}
}
