package org.warmth.visits;

import static org.warmth.visits.VisitState.*;

import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Lifecycle;

/** The lives of a visit and of a list, as tables (law 4; domain 5.3, 5.23). */
final class VisitLife {
    /** Who makes visits and lists. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who approves them: goods need two persons (domain 0.5). */
    static final Set<Role> APPROVERS = Set.of(Role.CHAIR, Role.OFFICER);

    /** A single visit; the visits of a list are reported by the list. */
    static final Lifecycle<VisitState> VISIT = Lifecycle.<VisitState>of("visits.visit")
            .create("plan", PLANNED, MAKERS)
            .create("record", DONE, MAKERS)
            .step("done", Set.of(PLANNED), DONE, MAKERS)
            .step("report", Set.of(DONE), REPORTED, APPROVERS, Set.of("plan", "record", "done"))
            .step("follow-up", Set.of(REPORTED), FOLLOW_UP, MAKERS)
            .step("close", Set.of(REPORTED, FOLLOW_UP), CLOSED, MAKERS)
            .back("cancel", Set.of(PLANNED), CANCELLED, MAKERS)
            .back("void", TAKEN_PLACE, VOIDED, APPROVERS)
            .build();

    /** A list of visits; who filled it in does not approve it. */
    static final Lifecycle<ListState> LIST = Lifecycle.<ListState>of("visits.list")
            .create("make", ListState.DRAFT, MAKERS)
            .step("fill", Set.of(ListState.DRAFT), ListState.DRAFT, MAKERS)
            .step("submit", Set.of(ListState.DRAFT), ListState.SUBMITTED, MAKERS)
            .step(
                    "approve",
                    Set.of(ListState.SUBMITTED),
                    ListState.APPROVED,
                    APPROVERS,
                    Set.of("make", "fill", "submit"))
            .step("post", Set.of(ListState.APPROVED), ListState.APPROVED, APPROVERS)
            .back("return", Set.of(ListState.SUBMITTED), ListState.DRAFT, APPROVERS)
            .back("void", Set.of(ListState.DRAFT, ListState.SUBMITTED), ListState.VOIDED, MAKERS)
            .build();

    private VisitLife() {}
}
