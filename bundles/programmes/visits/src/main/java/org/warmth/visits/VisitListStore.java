package org.warmth.visits;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.visits.db.Tables.VISITS_LISTS;
import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.store.Database;

/** What lists of visits have beside their heads, and what each holds; no rule. */
@Component(service = VisitListStore.class)
public final class VisitListStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitListStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    /** The sheets of signatures of lists; 0 where one is missing. */
    Map<Long, Long> signSheets(Collection<Long> ids) {
        return database.read(sql -> sql.select(VISITS_LISTS.ID, VISITS_LISTS.SIGN_SHEET)
                .from(VISITS_LISTS)
                .where(VISITS_LISTS.ID.in(ids))
                .fetchMap(VISITS_LISTS.ID, VISITS_LISTS.SIGN_SHEET));
    }

    void sign(long id, long sheet) {
        database.write(sql -> sql.update(VISITS_LISTS)
                .set(VISITS_LISTS.SIGN_SHEET, sheet)
                .where(VISITS_LISTS.ID.eq(id))
                .execute());
    }

    /** What each of the lists holds. */
    Map<Long, VisitListView.Contents> contents(Collection<Long> ids) {
        Field<Integer> planned = count(when(VISITS_VISITS.STATE.eq(VisitState.PLANNED.name()), 1));
        Field<Integer> posted = count(when(VISITS_VISITS.POSTED.isTrue(), 1));
        Field<Integer> gifts = count(when(VISITS_VISITS.GOODS_FEN.gt(0L), 1));
        Field<BigDecimal> people =
                sum(case_().when(VISITS_VISITS.TARGET.eq(VisitTarget.POST.name()), VISITS_VISITS.HEADCOUNT)
                        .when(VISITS_VISITS.TARGET.eq(VisitTarget.PERSON.name()), 1)
                        .else_(0));
        Field<BigDecimal> goods = sum(VISITS_VISITS.GOODS_FEN);
        return database.read(sql -> sql.select(VISITS_VISITS.LIST, count(), planned, posted, gifts, people, goods)
                .from(VISITS_VISITS)
                .where(VISITS_VISITS
                        .LIST
                        .in(ids)
                        .and(VISITS_VISITS.STATE.notIn(VisitState.CANCELLED.name(), VisitState.VOIDED.name())))
                .groupBy(VISITS_VISITS.LIST)
                .fetchMap(
                        VISITS_VISITS.LIST,
                        row -> new VisitListView.Contents(
                                row.get(count()),
                                row.get(planned),
                                row.get(posted),
                                row.get(gifts),
                                row.get(people).intValue(),
                                Money.ofFen(row.get(goods).longValue()))));
    }
}
