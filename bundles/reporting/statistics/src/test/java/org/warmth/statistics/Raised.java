package org.warmth.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;

/** A module that knows indicators, and how often it was asked. */
final class Raised implements IndicatorSource {
    private final Set<String> indicators;
    private final List<IndicatorRecord> records = new ArrayList<>();
    private final Map<Long, String> of = new HashMap<>();
    private long change = 1;
    int asked;
    private boolean leaving;

    Raised(String... indicators) {
        this.indicators = Set.of(indicators);
    }

    Raised add(String indicator, long unit, long value) {
        long id = 5 + records.size() * 10L;
        records.add(new IndicatorRecord(id, unit, LocalDate.of(2022, 1, 5), "receipt", value, "funds/receipts/" + id));
        of.put(id, indicator);
        change++;
        return this;
    }

    /** From now on its database is away, as that of a module which is being stopped. */
    void leave() {
        leaving = true;
        change++;
    }

    @Override
    public Set<String> indicators() {
        return indicators;
    }

    @Override
    public long change() {
        return change;
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        asked++;
        if (leaving) {
            throw Problem.unavailable("store.database-away", null);
        }
        Map<Long, Long> values = new HashMap<>();
        records(indicator, units, period, 0, Integer.MAX_VALUE)
                .forEach(record -> values.merge(record.unit(), record.value(), Long::sum));
        return values;
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        return records.stream()
                .filter(record -> of.get(record.id()).equals(indicator) && record.id() > after)
                .filter(record -> units.subtree() || record.unit() == units.top())
                .limit(size)
                .toList();
    }
}
