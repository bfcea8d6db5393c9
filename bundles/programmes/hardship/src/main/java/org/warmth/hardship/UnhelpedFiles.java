package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;

/**
 * {@code hardship.active-unhelped}: active files whose household received neither living subsidy nor condolence in a period
 * (R-134, check F1-W06). Known only while payments are there, so that nobody takes a module that is away for households
 * without help. Payments come without this module's knowing: its number also grows with the clock, by the minute.
 */
@Component
public final class UnhelpedFiles implements IndicatorSource {
    static final String UNHELPED = "hardship.active-unhelped";

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Payments payments;

    private final Database database;
    private final SpanStore spans;
    private final FileStore files;
    private final MemberStore members;
    private final HardshipCalendar calendar;

    /** Over the module's tables. */
    @Activate
    public UnhelpedFiles(
            @Reference(target = "(module=hardship)") Database database,
            @Reference SpanStore spans,
            @Reference FileStore files,
            @Reference MemberStore members,
            @Reference HardshipCalendar calendar) {
        this.database = database;
        this.spans = spans;
        this.files = files;
        this.members = members;
        this.calendar = calendar;
    }

    @Override
    public Set<String> indicators() {
        return payments == null ? Set.of() : Set.of(UNHELPED);
    }

    @Override
    public long change() {
        return database.changes() + calendar.minute();
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        Function<Field<Long>, Condition> among = HardshipIndicators.among(database, units);
        LocalDate on = HardshipIndicators.last(period, calendar.today());
        Map<Long, Long> values = new HashMap<>();
        Map<Long, Long> active = spans.active(among, on, 0, Database.CHUNK);
        while (!active.isEmpty()) {
            unhelped(active, period).forEach((file, unit) -> values.merge(unit, 1L, Long::sum));
            active = spans.active(among, on, last(active), Database.CHUNK);
        }
        return values;
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        Function<Field<Long>, Condition> among = HardshipIndicators.among(database, units);
        LocalDate on = HardshipIndicators.last(period, calendar.today());
        List<IndicatorRecord> records = new ArrayList<>();
        Map<Long, Long> active = spans.active(among, on, after, Database.CHUNK);
        while (!active.isEmpty() && records.size() < size) {
            Map<Long, Long> unhelped = unhelped(active, period);
            Map<Long, HardshipFile> known = files.records().byIds(unhelped.keySet());
            unhelped.keySet().stream()
                    .map(file -> HardshipIndicators.record(known.get(file), on))
                    .forEach(records::add);
            active = spans.active(among, on, last(active), Database.CHUNK);
        }
        return records.size() > size ? List.copyOf(records.subList(0, size)) : records;
    }

    private Map<Long, Long> unhelped(Map<Long, Long> active, Period period) {
        Payments there = payments;
        if (there == null) {
            throw Problem.unavailable("hardship.funds-missing", null);
        }
        Set<Long> helped = WatchLists.helped(there, members.persons(active.keySet()), WatchLists.SUBSIDY, period);
        Map<Long, Long> unhelped = new LinkedHashMap<>(active);
        unhelped.keySet().removeAll(helped);
        return unhelped;
    }

    private static long last(Map<Long, Long> active) {
        long last = 0;
        for (long file : active.keySet()) {
            last = file;
        }
        return last;
    }
}
