package org.warmth.funds;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.warmth.api.Money;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.ListState;

/**
 * Something that a payee has received, or is about to, in the campaign of a payment (重复享受). An id of 0 means none.
 *
 * @param id its id
 * @param list the list
 * @param payment the payment
 * @param version the version of the payment that was looked at: a payment rewritten since is asked about again
 * @param person the payee
 * @param source what the payee received: where it stands in the ledger, or will
 * @param unit who gave it
 * @param date when; null for what is approved and not yet paid
 * @param benefit what
 * @param money money
 * @param goods the worth of goods
 * @param state what was decided
 * @param reason why, or null
 * @param decidedBy by whom, or null
 */
record Overlap(
        long id,
        long list,
        long payment,
        int version,
        long person,
        SourceKey source,
        long unit,
        LocalDate date,
        String benefit,
        Money money,
        Money goods,
        OverlapState state,
        String reason,
        String decidedBy) {
    /** The states of a list in which decisions are taken: handed in and not yet approved. */
    static final Set<ListState> DECIDABLE =
            EnumSet.complementOf(EnumSet.of(ListState.DRAFT, ListState.APPROVED, ListState.PAID, ListState.VOIDED));

    /** Of overlaps that one word may decide. */
    record Sort(String programme, String benefit) {}

    /** The programme that gave it, and what. */
    Sort sort() {
        return new Sort(source.module(), benefit);
    }

    /** The same, newly found under an id. */
    Overlap found(long as) {
        return new Overlap(
                as,
                list,
                payment,
                version,
                person,
                source,
                unit,
                date,
                benefit,
                money,
                goods,
                OverlapState.OPEN,
                null,
                null);
    }

    /** The same in another state. */
    Overlap in(OverlapState next, String why, String by) {
        return new Overlap(
                id, list, payment, version, person, source, unit, date, benefit, money, goods, next, why, by);
    }

    /** Whether it waits for a decision about what was found. */
    boolean asks(Overlap found) {
        return state == OverlapState.OPEN && version == found.version;
    }

    /** Whether a decision to keep the payment holds for what was found. */
    boolean keeps(Overlap found) {
        return state == OverlapState.KEPT && version == found.version;
    }
}
