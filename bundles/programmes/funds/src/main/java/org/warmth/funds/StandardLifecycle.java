package org.warmth.funds;

import static org.warmth.funds.StandardState.APPROVED;
import static org.warmth.funds.StandardState.DRAFT;
import static org.warmth.funds.StandardState.SUPERSEDED;
import static org.warmth.funds.StandardState.VOIDED;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Workflow;
import org.warmth.funds.StandardBooks.Before;

/** The life of a standard, as a table: decided together, replaced by the next that speaks of the same. */
@Component(service = StandardLifecycle.class)
public final class StandardLifecycle {
    private final StandardStore standards;
    private final StandardBooks books;
    private final Workflow workflow;
    private final Lifecycle<Standard, Before, StepInput> life;

    /** Over the table of standards. */
    @Activate
    public StandardLifecycle(
            @Reference StandardStore standards, @Reference StandardBooks books, @Reference Workflow workflow) {
        this.standards = standards;
        this.books = books;
        this.workflow = workflow;
        life = Lifecycle.of(
                        "funds.standard",
                        standards,
                        StandardState.class,
                        Standard::state,
                        Standard::in,
                        this::before,
                        StepInput.FIELDS)
                .create("draft", DRAFT, FundRoles.MAKERS)
                .step("approve", Set.of(DRAFT), APPROVED, FundRoles.LEADER)
                .apart("draft")
                .takes("reason")
                .checks(StandardLifecycle::unexplained)
                .also((set, before, input) -> set.forEach(this::supersede))
                .example((standard, before) -> lower(standard, before) ? StepInput.WHY : StepInput.of(null))
                .step("supersede", Set.of(APPROVED), SUPERSEDED, FundRoles.LEADER)
                .byKernel()
                .back("void", Set.of(DRAFT), VOIDED, FundRoles.MAKERS)
                .example((standard, before) -> StepInput.WHY)
                .build();
    }

    /** The table. */
    Lifecycle<Standard, Before, StepInput> life() {
        return life;
    }

    private Map<Long, Before> before(Collection<Standard> set) {
        Map<Long, StandardBook> of = books.of(set.stream().map(Standard::unit).collect(Collectors.toSet()));
        Map<Long, Before> before = new HashMap<>();
        set.forEach(standard -> before.put(
                standard.id(),
                new Before(of.get(standard.unit()).before(standard).orElse(null))));
        return before;
    }

    private static boolean lower(Standard standard, Before before) {
        return before.standard() != null && standard.lowerThan(before.standard());
    }

    /** A standard below the one before needs a reason. */
    private static List<Violation> unexplained(Standard standard, Before before, StepInput input) {
        return input.reasoned() || !lower(standard, before)
                ? List.of()
                : List.of(Violation.of(
                        "reason",
                        "funds.standard-lower",
                        before.standard().year(),
                        before.standard().min(),
                        before.standard().max()));
    }

    private void supersede(Standard standard) {
        List<Standard> same = standards.inForce(List.of(standard.unit())).stream()
                .filter(other -> other.year() == standard.year()
                        && other.kind() == standard.kind()
                        && other.category() == standard.category())
                .toList();
        if (!same.isEmpty()) {
            workflow.carryAll(life, same, "supersede", null, null);
        }
    }
}
