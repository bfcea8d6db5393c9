package org.warmth.api.programmes;

import java.time.Instant;
import java.util.List;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;

/**
 * A list of a simple programme as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that made it
 * @param title what it is called
 * @param state where it stands
 * @param version for optimistic locking
 * @param importId the import that made it
 * @param job the job that posts it
 * @param createdAt when it was made
 * @param contents what it holds
 * @param next the steps that the caller may take now
 */
public record ListingsView(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long importId,
        long job,
        Instant createdAt,
        ListingsContents contents,
        List<String> next)
        implements ListView {

    /** A list. */
    public static ListingsView of(ListHead list, ListingsContents contents, List<String> next) {
        return new ListingsView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                list.importId(),
                list.job(),
                list.createdAt(),
                contents,
                next);
    }
}
