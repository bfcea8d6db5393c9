package org.warmth.visits;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.visits.db.Tables.VISITS_LISTS;
import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.lists.ListHead;
import org.warmth.api.store.Database;

/** What lists of visits have beside their heads, and what each holds; no rule. */
@Component(service = VisitListStore.class)
public final class VisitListStore {
    private static final Field<Integer> ALL = count();
    private static final Field<Integer> PLANNED = count(when(VISITS_VISITS.STATE.eq(VisitState.PLANNED.name()), 1));
    private static final Field<Integer> POSTED = count(when(VISITS_VISITS.POSTED.isTrue(), 1));
    private static final Field<Integer> GIFTS = count(when(VISITS_VISITS.GOODS_FEN.gt(0L), 1));
    private static final Field<BigDecimal> PEOPLE =
            sum(case_().when(VISITS_VISITS.TARGET.eq(VisitTarget.POST.name()), VISITS_VISITS.HEADCOUNT)
                    .when(VISITS_VISITS.TARGET.eq(VisitTarget.PERSON.name()), 1)
                    .else_(0));
    private static final Field<BigDecimal> GOODS = sum(VISITS_VISITS.GOODS_FEN);
    private static final List<Field<?>> SUMS = List.of(VISITS_VISITS.LIST, ALL, PLANNED, POSTED, GIFTS, PEOPLE, GOODS);
    private static final List<Field<String>> FINDINGS =
            List.of(VISITS_VISITS.PRODUCTION, VISITS_VISITS.CAUSE, VISITS_VISITS.PLACEMENT, VISITS_VISITS.POLICY);

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

    /** What each of the lists holds, as of a day. */
    Map<Long, VisitListContents> contents(Collection<ListHead> lists, LocalDate today) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, Long> sheets = signSheets(ids);
        Map<Long, Record> rows = database.read(sql -> sql.select(SUMS)
                .select(due(today))
                .select(FINDINGS.stream()
                        .map(finding -> lacking(finding, today))
                        .toList())
                .from(VISITS_VISITS)
                .where(VISITS_VISITS
                        .LIST
                        .in(ids)
                        .and(VISITS_VISITS.STATE.notIn(VisitState.CANCELLED.name(), VisitState.VOIDED.name())))
                .groupBy(VISITS_VISITS.LIST)
                .fetchMap(VISITS_VISITS.LIST, row -> (Record) row));
        Map<Long, VisitListContents> contents = new HashMap<>();
        ids.forEach(id -> contents.put(id, contents(rows.get(id), sheets.get(id))));
        return contents;
    }

    private static VisitListContents contents(Record row, long sheet) {
        if (row == null) {
            return new VisitListContents(VisitListView.Contents.NOTHING, sheet, 0, List.of());
        }
        return new VisitListContents(
                new VisitListView.Contents(
                        row.get(ALL),
                        row.get(PLANNED),
                        row.get(POSTED),
                        row.get(GIFTS),
                        row.get(PEOPLE).intValue(),
                        Money.ofFen(row.get(GOODS).longValue())),
                sheet,
                row.get("due", Integer.class),
                FINDINGS.stream()
                        .map(Field::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> row.get(name + "_lacking", Integer.class) > 0)
                        .map(name -> Violation.of(name, "visits.finding-missing"))
                        .toList());
    }

    private static Field<Integer> due(LocalDate today) {
        return count(when(mayBeDone(today), 1)).as("due");
    }

    private static Field<Integer> lacking(Field<String> finding, LocalDate today) {
        return count(when(
                        mayBeDone(today)
                                .and(VISITS_VISITS.PURPOSE.eq(VisitPurpose.SURVEY.name()))
                                .and(finding.isNull()),
                        1))
                .as(finding.getName().toLowerCase(Locale.ROOT) + "_lacking");
    }

    /** Planned for no later than a day, and not postponed. */
    static Condition mayBeDone(LocalDate today) {
        return VISITS_VISITS
                .STATE
                .eq(VisitState.PLANNED.name())
                .and(VISITS_VISITS.MODE.ne(VisitMode.POSTPONED.name()))
                .and(VISITS_VISITS.VISIT_DATE.le(today));
    }
}
