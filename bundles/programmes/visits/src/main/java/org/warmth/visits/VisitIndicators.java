package org.warmth.visits;

import static org.jooq.impl.DSL.countDistinct;
import static org.warmth.visits.db.Tables.VISITS_LISTS;
import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.campaigns.Period;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;
import org.warmth.visits.db.tables.VisitsVisits;

/**
 * Form 1 row A: enterprises visited (domain 0.3). A visit counts once it is done, one of a list once the list is
 * approved; a visit to a post inside an enterprise counts that enterprise. Each giving unit counts an enterprise once,
 * units add up, and the distinct number stands beside.
 */
@Component
public final class VisitIndicators implements IndicatorSource {
    static final String ENTERPRISES = "visits.enterprises";

    private final Database database;
    private final Enterprises enterprises;
    private final Units tree;

    /** Over the module's tables. */
    @Activate
    public VisitIndicators(
            @Reference(target = "(module=visits)") Database database,
            @Reference Enterprises enterprises,
            @Reference Units tree) {
        this.database = database;
        this.enterprises = enterprises;
        this.tree = tree;
    }

    @Override
    public Set<String> indicators() {
        return Set.of(ENTERPRISES);
    }

    @Override
    public long change() {
        return database.changes();
    }

    /** An enterprise counts once a filing unit (domain 0.3), for the unit that visited it first. */
    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        Map<Long, Long> values = new HashMap<>();
        firsts(units, period).values().forEach(unit -> values.merge(unit, 1L, Long::sum));
        return values;
    }

    @Override
    public long distinct(String indicator, UnitSet units, Period period) {
        Field<Integer> distinct = countDistinct(VISITS_VISITS.ENTERPRISE);
        return database.read(sql -> sql.select(distinct)
                .from(VISITS_VISITS)
                .where(counted(units, period))
                .fetchSingle(distinct));
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        Map<Long, Long> firsts = firsts(units, period);
        var rows = database.read(sql -> sql.select(
                        VISITS_VISITS.ID, VISITS_VISITS.UNIT, VISITS_VISITS.VISIT_DATE, VISITS_VISITS.ENTERPRISE)
                .from(VISITS_VISITS)
                .where(counted(units, period).and(VISITS_VISITS.ID.gt(after)))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch());
        Map<Long, Enterprises.Claim> names = enterprises.named(Set.copyOf(rows.getValues(VISITS_VISITS.ENTERPRISE)));
        return rows.map(row -> new IndicatorRecord(
                row.value1(),
                row.value2(),
                row.value3(),
                names.containsKey(row.value4()) ? names.get(row.value4()).name() : "",
                firsts.containsKey(row.value1()) ? 1 : 0,
                "visits/" + row.value1()));
    }

    /** The visits that count, with their units: the first to each enterprise in each filing unit. */
    private Map<Long, Long> firsts(UnitSet units, Period period) {
        Map<Long, Long> filing = new HashMap<>();
        Set<Reached> reached = new HashSet<>();
        Map<Long, Long> firsts = new LinkedHashMap<>();
        database.read(sql -> sql.select(VISITS_VISITS.ID, VISITS_VISITS.UNIT, VISITS_VISITS.ENTERPRISE)
                        .from(VISITS_VISITS)
                        .where(counted(units, period))
                        .orderBy(VISITS_VISITS.ID)
                        .fetch())
                .forEach(row -> {
                    long files = filing.computeIfAbsent(row.value2(), unit -> filingUnit(unit, units.on()));
                    if (reached.add(new Reached(files, row.value3()))) {
                        firsts.put(row.value1(), row.value2());
                    }
                });
        return firsts;
    }

    /** The unit itself or the nearest above that files to the city; the unit itself where none does. */
    private long filingUnit(long unit, LocalDate on) {
        List<Long> lineage = tree.lineage(unit, on);
        Map<Long, Unit> known = tree.byIds(lineage);
        return lineage.stream()
                .filter(above -> known.containsKey(above) && known.get(above).filing())
                .findFirst()
                .orElse(unit);
    }

    /** An enterprise as a filing unit counts it. */
    private record Reached(long filing, long enterprise) {}

    private Condition counted(UnitSet units, Period period) {
        Condition where = units.subtree()
                ? database.subtree(VISITS_VISITS.UNIT, units.top(), units.on())
                : VISITS_VISITS.UNIT.eq(units.top());
        return where.and(VISITS_VISITS.VISIT_DATE.between(period.from(), period.to()))
                .and(taken(VISITS_VISITS));
    }

    private static Condition taken(VisitsVisits visits) {
        return visits.ENTERPRISE
                .ne(0L)
                .and(visits.TARGET.ne(VisitTarget.PERSON.name()))
                .and(visits.STATE.in(
                        VisitState.TAKEN_PLACE.stream().map(VisitState::name).toList()))
                .and(visits.LIST
                        .eq(0L)
                        .or(DSL.exists(DSL.selectOne()
                                .from(VISITS_LISTS)
                                .where(VISITS_LISTS
                                        .ID
                                        .eq(visits.LIST)
                                        .and(VISITS_LISTS.STATE.eq(ListState.APPROVED.name()))))));
    }
}
