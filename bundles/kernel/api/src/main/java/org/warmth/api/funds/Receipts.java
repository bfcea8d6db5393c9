package org.warmth.api.funds;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Money;
import org.warmth.api.ledger.SourceKey;

/** Money and goods that another module raised, as receipts of funds: form 1 row B4 reads receipts alone (domain 0.3). */
@ProviderType
public interface Receipts {
    /**
     * Books what was given, in the caller's transaction: once per source, a repeat changes nothing. Goods become a donated
     * lot with its receipt.
     *
     * @param gifts at most {@link org.warmth.api.store.Database#CHUNK} at once
     * @return the receipt of each, in the order given
     * @throws org.warmth.api.Problem 403 for whoever may not book; 422 what is wrong, with the fields of {@link Gift}
     */
    List<Long> book(List<Gift> gifts);

    /**
     * Takes a receipt back, in the caller's transaction; a repeat changes nothing.
     *
     * @throws org.warmth.api.Problem 409 {@code funds.receipt-committed} if payments or goods have taken from it
     */
    void take(long receipt, String reason);

    /** How much of each receipt is free: not taken by approved lists or goods. */
    Map<Long, Money> free(Collection<Long> receipts);

    /**
     * Something given.
     *
     * @param source what it is booked for, once
     * @param unit the unit that received it
     * @param date when
     * @param amount how much; of goods their whole worth
     * @param campaign the campaign it is for, 0 for that of its day
     * @param counterparty from whom as the books name it, or null
     * @param voucherNo the accounting voucher or the donor's receipt number
     * @param goods what was given in kind, or null for money
     */
    record Gift(
            SourceKey source,
            long unit,
            LocalDate date,
            Money amount,
            long campaign,
            String counterparty,
            String voucherNo,
            Goods goods) {}

    /**
     * Goods given.
     *
     * @param name what they are
     * @param quantity how many
     * @param price the worth of one
     * @param basis what the worth rests on: invoice, market price, appraisal
     */
    record Goods(String name, int quantity, Money price, String basis) {}
}
