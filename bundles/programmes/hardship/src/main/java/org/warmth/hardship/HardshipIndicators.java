package org.warmth.hardship;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;

/**
 * What forms ask of hardship files (domain 0.3): {@code hardship.exits.H1} to {@code H4}, households that left hardship in
 * a period by each path and had not fallen back at its end (form 2 rows H1 to H4), and {@code hardship.active}, files active
 * on its last day, or today.
 */
@Component
public final class HardshipIndicators implements IndicatorSource {
    static final String ACTIVE = "hardship.active";
    static final String EXITS = "hardship.exits.";

    private final Database database;
    private final SpanStore spans;
    private final FileStore files;
    private final HardshipCalendar calendar;

    /** Over the module's tables. */
    @Activate
    public HardshipIndicators(
            @Reference(target = "(module=hardship)") Database database,
            @Reference SpanStore spans,
            @Reference FileStore files,
            @Reference HardshipCalendar calendar) {
        this.database = database;
        this.spans = spans;
        this.files = files;
        this.calendar = calendar;
    }

    @Override
    public Set<String> indicators() {
        Set<String> all = new HashSet<>(Set.of(ACTIVE));
        Arrays.stream(ExitPath.values()).forEach(path -> all.add(EXITS + path));
        return all;
    }

    @Override
    public long change() {
        return database.changes();
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        return indicator.equals(ACTIVE)
                ? spans.active(among(database, units), last(period, calendar.today()))
                : spans.exits(among(database, units), path(indicator), period);
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        if (indicator.equals(ACTIVE)) {
            LocalDate on = last(period, calendar.today());
            return records(spans.active(among(database, units), on, after, size), on);
        }
        List<SpanStore.Left> left = spans.left(among(database, units), path(indicator), period, after, size);
        Map<Long, HardshipFile> known =
                files.records().byIds(left.stream().map(SpanStore.Left::file).collect(Collectors.toSet()));
        return left.stream()
                .map(exit -> new IndicatorRecord(
                        exit.id(),
                        exit.unit(),
                        exit.on(),
                        known.get(exit.file()).number(),
                        1,
                        ref(exit.file())))
                .toList();
    }

    private List<IndicatorRecord> records(Map<Long, Long> active, LocalDate on) {
        Map<Long, HardshipFile> known = files.records().byIds(active.keySet());
        return active.keySet().stream().map(id -> record(known.get(id), on)).toList();
    }

    /** A file as the record behind a number: by its own number, which names nobody. */
    static IndicatorRecord record(HardshipFile file, LocalDate on) {
        return new IndicatorRecord(file.id(), file.unit(), on, file.number(), 1, ref(file.id()));
    }

    private static String ref(long file) {
        return "hardship/files/" + file;
    }

    private static ExitPath path(String indicator) {
        return ExitPath.valueOf(indicator.substring(EXITS.length()));
    }

    /** The last day of a period that has come. */
    static LocalDate last(Period period, LocalDate today) {
        return period.to().isAfter(today) ? today : period.to();
    }

    static Function<Field<Long>, Condition> among(Database database, UnitSet units) {
        return unit -> units.subtree() ? database.subtree(unit, units.top(), units.on()) : unit.eq(units.top());
    }
}
