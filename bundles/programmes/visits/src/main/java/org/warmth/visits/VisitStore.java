package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of visits; no rule. */
@Component(service = VisitStore.class)
public final class VisitStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    /** Inserts visits. */
    void insert(Collection<Visit> visits) {
        if (visits.isEmpty()) {
            return;
        }
        database.write(sql -> {
            Field<?>[] columns = VISITS_VISITS.fields();
            BatchBindStep batch =
                    sql.batch(sql.insertInto(VISITS_VISITS, columns).values(new Object[columns.length]));
            visits.forEach(visit -> batch.bind(values(visit)));
            return batch.execute();
        });
    }

    /** Writes visits that stand one version before; how many did. */
    int update(Collection<Visit> visits) {
        if (visits.isEmpty()) {
            return 0;
        }
        return database.write(sql -> {
            List<Field<?>> columns = Arrays.asList(VISITS_VISITS.fields());
            Map<Field<?>, Object> nothing = new LinkedHashMap<>();
            columns.forEach(column -> nothing.put(column, null));
            BatchBindStep batch = sql.batch(sql.update(VISITS_VISITS)
                    .set(nothing)
                    .where(VISITS_VISITS.ID.eq((Long) null).and(VISITS_VISITS.VERSION.eq((Integer) null))));
            for (Visit visit : visits) {
                Object[] values = Arrays.copyOf(values(visit), columns.size() + 2);
                values[columns.size()] = visit.id();
                values[columns.size() + 1] = visit.version() - 1;
                batch.bind(values);
            }
            return Arrays.stream(batch.execute()).sum();
        });
    }

    /** A visit in the caller's scope. */
    Optional<Visit> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS.ID.eq(id).and(readable(caller)))
                .fetchOptional(VisitStore::visit));
    }

    /** The visits among the ids that exist, whoever asks. */
    Map<Long, Visit> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS.ID.in(ids))
                .fetchMap(VISITS_VISITS.ID, VisitStore::visit));
    }

    /** The visits in the caller's scope that a query asks for, in the order of their ids. */
    List<Visit> page(Caller caller, VisitQuery query, int size) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(readable(caller).and(matching(query)))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(VisitStore::visit));
    }

    /** The ids of the next visits of a list in a state, in order. */
    List<Long> nextOf(long list, VisitState state, long after, int size) {
        return database.read(sql -> sql.select(VISITS_VISITS.ID)
                .from(VISITS_VISITS)
                .where(VISITS_VISITS
                        .LIST
                        .eq(list)
                        .and(VISITS_VISITS.STATE.eq(state.name()))
                        .and(VISITS_VISITS.ID.gt(after)))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(VISITS_VISITS.ID));
    }

    /** The visits of a unit's subtree of today that still stand, after an id; for the export. */
    List<Visit> below(long unit, LocalDate today, long after, int size) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(database.subtree(VISITS_VISITS.UNIT, unit, today)
                        .and(stands())
                        .and(VISITS_VISITS.ID.gt(after)))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(VisitStore::visit));
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
                                .and(stands()))
                        .fetch(VisitStore::visit));
    }

    /** The open corrections of posted visits, by the visit they correct. */
    Map<Long, Visit> corrections(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS
                        .CORRECTS
                        .in(ids)
                        .and(VISITS_VISITS.STATE.in(VisitState.PLANNED.name(), VisitState.DONE.name())))
                .fetchMap(VISITS_VISITS.CORRECTS, VisitStore::visit));
    }

    /** The ids of the next visits that an import made, after an id, with their list, so that it can be undone. */
    List<Visit> imported(long importId, int size) {
        return database.read(sql -> sql.selectFrom(VISITS_VISITS)
                .where(VISITS_VISITS.IMPORT_ID.eq(importId).and(VISITS_VISITS.STATE.ne(VisitState.VOIDED.name())))
                .orderBy(VISITS_VISITS.ID)
                .limit(size)
                .fetch(VisitStore::visit));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, VISITS_VISITS.UNIT, Set.of());
    }

    private static Condition stands() {
        return VISITS_VISITS.STATE.notIn(VisitState.CANCELLED.name(), VisitState.VOIDED.name());
    }

    private static Condition matching(VisitQuery query) {
        Condition wanted = VISITS_VISITS.ID.gt(query.after());
        wanted = query.unit() == 0 ? wanted : wanted.and(VISITS_VISITS.UNIT.eq(query.unit()));
        wanted = query.list() == 0 ? wanted : wanted.and(VISITS_VISITS.LIST.eq(query.list()));
        wanted = query.plan() == 0 ? wanted : wanted.and(VISITS_VISITS.PLAN.eq(query.plan()));
        wanted = query.target() == null
                ? wanted
                : wanted.and(VISITS_VISITS.TARGET.eq(query.target().name()));
        return query.state() == null
                ? wanted
                : wanted.and(VISITS_VISITS.STATE.eq(query.state().name()));
    }

    /** In the order of the table's columns. */
    private static Object[] values(Visit visit) {
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

    private static Visit visit(Record row) {
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
