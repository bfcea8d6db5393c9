package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;

/** The table of visits; no rule. */
@Component(service = VisitStore.class)
public final class VisitStore implements ListedTable<Visit> {
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

    @Override
    public Object[] values(Visit visit) {
        VisitFacts facts = visit.facts();
        Findings found = facts.findings();
        return new Object[] {
            visit.id(),
            visit.unit(),
            visit.list(),
            visit.importId(),
            visit.corrects(),
            visit.state().name(),
            visit.version(),
            visit.posted(),
            facts.plan(),
            facts.target().name(),
            facts.purpose().name(),
            facts.mode().name(),
            facts.date(),
            facts.campaign(),
            facts.place(),
            facts.category() == null ? null : facts.category().name(),
            Tag.mask(facts.tags()),
            facts.person(),
            facts.enterprise(),
            facts.post(),
            facts.headcount(),
            facts.evidence(),
            facts.goods(),
            facts.value().fen(),
            facts.announced().fen(),
            facts.payment(),
            facts.lot(),
            found.production(),
            found.cause(),
            found.placement(),
            found.policy(),
            facts.feedback()
        };
    }

    @Override
    public Visit record(Record row) {
        return new Visit(
                row.get(VISITS_VISITS.ID),
                row.get(VISITS_VISITS.UNIT),
                row.get(VISITS_VISITS.LIST),
                row.get(VISITS_VISITS.IMPORT_ID),
                row.get(VISITS_VISITS.CORRECTS),
                VisitState.valueOf(row.get(VISITS_VISITS.STATE)),
                row.get(VISITS_VISITS.VERSION),
                row.get(VISITS_VISITS.POSTED),
                facts(row));
    }

    private static VisitFacts facts(Record row) {
        String category = row.get(VISITS_VISITS.CATEGORY);
        return new VisitFacts(
                row.get(VISITS_VISITS.PLAN),
                VisitTarget.valueOf(row.get(VISITS_VISITS.TARGET)),
                VisitPurpose.valueOf(row.get(VISITS_VISITS.PURPOSE)),
                VisitMode.valueOf(row.get(VISITS_VISITS.MODE)),
                row.get(VISITS_VISITS.VISIT_DATE),
                row.get(VISITS_VISITS.CAMPAIGN),
                row.get(VISITS_VISITS.PLACE),
                category == null ? null : Category.valueOf(category),
                Tag.of(row.get(VISITS_VISITS.TAGS)),
                row.get(VISITS_VISITS.PERSON),
                row.get(VISITS_VISITS.ENTERPRISE),
                row.get(VISITS_VISITS.POST),
                row.get(VISITS_VISITS.HEADCOUNT),
                row.get(VISITS_VISITS.EVIDENCE),
                row.get(VISITS_VISITS.GOODS),
                Money.ofFen(row.get(VISITS_VISITS.GOODS_FEN)),
                Money.ofFen(row.get(VISITS_VISITS.ANNOUNCED_FEN)),
                row.get(VISITS_VISITS.PAYMENT),
                row.get(VISITS_VISITS.LOT),
                new Findings(
                        row.get(VISITS_VISITS.PRODUCTION),
                        row.get(VISITS_VISITS.CAUSE),
                        row.get(VISITS_VISITS.PLACEMENT),
                        row.get(VISITS_VISITS.POLICY)),
                row.get(VISITS_VISITS.FEEDBACK));
    }
}
