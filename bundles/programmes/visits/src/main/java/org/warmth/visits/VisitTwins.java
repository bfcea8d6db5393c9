package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_VISITS;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;

/** Finds visits to one person or enterprise on one day: perhaps one visit written down twice. */
@Component(service = VisitTwins.class)
public final class VisitTwins {
    private final Database database;
    private final Callers callers;

    /** Over the module's database. */
    @Activate
    public VisitTwins(@Reference(target = "(module=visits)") Database database, @Reference Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    /**
     * Two visits that look alike.
     *
     * @param id the later visit
     * @param other the earlier visit
     * @param person the person, 0 for an enterprise
     * @param enterprise the enterprise, 0 for a person
     * @param date the day
     */
    record Twins(long id, long other, long person, long enterprise, LocalDate date) {}

    /** The twins of a unit, or of all the caller's units, in the order of the later visit. */
    Page<Twins> page(long unit, long after, int size) {
        var earlier = VISITS_VISITS.as("earlier");
        Condition alike = earlier.VISIT_DATE
                .eq(VISITS_VISITS.VISIT_DATE)
                .and(earlier.ID.lt(VISITS_VISITS.ID))
                .and(earlier.TARGET.eq(VISITS_VISITS.TARGET))
                .and(earlier.STATE.notIn(gone()))
                .and(earlier.PERSON
                        .eq(VISITS_VISITS.PERSON)
                        .and(VISITS_VISITS.PERSON.ne(0L))
                        .or(earlier.ENTERPRISE
                                .eq(VISITS_VISITS.ENTERPRISE)
                                .and(VISITS_VISITS.TARGET.eq(VisitTarget.ENTERPRISE.name()))));
        Condition here = database.scope(callers.current(), VISITS_VISITS.UNIT, Set.of())
                .and(VISITS_VISITS.STATE.notIn(gone()))
                .and(VISITS_VISITS.CORRECTS.eq(0L));
        List<Twins> found = database.read(sql -> sql.select(
                        VISITS_VISITS.ID,
                        DSL.min(earlier.ID),
                        VISITS_VISITS.PERSON,
                        VISITS_VISITS.ENTERPRISE,
                        VISITS_VISITS.VISIT_DATE)
                .from(VISITS_VISITS)
                .join(earlier)
                .on(alike)
                .where(unit == 0 ? here : here.and(VISITS_VISITS.UNIT.eq(unit)))
                .and(VISITS_VISITS.ID.gt(after))
                .groupBy(VISITS_VISITS.ID, VISITS_VISITS.PERSON, VISITS_VISITS.ENTERPRISE, VISITS_VISITS.VISIT_DATE)
                .orderBy(VISITS_VISITS.ID)
                .limit(size + 1)
                .fetch(row -> new Twins(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
        return Page.of(found, size, Twins::id);
    }

    private static List<String> gone() {
        return List.of(VisitState.CANCELLED.name(), VisitState.VOIDED.name());
    }
}
