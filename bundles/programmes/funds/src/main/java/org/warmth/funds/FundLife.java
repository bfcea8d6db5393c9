package org.warmth.funds;

import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Lifecycle;

/** The lives of receipts, standards, projects, payments, their lists and batches, as tables (law 4; domain 5.4, 5.23). */
final class FundLife {
    /** Who makes projects and payment lists. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who books money and goods that come in. */
    static final Set<Role> BOOKERS = Set.of(Role.REVIEWER, Role.CASHIER);

    private static final Set<Role> LEADER = Set.of(Role.LEADER);
    private static final Set<Role> CASHIER = Set.of(Role.CASHIER);
    private static final Set<Role> REVIEWER = Set.of(Role.REVIEWER);
    private static final Set<Role> MONEY = Set.of(Role.REVIEWER, Role.CASHIER, Role.LEADER);
    private static final Set<Role> HANDLERS =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.CASHIER, Role.LEADER);
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
            .step("check", Set.of(ListState.SUBMITTED), ListState.CHECKED, REVIEWER, Set.of("make", "fill", "submit"))
            .step("approve", Set.of(ListState.CHECKED), ListState.APPROVED, LEADER, Set.of("make", "fill", "submit"))
            .step(
                    "pay",
                    Set.of(ListState.APPROVED),
                    ListState.PAID,
                    CASHIER,
                    Set.of("make", "fill", "submit", "check", "approve"))
            .step(
                    "post",
                    Set.of(ListState.PAID),
                    ListState.PAID,
                    CASHIER,
                    Set.of("make", "fill", "submit", "check", "approve"))
            .step("settle", Set.of(ListState.APPROVED), ListState.PAID, MONEY)
            .back(
                    "return",
                    Set.of(ListState.SUBMITTED, ListState.CHECKED, ListState.APPROVED),
                    ListState.DRAFT,
                    CHECKERS)
            .back("void", Set.of(ListState.DRAFT), ListState.VOIDED, MAKERS)
            .build();

    /**
     * A payment that goes out in a batch: who may is for the batch to say, which moves its payments. By hand it is only given
     * up, or reversed.
     */
    static final Lifecycle<PaymentState> PAYMENT = Lifecycle.<PaymentState>of("funds.payment")
            .step("batch", PaymentState.WAITING, PaymentState.BATCHED, MAKERS)
            .step("relist", Set.of(PaymentState.BATCHED), PaymentState.LISTED, HANDLERS)
            .step("back-returned", Set.of(PaymentState.BATCHED), PaymentState.RETURNED, HANDLERS)
            .step("back-refunded", Set.of(PaymentState.BATCHED), PaymentState.REFUNDED, HANDLERS)
            .step("send", Set.of(PaymentState.BATCHED), PaymentState.SENT, BOOKERS)
            .step("pay", Set.of(PaymentState.SENT, PaymentState.UNKNOWN), PaymentState.PAID, BOOKERS)
            .step("bounce", Set.of(PaymentState.SENT, PaymentState.UNKNOWN), PaymentState.RETURNED, BOOKERS)
            .step("doubt", Set.of(PaymentState.SENT), PaymentState.UNKNOWN, BOOKERS)
            .step("refund", Set.of(PaymentState.PAID), PaymentState.REFUNDED, BOOKERS)
            .back("void", PaymentState.WAITING, PaymentState.VOIDED, LEADER)
            .back("reverse", Set.of(PaymentState.PAID), PaymentState.VOIDED, LEADER)
            .build();

    /** Cash for a list (R-E03): one exception, decided by two who did not make it. */
    static final Lifecycle<CashState> CASH = Lifecycle.<CashState>of("funds.cash")
            .create("draft", CashState.DRAFT, MAKERS)
            .step("endorse", Set.of(CashState.DRAFT), CashState.ENDORSED, Set.of(Role.CHAIR), Set.of("draft"))
            .step("approve", Set.of(CashState.ENDORSED), CashState.APPROVED, LEADER, Set.of("draft", "endorse"))
            .back("return", Set.of(CashState.ENDORSED, CashState.APPROVED), CashState.DRAFT, CHECKERS)
            .build();

    private FundLife() {}

    /**
     * A batch (R-E06): made, checked, authorised and paid by different persons; payer is whoever exports, hands out or sends.
     *
     * @param authorisers who may authorise so much money
     */
    static Lifecycle<BatchState> batch(Set<Role> authorisers) {
        Set<String> checked = Set.of("make", "set-aside", "check");
        Set<String> decided = Set.of("make", "set-aside", "check", "authorise");
        return Lifecycle.<BatchState>of("funds.batch")
                .create("make", BatchState.DRAFT, MAKERS)
                .step("fill", Set.of(BatchState.DRAFT), BatchState.DRAFT, MAKERS)
                .step("set-aside", Set.of(BatchState.DRAFT), BatchState.DRAFT, MAKERS)
                .step("check", Set.of(BatchState.DRAFT), BatchState.CHECKED, REVIEWER, Set.of("make", "set-aside"))
                .step("authorise", Set.of(BatchState.CHECKED), BatchState.AUTHORISED, authorisers, checked)
                .step("export", Set.of(BatchState.AUTHORISED), BatchState.EXPORTED, CASHIER, decided)
                .step("write", Set.of(BatchState.EXPORTED), BatchState.EXPORTED, CASHIER, decided)
                .step("hand-out", Set.of(BatchState.EXPORTED), BatchState.EXPORTED, CASHIER, decided)
                .back("re-issue", Set.of(BatchState.EXPORTED), BatchState.EXPORTED, CASHIER, decided)
                .step("send", Set.of(BatchState.EXPORTED), BatchState.SENT, CASHIER, decided)
                .step("answer", Set.of(BatchState.SENT), BatchState.SENT, BOOKERS, Set.of("make"))
                .step("late-answer", Set.of(BatchState.RECONCILED), BatchState.RECONCILED, BOOKERS, Set.of("make"))
                .step("query", Set.of(BatchState.SENT), BatchState.SENT, BOOKERS)
                .step(
                        "reconcile",
                        Set.of(BatchState.SENT),
                        BatchState.RECONCILED,
                        REVIEWER,
                        Set.of("make", "export", "hand-out", "re-issue", "send"))
                .back("return", Set.of(BatchState.CHECKED, BatchState.AUTHORISED), BatchState.DRAFT, CHECKERS)
                .back("void", Set.of(BatchState.DRAFT), BatchState.VOIDED, MAKERS)
                .back("withdraw", Set.of(BatchState.EXPORTED), BatchState.VOIDED, LEADER)
                .build();
    }
}
