package org.warmth.visits;

import java.time.Instant;
import java.util.List;

/**
 * A list as staff sees it. An id of 0 means none.
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
        VisitList.Contents contents,
        List<String> next) {

    static VisitListView of(VisitList list, VisitList.Contents contents, List<String> next) {
        return new VisitListView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                list.signSheet(),
                list.importId(),
                list.job(),
                list.createdAt(),
                contents,
                next);
    }
}
