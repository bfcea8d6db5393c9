package org.warmth.funds;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/**
 * What is paid to whom; an id of 0 means none. Two payments with equal facts say the same.
 *
 * @param project the project
 * @param person the payee, whose own card it goes to
 * @param subject on whose behalf: the child, the injured or dead worker
 * @param relation what the payee is to them
 * @param instalment which instalment; only the first is a people-time
 * @param account the payee's account
 * @param amount how much
 * @param category the category, frozen; null where it has none
 * @param tags the payee's key groups
 * @param date the day of payment, null for that of the list
 * @param remark a remark
 */
record PaymentFacts(
        long project,
        long person,
        long subject,
        String relation,
        int instalment,
        long account,
        Money amount,
        Category category,
        Set<Tag> tags,
        LocalDate date,
        String remark) {
    /** The same, on a day unless it has its own. */
    PaymentFacts orOn(LocalDate day) {
        return date != null ? this : on(day);
    }

    /** The same, on a day. */
    PaymentFacts on(LocalDate day) {
        return new PaymentFacts(
                project, person, subject, relation, instalment, account, amount, category, tags, day, remark);
    }

    /** The same, to another account. */
    PaymentFacts to(long another) {
        return new PaymentFacts(
                project, person, subject, relation, instalment, another, amount, category, tags, date, remark);
    }

    /** What may be paid once (R-E01). */
    Once once() {
        return new Once(project, person, subject, instalment);
    }

    /**
     * What may be paid once: person, project, subject and instalment.
     *
     * @param project the project
     * @param person the payee
     * @param subject on whose behalf
     * @param instalment which instalment
     */
    record Once(long project, long person, long subject, int instalment) {}
}
