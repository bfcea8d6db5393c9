package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of visits; no rule. */
@Component(service = VisitStore.class)
public final class VisitStore implements ListedTable<Visit>, NamedTable<Visit> {
    private static final RecordRows<Visit> ROWS = RecordRows.of(
            Visit.class, VISITS_VISITS, Map.of("date", VISITS_VISITS.VISIT_DATE, "value", VISITS_VISITS.GOODS_FEN));

    private final Database database;
    private final Records<Visit> records;

    /** Over the module's database. */
    @Activate
    public VisitStore(@Reference(target = "(module=visits)") Database database, @Reference Lists lists) {
        this.database = database;
        this.records = lists.records(this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return VISITS_VISITS;
    }

    @Override
    public RecordRows<Visit> rows() {
        return ROWS;
    }

    @Override
    public Set<VisitState> open() {
        return VisitState.OPEN;
    }

    @Override
    public Set<VisitState> gone() {
        return VisitState.GONE;
    }

    /** The visits, as every module handles its records. */
    Records<Visit> records() {
        return records;
    }

    /** The visits in the caller's scope that a query asks for, in the order of their ids. */
    List<Visit> page(Caller caller, VisitQuery query, int size) {
        return records.page(caller, matching(query), query.after(), size);
    }

    /** The visits to these persons on these days that stand. */
    List<Visit> onDays(Collection<Long> persons, Collection<LocalDate> days) {
        return persons.isEmpty()
                ? List.of()
                : database.read(sql -> sql.selectFrom(VISITS_VISITS)
                        .where(VISITS_VISITS
                                .PERSON
                                .in(persons)
                                .and(VISITS_VISITS.VISIT_DATE.in(days))
                                .and(VISITS_VISITS.STATE.notIn(VisitState.CANCELLED.name(), VisitState.VOIDED.name())))
                        .fetch(this::record));
    }

    /** The visits of a list that stand, in the order of their ids. */
    List<Visit> standing(long list, int size) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS.LIST.eq(list).and(VISITS_VISITS.STATE.notIn(names(VisitState.GONE))))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(this::record));
    }

    /** The visits of a list that are planned for no later than a day and may be done, in the order of their ids. */
    List<Visit> due(long list, LocalDate today, int size) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS.LIST.eq(list).and(VisitListStore.mayBeDone(today)))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(this::record));
    }

    private static List<String> names(Set<VisitState> states) {
        return states.stream().map(Enum::name).toList();
    }

    private static Condition matching(VisitQuery query) {
        Condition wanted = query.unit() == 0 ? DSL.noCondition() : VISITS_VISITS.UNIT.eq(query.unit());
        wanted = query.list() == 0 ? wanted : wanted.and(VISITS_VISITS.LIST.eq(query.list()));
        wanted = query.plan() == 0 ? wanted : wanted.and(VISITS_VISITS.PLAN.eq(query.plan()));
        wanted = query.target() == null
                ? wanted
                : wanted.and(VISITS_VISITS.TARGET.eq(query.target().name()));
        return query.state() == null
                ? wanted
                : wanted.and(VISITS_VISITS.STATE.eq(query.state().name()));
    }
}
