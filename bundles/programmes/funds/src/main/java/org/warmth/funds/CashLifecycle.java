package org.warmth.funds;

import static org.warmth.funds.CashState.APPROVED;
import static org.warmth.funds.CashState.DRAFT;
import static org.warmth.funds.CashState.ENDORSED;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Workflow;

/** The life of an exception for cash, as a table (R-E03): decided by two who made neither it nor its list. */
@Component(service = CashLifecycle.class)
public final class CashLifecycle {
    private final Workflow workflow;
    private final Lifecycle<CashException, Boolean, StepInput> life;

    /** Over the table of exceptions and the lives of lists. */
    @Activate
    public CashLifecycle(@Reference CashStore store, @Reference Workflow workflow) {
        this.workflow = workflow;
        Guard<CashException, Boolean> another = (cash, made) -> made ? Refusal.forbidden("workflow.four-eyes") : null;
        life = Lifecycle.of(
                        "funds.cash",
                        store,
                        CashState.class,
                        CashException::state,
                        CashException::in,
                        this::made,
                        StepInput.FIELDS)
                .create("draft", DRAFT, FundRoles.MAKERS)
                .step("endorse", Set.of(DRAFT), ENDORSED, Set.of(Role.CHAIR))
                .apart("draft")
                .when(another)
                .step("approve", Set.of(ENDORSED), APPROVED, FundRoles.LEADER)
                .apart("draft", "endorse")
                .when(another)
                .back("return", Set.of(ENDORSED, APPROVED), DRAFT, FundRoles.CHECKERS)
                .example((cash, made) -> StepInput.WHY)
                .build();
    }

    /** The table. */
    Lifecycle<CashException, Boolean, StepInput> life() {
        return life;
    }

    /** Whether the caller made, filled or handed in the list of an exception. */
    private Map<Long, Boolean> made(Collection<CashException> set) {
        Map<Long, Set<String>> own = workflow.own(
                PaymentLists.KIND, set.stream().map(CashException::list).collect(Collectors.toSet()));
        Map<Long, Boolean> made = new HashMap<>();
        set.forEach(cash -> made.put(
                cash.list(), own.getOrDefault(cash.list(), Set.of()).stream().anyMatch(PaymentLists.MAKING::contains)));
        return made;
    }
}
