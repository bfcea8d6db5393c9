package org.warmth.funds;

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
        boolean overStandard)
        implements Listed<Payment> {

    /** What sets it apart where a payment must happen once (R-E01): corrections and voided payments stand aside. */
    long once() {
        return switch (state) {
            case LISTED -> corrects;
            case PAID -> 0;
            case VOIDED -> -id;
        };
    }

    /** The same in another state, one version on. */
    Payment in(PaymentState next) {
        return new Payment(id, unit, list, importId, corrects, next, version + 1, facts, overStandard);
    }

    /** Its next version with other facts. */
    Payment saying(PaymentFacts other, boolean over) {
        return new Payment(id, unit, list, importId, corrects, state, version + 1, other, over);
    }

    /** The same, beyond the standard with the maker's word. */
    Payment beyond() {
        return new Payment(id, unit, list, importId, corrects, state, version, facts, true);
    }

    @Override
    public long person() {
        return facts.person();
    }

    @Override
    public SourceKey source() {
        return new SourceKey("funds", id, "pay");
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
        return new Payment(newId, unit, list, importId, original.id, PaymentState.LISTED, 1, dated, overStandard);
    }

    @Override
    public Payment moved(long inList, long withImport) {
        return new Payment(id, unit, inList, withImport, corrects, PaymentState.LISTED, version, facts, overStandard);
    }

    @Override
    public Payment voided() {
        return in(PaymentState.VOIDED);
    }
}
