package org.warmth.donations;

import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.Listed;

/**
 * A donation (捐赠): what one donor gave at one time. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that receives it, whose books hold it
 * @param list the list it is received with, 0 for one that stands by itself
 * @param importId the import it came with, 0 if typed
 * @param corrects always 0: what was received is given back and recorded anew
 * @param state where it stands
 * @param version for optimistic locking
 * @param facts what is known of it
 * @param voucherNo the accounting voucher (记账凭证号), or null
 * @param receipt the receipt in {@code funds}, 0 while it is not booked there
 * @param allocated how much of it is set aside for something
 */
record Donation(
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        DonationState state,
        int version,
        DonationFacts facts,
        String voucherNo,
        long receipt,
        Money allocated)
        implements Listed<Donation> {

    /** The same in another state, one version on. */
    Donation in(DonationState next) {
        return new Donation(
                id, unit, list, importId, corrects, next, version + 1, facts, voucherNo, receipt, allocated);
    }

    /** The same, come on a day under a voucher. */
    Donation come(LocalDate day, String voucher) {
        return new Donation(
                id, unit, list, importId, corrects, state, version, facts.on(day), voucher, receipt, allocated);
    }

    /** The same, booked in {@code funds}. */
    Donation booked(long as) {
        return new Donation(id, unit, list, importId, corrects, state, version, facts, voucherNo, as, allocated);
    }

    /** The same with so much of it set aside. */
    Donation allocated(Money aside) {
        return new Donation(id, unit, list, importId, corrects, state, version, facts, voucherNo, receipt, aside);
    }

    /** How much of it is not yet set aside. */
    Money left() {
        return facts.given().amount().minus(allocated);
    }

    /** Half of what is not yet set aside, rounded up. */
    Money half() {
        return Money.ofFen((left().fen() + 1) / 2);
    }

    /** Whether any of it is set aside. */
    boolean setAside() {
        return allocated.fen() > 0;
    }

    /** Whether it waits for its list to be received. */
    boolean listed() {
        return list != 0 && state == DonationState.PLEDGED;
    }

    /** Whether it has come and waits to be booked in {@code funds}. */
    boolean waiting() {
        return receipt == 0 && DonationState.IN_HAND.contains(state);
    }

    /** No person of the register stands behind it. */
    @Override
    public long person() {
        return 0;
    }

    @Override
    public SourceKey source() {
        return new SourceKey("donations", id, "receive");
    }

    @Override
    public boolean says(Donation said) {
        return facts.equals(said.facts);
    }

    @Override
    public Donation saying(Donation said) {
        return new Donation(
                id, unit, list, importId, corrects, state, version + 1, said.facts, voucherNo, receipt, allocated);
    }

    @Override
    public Donation correcting(long newId, Donation original) {
        return new Donation(
                newId, unit, list, importId, original.id, DonationState.PLEDGED, 1, facts, null, 0, Money.ZERO);
    }

    @Override
    public Donation moved(long inList, long withImport) {
        return new Donation(
                id,
                unit,
                inList,
                withImport,
                corrects,
                DonationState.PLEDGED,
                version,
                facts,
                voucherNo,
                receipt,
                allocated);
    }

    @Override
    public Donation voided() {
        return in(DonationState.VOIDED);
    }
}
