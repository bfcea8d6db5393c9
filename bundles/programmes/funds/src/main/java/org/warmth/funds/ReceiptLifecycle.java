package org.warmth.funds;

import static org.warmth.funds.ReceiptState.BOOKED;
import static org.warmth.funds.ReceiptState.VOIDED;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;

/** The life of money that came in, as a table (law 4): taken back while nothing is taken from it. */
@Component(service = ReceiptLifecycle.class)
public final class ReceiptLifecycle {
    private static final String COMMITTED = "funds.receipt-committed";

    private final ReceiptStore receipts;
    private final Lifecycle<Receipt, Boolean, StepInput> life;

    /** Over the table of receipts. */
    @Activate
    public ReceiptLifecycle(@Reference ReceiptStore receipts, @Reference(target = "(module=funds)") Database database) {
        this.receipts = receipts;
        life = Lifecycle.of(
                        "funds.receipt",
                        receipts,
                        ReceiptState.class,
                        Receipt::state,
                        Receipt::in,
                        this::given,
                        StepInput.FIELDS)
                .create("book", BOOKED, FundRoles.BOOKERS)
                .back("void", Set.of(BOOKED), VOIDED, FundRoles.CHECKERS)
                .whenAlone("funds.receipt-given", (receipt, given) -> !given)
                .when(COMMITTED, (receipt, given) -> receipt.committed().fen() == 0)
                .also((set, given, input) -> hold(set))
                .also((set, given, input) -> database.changed())
                .example((receipt, given) -> StepInput.WHY)
                .build();
    }

    /** The table. */
    Lifecycle<Receipt, Boolean, StepInput> life() {
        return life;
    }

    /** Whether another module booked a receipt, which takes it back by itself. */
    private Map<Long, Boolean> given(Collection<Receipt> set) {
        List<Long> booked = set.stream()
                .filter(receipt -> receipt.state() == BOOKED)
                .map(Receipt::id)
                .toList();
        Set<Long> given = booked.isEmpty() ? Set.of() : receipts.given(booked);
        Map<Long, Boolean> facts = new HashMap<>();
        set.forEach(receipt -> facts.put(receipt.id(), given.contains(receipt.id())));
        return facts;
    }

    /** Nobody takes anything from them until they are gone. */
    private void hold(List<Receipt> set) {
        for (Receipt receipt : set) {
            if (!receipts.holdWhole(receipt.id())) {
                throw Problem.conflict(COMMITTED);
            }
        }
    }
}
