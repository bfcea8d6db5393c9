package org.warmth.funds;

import static org.warmth.funds.PaymentState.BATCHED;
import static org.warmth.funds.PaymentState.LISTED;
import static org.warmth.funds.PaymentState.PAID;
import static org.warmth.funds.PaymentState.REFUNDED;
import static org.warmth.funds.PaymentState.RETURNED;
import static org.warmth.funds.PaymentState.SENT;
import static org.warmth.funds.PaymentState.UNKNOWN;
import static org.warmth.funds.PaymentState.VOIDED;
import static org.warmth.funds.PaymentState.WAITING;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;

/**
 * The life of a payment as a table (law 4; domain 5.4): created, paid and corrected with its list, or sent and answered with
 * a batch. By hand it is only taken out of a draft, given up, or reversed.
 */
@Component(service = PaymentLifecycle.class)
public final class PaymentLifecycle {
    /** The kind of payments. */
    static final String KIND = "funds.payment";

    private static final String CLOSED = "funds.project-not-approved";

    private final PaymentListStore store;
    private final PaymentLists lists;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final Lifecycle<Payment, Standing, StepInput> life;

    /** Over the module's tables and the ledger. */
    @Activate
    public PaymentLifecycle(
            @Reference PaymentStore payments,
            @Reference PaymentListStore store,
            @Reference PaymentLists lists,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference BatchItemStore items,
            @Reference FundCalendar calendar,
            @Reference Ledger ledger) {
        this.store = store;
        this.lists = lists;
        this.projects = projects;
        this.receipts = receipts;
        Guard<Payment, Standing> open = Guard.that(CLOSED, (payment, known) -> known.open());
        life = Lifecycle.of(
                        KIND,
                        payments,
                        PaymentState.class,
                        Payment::state,
                        Payment::in,
                        this::standing,
                        StepInput.FIELDS)
                .create("list", LISTED, FundRoles.MAKERS)
                .byKernel()
                .back("remove", Set.of(LISTED), VOIDED, FundRoles.MAKERS)
                .when("workflow.list-not-draft", (payment, known) -> known.list() == ListState.DRAFT)
                .also((set, known, input) -> fill(set))
                .example((payment, known) -> StepInput.WHY)
                .back("drop", Set.of(LISTED), VOIDED, FundRoles.CHECKERS)
                .byKernel()
                .step("batch", WAITING, BATCHED, FundRoles.MAKERS)
                .byKernel()
                .writes((payment, known, input) -> payment.again())
                .step("relist", Set.of(BATCHED), LISTED, FundRoles.HANDLERS)
                .byKernel()
                .step("back-returned", Set.of(BATCHED), RETURNED, FundRoles.HANDLERS)
                .byKernel()
                .step("back-refunded", Set.of(BATCHED), REFUNDED, FundRoles.HANDLERS)
                .byKernel()
                .step("send", Set.of(BATCHED), SENT, FundRoles.BOOKERS)
                .byKernel()
                .step("pay", Set.of(SENT, UNKNOWN), PAID, FundRoles.BOOKERS)
                .byKernel()
                .step("bounce", Set.of(SENT, UNKNOWN), RETURNED, FundRoles.BOOKERS)
                .byKernel()
                .step("doubt", Set.of(SENT), UNKNOWN, FundRoles.BOOKERS)
                .byKernel()
                .step("refund", Set.of(PAID), REFUNDED, FundRoles.BOOKERS)
                .byKernel()
                .back("void", WAITING, VOIDED, FundRoles.LEADER)
                .when("funds.payment-not-waiting", (payment, known) -> PaymentLists.DECIDED.contains(known.list()))
                .when(open)
                .also((set, known, input) -> set.forEach(this::free))
                .example((payment, known) -> StepInput.WHY)
                .back("reverse", Set.of(PAID), VOIDED, FundRoles.LEADER)
                .when(open)
                .also((set, known, input) -> set.forEach(this::free))
                .also((set, known, input) ->
                        ledger.reverse(set.stream().map(Payment::source).toList(), input.reason()))
                .also((set, known, input) -> set.forEach(payment -> items.reversed(payment, calendar.today())))
                .example((payment, known) -> StepInput.WHY)
                .build();
    }

    /**
     * What is known of a payment besides what it says.
     *
     * @param list where its list stands, while it waits; else null
     * @param open whether its project is approved and not closed, so that money may go back to it
     */
    record Standing(ListState list, boolean open) {
        private static final Standing NOTHING = new Standing(null, false);
    }

    /** The table. */
    Lifecycle<Payment, Standing, StepInput> life() {
        return life;
    }

    /** Known of those that may be taken out, given up or reversed. */
    private Map<Long, Standing> standing(Collection<Payment> set) {
        Set<Long> waiting = set.stream()
                .filter(payment -> WAITING.contains(payment.state()))
                .map(Payment::list)
                .collect(Collectors.toSet());
        Set<Long> paying = set.stream()
                .filter(payment -> payment.state() == PAID || WAITING.contains(payment.state()))
                .map(payment -> payment.facts().project())
                .collect(Collectors.toSet());
        Map<Long, ListState> states = waiting.isEmpty() ? Map.of() : store.states(waiting);
        Map<Long, Project> of = paying.isEmpty() ? Map.of() : projects.byIds(paying);
        Map<Long, Standing> standing = new HashMap<>();
        for (Payment payment : set) {
            Project project = of.get(payment.facts().project());
            standing.put(
                    payment.id(),
                    project == null
                            ? Standing.NOTHING
                            : new Standing(states.get(payment.list()), project.state() == ProjectState.APPROVED));
        }
        return standing;
    }

    /** Whoever takes a payment out of a draft has filled that draft in. */
    private void fill(List<Payment> set) {
        set.stream().map(Payment::list).distinct().forEach(list -> lists.desk().fill(list));
    }

    /** Gives the money of a payment back to its project and to the source of that. */
    private void free(Payment payment) {
        Project project = projects.byIds(List.of(payment.facts().project()))
                .get(payment.facts().project());
        Money back = payment.facts().amount().negated();
        if (!projects.commit(project.id(), back) || !receipts.commit(project.receipt(), back)) {
            throw Problem.conflict(CLOSED);
        }
    }
}
