package org.warmth.funds;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** Moves payments along their life, a chunk at once: {@link FundLife#PAYMENT} says whether they may, the trail that they did. */
@Component(service = PaymentMoves.class)
public final class PaymentMoves {
    private final PaymentStore payments;
    private final Workflow workflow;

    /** Over the table of payments. */
    @Activate
    public PaymentMoves(@Reference PaymentStore payments, @Reference Workflow workflow) {
        this.payments = payments;
        this.workflow = workflow;
    }

    /** Takes a step with payments as they were read in this transaction; each as it stands then. */
    List<Payment> take(String step, Collection<Payment> moving) {
        return take(step, moving, UnaryOperator.identity());
    }

    /**
     * Takes a step with payments as they were read in this transaction.
     *
     * @param change what else changes with it: the day, the attempt
     * @return each as it stands then, in the order given
     */
    List<Payment> take(String step, Collection<Payment> moving, UnaryOperator<Payment> change) {
        if (moving.isEmpty()) {
            return List.of();
        }
        PaymentState to = workflow.takeAll(
                FundLife.PAYMENT, moving.stream().map(PaymentMoves::subject).toList(), step, null);
        List<Payment> moved =
                moving.stream().map(payment -> change.apply(payment.in(to))).toList();
        if (payments.move(moved) != moved.size()) {
            throw Problem.stale();
        }
        return moved;
    }

    /** A payment as its life sees it. */
    static Subject<PaymentState> subject(Payment payment) {
        return new Subject<>(payment.id(), payment.unit(), payment.state());
    }
}
