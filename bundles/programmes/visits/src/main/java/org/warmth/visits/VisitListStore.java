package org.warmth.visits;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.visits.db.Tables.VISITS_LISTS;
import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of lists, and what each holds; no rule. */
@Component(service = VisitListStore.class)
public final class VisitListStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitListStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    void insert(VisitList list) {
        database.write(sql -> sql.insertInto(VISITS_LISTS)
                .set(VISITS_LISTS.ID, list.id())
                .set(VISITS_LISTS.UNIT, list.unit())
                .set(VISITS_LISTS.TITLE, list.title())
                .set(VISITS_LISTS.STATE, list.state().name())
                .set(VISITS_LISTS.VERSION, list.version())
                .set(VISITS_LISTS.SIGN_SHEET, list.signSheet())
                .set(VISITS_LISTS.IMPORT_ID, list.importId())
                .set(VISITS_LISTS.JOB, list.job())
                .set(VISITS_LISTS.CREATED_AT, LocalDateTime.ofInstant(list.createdAt(), ZoneOffset.UTC))
                .execute());
    }

    /** Writes a list that stands at a version; whether it did. */
    boolean update(VisitList list, int version) {
        return database.write(sql -> sql.update(VISITS_LISTS)
                        .set(VISITS_LISTS.TITLE, list.title())
                        .set(VISITS_LISTS.STATE, list.state().name())
                        .set(VISITS_LISTS.VERSION, list.version())
                        .set(VISITS_LISTS.SIGN_SHEET, list.signSheet())
                        .set(VISITS_LISTS.JOB, list.job())
                        .where(VISITS_LISTS.ID.eq(list.id()).and(VISITS_LISTS.VERSION.eq(version)))
                        .execute())
                == 1;
    }

    /** Holds a list in a state until the transaction ends, so that nobody approves it meanwhile; whether it stood there. */
    boolean hold(long id, Set<ListState> states) {
        return database.write(sql -> sql.update(VISITS_LISTS)
                        .set(VISITS_LISTS.ID, id)
                        .where(VISITS_LISTS.ID.eq(id).and(VISITS_LISTS.STATE.in(names(states))))
                        .execute())
                == 1;
    }

    Optional<VisitList> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(VISITS_LISTS)
                .where(VISITS_LISTS.ID.eq(id).and(database.scope(caller, VISITS_LISTS.UNIT, Set.of())))
                .fetchOptional(VisitListStore::list));
    }

    /** The lists among the ids that exist, whoever asks. */
    Map<Long, VisitList> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(VISITS_LISTS)
                .where(VISITS_LISTS.ID.in(ids))
                .fetchMap(VISITS_LISTS.ID, VisitListStore::list));
    }

    List<VisitList> page(Caller caller, long unit, ListState state, long after, int size) {
        Condition wanted = database.scope(caller, VISITS_LISTS.UNIT, Set.of()).and(VISITS_LISTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(VISITS_LISTS.UNIT.eq(unit));
        Condition there = state == null ? here : here.and(VISITS_LISTS.STATE.eq(state.name()));
        return database.read(sql -> sql.selectFrom(VISITS_LISTS)
                .where(there)
                .orderBy(VISITS_LISTS.ID)
                .limit(size)
                .fetch(VisitListStore::list));
    }

    /** What each of the lists holds. */
    Map<Long, VisitList.Contents> contents(Collection<Long> ids) {
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
                        row -> new VisitList.Contents(
                                row.get(count()),
                                row.get(planned),
                                row.get(posted),
                                row.get(gifts),
                                row.get(people).intValue(),
                                Money.ofFen(row.get(goods).longValue()))));
    }

    private static List<String> names(Set<ListState> states) {
        return states.stream().map(ListState::name).toList();
    }

    private static VisitList list(Record row) {
        return new VisitList(
                row.get(VISITS_LISTS.ID),
                row.get(VISITS_LISTS.UNIT),
                row.get(VISITS_LISTS.TITLE),
                ListState.valueOf(row.get(VISITS_LISTS.STATE)),
                row.get(VISITS_LISTS.VERSION),
                row.get(VISITS_LISTS.SIGN_SHEET),
                row.get(VISITS_LISTS.IMPORT_ID),
                row.get(VISITS_LISTS.JOB),
                row.get(VISITS_LISTS.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
