package org.warmth.funds;

import java.time.Instant;
import java.time.LocalDate;
import org.warmth.api.Category;
import org.warmth.api.Money;

/**
 * A list of payments (发放名册), reviewed, approved and paid as a list.
 *
 * @param id its id
 * @param unit the unit that pays, whose form counts it
 * @param title what it is called, for example the name of the file it came from
 * @param state where it stands
 * @param version for optimistic locking
 * @param importId the import that made it, 0 if made by hand
 * @param job the job that posts it, 0 before
 * @param valueDate the day the money was paid, null before
 * @param voucherNo the accounting voucher (记账凭证号), null before
 * @param createdAt when it was made
 */
record PaymentList(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long importId,
        long job,
        LocalDate valueDate,
        String voucherNo,
        Instant createdAt) {
    /** A new list. */
    static PaymentList draft(long id, long unit, String title, long importId, Instant now) {
        return new PaymentList(id, unit, title, ListState.DRAFT, 1, importId, 0, null, null, now);
    }

    /** The same in another state, one version on. */
    PaymentList in(ListState next) {
        return new PaymentList(id, unit, title, next, version + 1, importId, job, valueDate, voucherNo, createdAt);
    }

    /** The same as paid. */
    PaymentList paid(LocalDate day, String voucher) {
        return new PaymentList(id, unit, title, state, version, importId, job, day, voucher, createdAt);
    }

    /** The same with the job that posts it. */
    PaymentList posting(long by) {
        return new PaymentList(id, unit, title, state, version, importId, by, valueDate, voucherNo, createdAt);
    }

    /**
     * What a list holds.
     *
     * @param payments how many payments stand in it
     * @param paid how many of them are paid and in the ledger
     * @param overStandard how many go beyond the standard, confirmed by the maker
     * @param amount the sum
     */
    record Contents(int payments, int paid, int overStandard, Money amount) {
        /** Of an empty list. */
        static final Contents NOTHING = new Contents(0, 0, 0, Money.ZERO);
    }

    /**
     * What a list takes from one project.
     *
     * @param project the project
     * @param amount the sum, less what its corrections give back
     */
    record Share(long project, Money amount) {}

    /**
     * One sort of payments in a list.
     *
     * @param project the project
     * @param category the category, or null
     */
    record Sort(long project, Category category) {}
}
