package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STANDARDS;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Violations;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;

/** The rules of standards: drafted by one, approved by the leader with its minutes, replaced by the next. */
@Component(service = StandardService.class)
public final class StandardService {
    private final Living<Standard, StepInput, StandardView> living;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public StandardService(
            @Reference StandardStore standards,
            @Reference StandardLifecycle lifecycle,
            @Reference Workflow workflow,
            @Reference Ids ids) {
        living = workflow.living(
                standards.kept(),
                lifecycle.life(),
                Views.each((standard, before, next) -> StandardView.of(standard, before.standard(), next)));
        this.ids = ids;
    }

    Created create(Standard.Input input) {
        Money min = input.min() == null ? Money.ZERO : input.min();
        new Violations()
                .required("unit", input.unit())
                .text("minutesNo", input.minutesNo(), 60)
                .longest("basis", input.basis(), 200)
                .notNegative("min", min)
                .positive("max", input.max())
                .unless(input.max() == null || input.max().compareTo(min) >= 0, "max", "funds.max-below-min")
                .unless(input.year() >= 2000 && input.year() < 2100, "year", "funds.year")
                .refuse();
        Standard standard = new Standard(
                ids.next(),
                input.unit(),
                input.year(),
                input.kind(),
                input.category(),
                min,
                input.max(),
                input.minutesNo(),
                input.basis(),
                StandardState.DRAFT,
                1);
        return living.begin(standard, "draft", null);
    }

    StandardView get(long id) {
        return living.get(id);
    }

    Page<StandardView> page(long unit, StandardState state, long after, int size) {
        return living.page(
                Filter.by(FUNDS_STANDARDS.UNIT, unit).and(Filter.by(FUNDS_STANDARDS.STATE, state)), after, size);
    }

    /** Takes a step. */
    StandardView step(long id, int version, String step, String reason) {
        return living.step(id, version, step, StepInput.because(reason));
    }
}
