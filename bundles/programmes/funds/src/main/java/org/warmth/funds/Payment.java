package org.warmth.funds;

import java.time.LocalDate;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.Listed;

/**
 * A payment (发放): one payee, one amount, once. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param list the list it is paid with
 * @param importId the import it came with, 0 if typed
 * @param corrects the paid payment that this one corrects
 * @param state where it stands
 * @param version for optimistic locking
 * @param facts what is paid to whom
 * @param overStandard whether it goes beyond the standard, confirmed by the maker
 * @param attempt how often it went into a batch; 0 for one that is paid with its list
 */
record Payment(
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        PaymentState state,
        int version,
        PaymentFacts facts,
        boolean overStandard,
        int attempt)
        implements Listed<Payment> {

    /** What sets it apart where a payment must happen once (R-E01): corrections and voided payments stand aside. */
    long once() {
        return switch (state) {
            case VOIDED -> -id;
            case PAID -> 0;
            default -> corrects;
        };
    }

    /** The same in another state, one version on. */
    Payment in(PaymentState next) {
        return new Payment(id, unit, list, importId, corrects, next, version + 1, facts, overStandard, attempt);
    }

    /** The same, once more in a batch. */
    Payment again() {
        return new Payment(id, unit, list, importId, corrects, state, version, facts, overStandard, attempt + 1);
    }

    /** The same with the day on which it was paid. */
    Payment on(LocalDate day) {
        return new Payment(id, unit, list, importId, corrects, state, version, facts.on(day), overStandard, attempt);
    }

    /** The same; without a day of its own, paid on that day. */
    Payment orOn(LocalDate day) {
        return facts.date() == null ? on(day) : this;
    }

    /** Its next version, to another account. */
    Payment to(long account) {
        return new Payment(
                id, unit, list, importId, corrects, state, version + 1, facts.to(account), overStandard, attempt);
    }

    /** Its next version with other facts. */
    Payment saying(PaymentFacts other, boolean over) {
        return new Payment(id, unit, list, importId, corrects, state, version + 1, other, over, attempt);
    }

    /** The same, beyond the standard with the maker's word. */
    Payment beyond() {
        return new Payment(id, unit, list, importId, corrects, state, version, facts, true, attempt);
    }

    @Override
    public long person() {
        return facts.person();
    }

    /** Each attempt that was paid posts under its own key: what came back may be paid again. */
    @Override
    public SourceKey source() {
        return new SourceKey("funds", id, attempt > 1 ? "pay-" + attempt : "pay");
    }

    /** A row without a day keeps the day that the payment has. */
    @Override
    public boolean says(Payment said) {
        return facts.equals(said.facts.orOn(facts.date()));
    }

    @Override
    public Payment saying(Payment said) {
        return saying(said.facts.orOn(facts.date()), said.overStandard);
    }

    @Override
    public Payment correcting(long newId, Payment original) {
        PaymentFacts dated = facts.orOn(original.facts.date());
        return new Payment(newId, unit, list, importId, original.id, PaymentState.LISTED, 1, dated, overStandard, 0);
    }

    @Override
    public Payment moved(long inList, long withImport) {
        return new Payment(
                id, unit, inList, withImport, corrects, PaymentState.LISTED, version, facts, overStandard, attempt);
    }

    @Override
    public Payment voided() {
        return in(PaymentState.VOIDED);
    }
}
