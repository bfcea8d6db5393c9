package org.warmth.funds;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** The rules of standards: drafted by one, approved by the leader with its minutes, replaced by the next. */
@Component(service = StandardService.class)
public final class StandardService {
    private final Database database;
    private final StandardStore standards;
    private final StandardLifecycle lifecycle;
    private final Workflow workflow;
    private final Callers callers;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public StandardService(
            @Reference(target = "(module=funds)") Database database,
            @Reference StandardStore standards,
            @Reference StandardLifecycle lifecycle,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Ids ids) {
        this.database = database;
        this.standards = standards;
        this.lifecycle = lifecycle;
        this.workflow = workflow;
        this.callers = callers;
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
        return database.write(sql -> {
            workflow.begin(lifecycle.life(), standard, "draft", null);
            standards.insert(List.of(standard));
            return Created.of(standard.id(), 1);
        });
    }

    StandardView get(long id) {
        return views(List.of(read(id))).get(0);
    }

    Page<StandardView> page(long unit, StandardState state, long after, int size) {
        Page<Standard> page =
                Page.of(standards.page(callers.current(), unit, state, after, size + 1), size, Standard::id);
        return new Page<>(views(page.items()), page.next());
    }

    /** Takes a step. */
    StandardView step(long id, int version, String step, String reason) {
        return database.write(sql -> {
            Standard standard = read(id);
            if (standard.version() != version) {
                throw Problem.stale();
            }
            workflow.take(lifecycle.life(), standard, step, StepInput.because(reason));
            return get(id);
        });
    }

    private Standard read(long id) {
        return standards.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.standard-unknown"));
    }

    private List<StandardView> views(List<Standard> found) {
        Map<Long, StandardBooks.Before> before = lifecycle.life().facts(found);
        Map<Long, List<String>> next = workflow.next(lifecycle.life(), found, before);
        return found.stream()
                .map(standard ->
                        StandardView.of(standard, before.get(standard.id()).standard(), next.get(standard.id())))
                .toList();
    }
}
