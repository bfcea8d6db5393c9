package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

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

/** Finds persons whom two projects of one kind pay for the same subject: perhaps two levels that pay for one thing. */
@Component(service = PaymentTwins.class)
public final class PaymentTwins {
    private final Database database;
    private final Callers callers;

    /** Over the module's database. */
    @Activate
    public PaymentTwins(@Reference(target = "(module=funds)") Database database, @Reference Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    /**
     * Two payments that look alike.
     *
     * @param id the later payment
     * @param other the earlier payment
     * @param person the payee of both
     * @param kind the kind of both projects
     */
    record Twins(long id, long other, long person, ProjectKind kind) {}

    /** The twins of a unit, or of all the caller's units, in the order of the later payment. */
    Page<Twins> page(long unit, long after, int size) {
        var earlier = FUNDS_PAYMENTS.as("earlier");
        var of = FUNDS_PROJECTS.as("other_project");
        Condition here = database.scope(callers.current(), FUNDS_PAYMENTS.UNIT, Set.of())
                .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()))
                .and(FUNDS_PAYMENTS.CORRECTS.eq(0L))
                .and(FUNDS_PAYMENTS.ID.gt(after));
        List<Twins> found = database.read(sql -> sql.select(
                        FUNDS_PAYMENTS.ID, DSL.min(earlier.ID), FUNDS_PAYMENTS.PERSON, FUNDS_PROJECTS.KIND)
                .from(FUNDS_PAYMENTS)
                .join(FUNDS_PROJECTS)
                .on(FUNDS_PROJECTS.ID.eq(FUNDS_PAYMENTS.PROJECT))
                .join(earlier)
                .on(earlier.PERSON
                        .eq(FUNDS_PAYMENTS.PERSON)
                        .and(earlier.SUBJECT.eq(FUNDS_PAYMENTS.SUBJECT))
                        .and(earlier.ID.lt(FUNDS_PAYMENTS.ID))
                        .and(earlier.PROJECT.ne(FUNDS_PAYMENTS.PROJECT))
                        .and(earlier.STATE.ne(PaymentState.VOIDED.name())))
                .join(of)
                .on(of.ID.eq(earlier.PROJECT).and(of.KIND.eq(FUNDS_PROJECTS.KIND)))
                .where(unit == 0 ? here : here.and(FUNDS_PAYMENTS.UNIT.eq(unit)))
                .groupBy(FUNDS_PAYMENTS.ID, FUNDS_PAYMENTS.PERSON, FUNDS_PROJECTS.KIND)
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size + 1)
                .fetch(row -> new Twins(row.value1(), row.value2(), row.value3(), ProjectKind.valueOf(row.value4()))));
        return Page.of(found, size, Twins::id);
    }
}
