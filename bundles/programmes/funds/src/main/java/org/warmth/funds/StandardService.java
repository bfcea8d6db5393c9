package org.warmth.funds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of standards: drafted by one, approved by the leader with its minutes, replaced by the next. */
@Component(service = StandardService.class)
public final class StandardService {
    private final Database database;
    private final StandardStore standards;
    private final FundCalendar calendar;
    private final Workflow workflow;
    private final Callers callers;
    private final Units units;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public StandardService(
            @Reference(target = "(module=funds)") Database database,
            @Reference StandardStore standards,
            @Reference FundCalendar calendar,
            @Reference Workflow workflow,
            @Reference Callers callers,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.standards = standards;
        this.calendar = calendar;
        this.workflow = workflow;
        this.callers = callers;
        this.units = units;
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
            workflow.take(FundLife.STANDARD, new Subject<>(standard.id(), standard.unit(), null), "draft", null);
            standards.insert(standard);
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

    /** Takes a step; an approved standard replaces the one that spoke of the same. */
    StandardView step(long id, int version, String step, String reason) {
        return database.write(sql -> {
            Standard standard = read(id);
            if (standard.version() != version) {
                throw Problem.stale();
            }
            if (step.equals("approve") && (reason == null || reason.isBlank())) {
                before(standard).filter(standard::lowerThan).ifPresent(before -> {
                    throw Problem.invalid("reason", "funds.standard-lower", before.year(), before.min(), before.max());
                });
            }
            Standard next = standard.in(workflow.take(FundLife.STANDARD, subject(standard), step, reason));
            if (next.state() == StandardState.APPROVED) {
                standards.inForce(List.of(standard.unit())).stream()
                        .filter(other -> other.year() == standard.year()
                                && other.kind() == standard.kind()
                                && other.category() == standard.category())
                        .forEach(this::supersede);
            }
            save(next);
            return get(id);
        });
    }

    /** The standards that hold for a unit today. */
    StandardBook book(long unit) {
        List<Long> lineage = units.lineage(unit, calendar.today());
        return StandardBook.of(lineage, standards.inForce(lineage));
    }

    private Optional<Standard> before(Standard standard) {
        return book(standard.unit()).before(standard);
    }

    private void supersede(Standard other) {
        save(other.in(workflow.take(FundLife.STANDARD, subject(other), "supersede", null)));
    }

    private void save(Standard next) {
        if (!standards.update(next)) {
            throw Problem.stale();
        }
    }

    private Standard read(long id) {
        return standards.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.standard-unknown"));
    }

    private List<StandardView> views(List<Standard> found) {
        Map<Long, List<String>> next = workflow.next(
                FundLife.STANDARD, found.stream().map(StandardService::subject).toList());
        Map<Long, StandardBook> books = new HashMap<>();
        return found.stream()
                .map(standard -> StandardView.of(
                        standard,
                        books.computeIfAbsent(standard.unit(), this::book)
                                .before(standard)
                                .orElse(null),
                        next.getOrDefault(standard.id(), List.of())))
                .toList();
    }

    private static Subject<StandardState> subject(Standard standard) {
        return new Subject<>(standard.id(), standard.unit(), standard.state());
    }
}
