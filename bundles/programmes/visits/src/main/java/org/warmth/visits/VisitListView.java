package org.warmth.visits;

import java.time.Instant;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;

/**
 * A list of visits (走访名册) as staff sees it, approved as a list (domain 0.5). An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that made it
 * @param title what it is called
 * @param state where it stands
 * @param version for optimistic locking
 * @param signSheet the sheet on which the goods were signed for
 * @param importId the import that made it
 * @param job the job that posts it
 * @param createdAt when it was made
 * @param contents what it holds
 * @param next the steps that the caller may take now
 */
record VisitListView(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long signSheet,
        long importId,
        long job,
        Instant createdAt,
        Contents contents,
        List<String> next)
        implements ListView {

    static VisitListView of(ListHead list, VisitListContents holds, List<String> next) {
        return new VisitListView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                holds.signSheet(),
                list.importId(),
                list.job(),
                list.createdAt(),
                holds.view(),
                next);
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
