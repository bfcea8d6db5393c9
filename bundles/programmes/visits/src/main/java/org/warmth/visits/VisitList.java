package org.warmth.visits;

import java.time.Instant;
import org.warmth.api.Money;

/**
 * A list of visits (走访名册), approved as a list (domain 0.5).
 *
 * @param id its id
 * @param unit the unit that made it
 * @param title what it is called, for example the name of the file it came from
 * @param state where it stands
 * @param version for optimistic locking
 * @param signSheet the sheet on which the goods were signed for, 0 while it is missing
 * @param importId the import that made it, 0 if made by hand
 * @param job the job that posts it, 0 before
 * @param createdAt when it was made
 */
record VisitList(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long signSheet,
        long importId,
        long job,
        Instant createdAt) {
    /** A new list. */
    static VisitList draft(long id, long unit, String title, long importId, Instant now) {
        return new VisitList(id, unit, title, ListState.DRAFT, 1, 0, importId, 0, now);
    }

    /** The same in another state, one version on. */
    VisitList in(ListState next) {
        return new VisitList(id, unit, title, next, version + 1, signSheet, importId, job, createdAt);
    }

    /** The same with its sheet of signatures, one version on. */
    VisitList signed(long sheet) {
        return new VisitList(id, unit, title, state, version + 1, sheet, importId, job, createdAt);
    }

    /** The same with the job that posts it. */
    VisitList posting(long by) {
        return new VisitList(id, unit, title, state, version, signSheet, importId, by, createdAt);
    }

    /**
     * What a list holds.
     *
     * @param visits how many visits stand in it
     * @param planned how many of them have not taken place
     * @param posted how many are in the ledger
     * @param gifts how many hand over goods
     * @param people people-times of what is handed over
     * @param goods the value of the goods
     */
    record Contents(int visits, int planned, int posted, int gifts, int people, Money goods) {
        /** Of an empty list. */
        static final Contents NOTHING = new Contents(0, 0, 0, 0, 0, Money.ZERO);
    }
}
