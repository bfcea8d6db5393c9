package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_PROBLEMS;

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
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of problems; no rule. */
@Component(service = VisitProblemStore.class)
public final class VisitProblemStore implements NamedTable<VisitProblem> {
    private static final RecordRows<VisitProblem> ROWS = RecordRows.of(VisitProblem.class, VISITS_PROBLEMS);

    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitProblemStore(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return VISITS_PROBLEMS;
    }

    @Override
    public RecordRows<VisitProblem> rows() {
        return ROWS;
    }

    /** How many problems of these visits are open, where any is. */
    Map<Long, Integer> open(Collection<Long> visits) {
        return database.read(sql -> sql.select(VISITS_PROBLEMS.VISIT, DSL.count())
                .from(VISITS_PROBLEMS)
                .where(VISITS_PROBLEMS.VISIT.in(visits).and(VISITS_PROBLEMS.SOLVED_ON.isNull()))
                .groupBy(VISITS_PROBLEMS.VISIT)
                .fetchMap(VISITS_PROBLEMS.VISIT, DSL.count()));
    }

    /** The open problems of these visits, those due first. */
    List<VisitProblem> openOf(Collection<Long> visits) {
        return visits.isEmpty()
                ? List.of()
                : database.read(sql -> sql.selectFrom(VISITS_PROBLEMS)
                        .where(VISITS_PROBLEMS.VISIT.in(visits).and(VISITS_PROBLEMS.SOLVED_ON.isNull()))
                        .orderBy(VISITS_PROBLEMS.DUE, VISITS_PROBLEMS.ID)
                        .fetch(this::record));
    }

    /** The problems that a query asks for, as of a day. */
    static Condition wanted(VisitProblem.Query query, LocalDate today) {
        Condition wanted = query.visit() == 0 ? DSL.noCondition() : VISITS_PROBLEMS.VISIT.eq(query.visit());
        wanted = query.owner() == 0 ? wanted : wanted.and(VISITS_PROBLEMS.OWNER.eq(query.owner()));
        wanted = query.open() || query.overdue() ? wanted.and(VISITS_PROBLEMS.SOLVED_ON.isNull()) : wanted;
        return query.overdue() ? wanted.and(VISITS_PROBLEMS.DUE.lt(today)) : wanted;
    }

    /** Seen by the unit of the visit and by the one that solves it. */
    Condition readable(Caller caller) {
        return database.scope(caller, VISITS_PROBLEMS.UNIT, Set.of())
                .or(database.scope(caller, VISITS_PROBLEMS.OWNER, Set.of()));
    }
}
