package org.warmth.funds;

import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Lifecycle;

/** The lives of receipts, standards, projects and payment lists, as tables (law 4; domain 5.4, 5.23). */
final class FundLife {
    /** Who makes projects and payment lists. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who books money and goods that come in. */
    static final Set<Role> BOOKERS = Set.of(Role.REVIEWER, Role.CASHIER);

    private static final Set<Role> LEADER = Set.of(Role.LEADER);
    private static final Set<Role> CHECKERS = Set.of(Role.REVIEWER, Role.LEADER);

    /** Money that came in. */
    static final Lifecycle<ReceiptState> RECEIPT = Lifecycle.<ReceiptState>of("funds.receipt")
            .create("book", ReceiptState.BOOKED, BOOKERS)
            .back("void", Set.of(ReceiptState.BOOKED), ReceiptState.VOIDED, CHECKERS)
            .build();

    /** A standard, decided together. */
    static final Lifecycle<StandardState> STANDARD = Lifecycle.<StandardState>of("funds.standard")
            .create("draft", StandardState.DRAFT, MAKERS)
            .step("approve", Set.of(StandardState.DRAFT), StandardState.APPROVED, LEADER, Set.of("draft"))
            .step("supersede", Set.of(StandardState.APPROVED), StandardState.SUPERSEDED, LEADER)
            .back("void", Set.of(StandardState.DRAFT), StandardState.VOIDED, MAKERS)
            .build();

    /** A project; what it pays for is frozen when it is approved. */
    static final Lifecycle<ProjectState> PROJECT = Lifecycle.<ProjectState>of("funds.project")
            .create("draft", ProjectState.DRAFT, MAKERS)
            .step("submit", Set.of(ProjectState.DRAFT), ProjectState.SUBMITTED, MAKERS)
            .step("approve", Set.of(ProjectState.SUBMITTED), ProjectState.APPROVED, LEADER, Set.of("draft", "submit"))
            .back("return", Set.of(ProjectState.SUBMITTED), ProjectState.DRAFT, LEADER)
            .step("close", Set.of(ProjectState.APPROVED), ProjectState.CLOSED, Set.of(Role.OFFICER, Role.LEADER))
            .build();

    /** A list of payments: maker, checker and payer are three persons (R-E06). */
    static final Lifecycle<ListState> LIST = Lifecycle.<ListState>of("funds.list")
            .create("make", ListState.DRAFT, MAKERS)
            .step("fill", Set.of(ListState.DRAFT), ListState.DRAFT, MAKERS)
            .step("submit", Set.of(ListState.DRAFT), ListState.SUBMITTED, MAKERS)
            .step(
                    "check",
                    Set.of(ListState.SUBMITTED),
                    ListState.CHECKED,
                    Set.of(Role.REVIEWER),
                    Set.of("make", "fill", "submit"))
            .step("approve", Set.of(ListState.CHECKED), ListState.APPROVED, LEADER, Set.of("make", "fill", "submit"))
            .step(
                    "pay",
                    Set.of(ListState.APPROVED),
                    ListState.PAID,
                    Set.of(Role.CASHIER),
                    Set.of("make", "fill", "submit", "check", "approve"))
            .step(
                    "post",
                    Set.of(ListState.PAID),
                    ListState.PAID,
                    Set.of(Role.CASHIER),
                    Set.of("make", "fill", "submit", "check", "approve"))
            .back(
                    "return",
                    Set.of(ListState.SUBMITTED, ListState.CHECKED, ListState.APPROVED),
                    ListState.DRAFT,
                    CHECKERS)
            .back("void", Set.of(ListState.DRAFT), ListState.VOIDED, MAKERS)
            .build();

    private FundLife() {}
}
