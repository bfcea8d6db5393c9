package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_PLANS;
import static org.warmth.visits.db.Tables.VISITS_PLAN_PARTNERS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of plans; no rule. */
@Component(service = VisitPlanStore.class)
public final class VisitPlanStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitPlanStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    void insert(VisitPlan plan) {
        database.write(sql -> {
            sql.insertInto(VISITS_PLANS).set(columns(plan)).execute();
            accompany(sql, plan);
            return null;
        });
    }

    /** Writes a plan that stands one version before; whether it did. */
    boolean update(VisitPlan plan) {
        return database.write(sql -> {
            boolean updated = sql.update(VISITS_PLANS)
                            .set(columns(plan))
                            .where(VISITS_PLANS.ID.eq(plan.id()).and(VISITS_PLANS.VERSION.eq(plan.version() - 1)))
                            .execute()
                    == 1;
            if (updated) {
                sql.deleteFrom(VISITS_PLAN_PARTNERS)
                        .where(VISITS_PLAN_PARTNERS.PLAN.eq(plan.id()))
                        .execute();
                accompany(sql, plan);
            }
            return updated;
        });
    }

    private static void accompany(DSLContext sql, VisitPlan plan) {
        for (long partner : plan.partners()) {
            sql.insertInto(VISITS_PLAN_PARTNERS)
                    .set(VISITS_PLAN_PARTNERS.PLAN, plan.id())
                    .set(VISITS_PLAN_PARTNERS.UNIT, partner)
                    .execute();
        }
    }

    Optional<VisitPlan> byId(Caller caller, long id) {
        return database.read(sql -> plans(sql, VISITS_PLANS.ID.eq(id).and(readable(caller)), 1).stream()
                .findFirst());
    }

    List<VisitPlan> page(Caller caller, long unit, long after, int size) {
        Condition wanted = readable(caller).and(VISITS_PLANS.ID.gt(after));
        return database.read(sql -> plans(sql, unit == 0 ? wanted : wanted.and(VISITS_PLANS.UNIT.eq(unit)), size));
    }

    private static List<VisitPlan> plans(DSLContext sql, Condition wanted, int size) {
        Result<Record> found = sql.selectFrom(VISITS_PLANS)
                .where(wanted)
                .orderBy(VISITS_PLANS.ID)
                .limit(size)
                .fetch();
        Map<Long, List<Long>> partners = sql.select(VISITS_PLAN_PARTNERS.PLAN, VISITS_PLAN_PARTNERS.UNIT)
                .from(VISITS_PLAN_PARTNERS)
                .where(VISITS_PLAN_PARTNERS.PLAN.in(found.getValues(VISITS_PLANS.ID)))
                .orderBy(VISITS_PLAN_PARTNERS.UNIT)
                .fetchGroups(VISITS_PLAN_PARTNERS.PLAN, VISITS_PLAN_PARTNERS.UNIT);
        return found.map(row -> plan(row, partners.getOrDefault(row.get(VISITS_PLANS.ID), List.of())));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, VISITS_PLANS.UNIT, Set.of())
                .or(VISITS_PLANS.ID.in(DSL.select(VISITS_PLAN_PARTNERS.PLAN)
                        .from(VISITS_PLAN_PARTNERS)
                        .where(database.scope(caller, VISITS_PLAN_PARTNERS.UNIT, Set.of()))));
    }

    private static Map<Field<?>, Object> columns(VisitPlan plan) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(VISITS_PLANS.ID, plan.id());
        columns.put(VISITS_PLANS.UNIT, plan.unit());
        columns.put(VISITS_PLANS.TITLE, plan.title());
        columns.put(VISITS_PLANS.PLAN_DATE, plan.date());
        columns.put(VISITS_PLANS.LEADER_ROLE, plan.leaderRole());
        columns.put(VISITS_PLANS.LEADER_RANK, plan.leaderRank().name());
        columns.put(VISITS_PLANS.TEAM, plan.team());
        columns.put(VISITS_PLANS.ROUTE, plan.route());
        columns.put(VISITS_PLANS.VERSION, plan.version());
        return columns;
    }

    private static VisitPlan plan(Record row, List<Long> partners) {
        return new VisitPlan(
                row.get(VISITS_PLANS.ID),
                row.get(VISITS_PLANS.UNIT),
                row.get(VISITS_PLANS.TITLE),
                row.get(VISITS_PLANS.PLAN_DATE),
                row.get(VISITS_PLANS.LEADER_ROLE),
                VisitPlan.Rank.valueOf(row.get(VISITS_PLANS.LEADER_RANK)),
                row.get(VISITS_PLANS.TEAM),
                row.get(VISITS_PLANS.ROUTE),
                partners,
                row.get(VISITS_PLANS.VERSION));
    }
}
