package org.warmth.api.lists;

import java.time.Instant;
import org.warmth.api.records.Stored;

/**
 * The head of a list (名册): what every list has, and what its module's table keeps in columns of the same names. What one
 * kind of list has beside it stands in further columns of that table, which the module reads and writes itself.
 *
 * @param id its id; that of the import that made it, if one did
 * @param unit the unit that made it
 * @param title what it is called, for example the name of the file it came from
 * @param state where it stands
 * @param version for optimistic locking
 * @param importId the import that made it, 0 if made by hand
 * @param job the job that posts it, 0 before
 * @param createdAt when it was made
 */
public record ListHead(
        long id, long unit, String title, ListState state, int version, long importId, long job, Instant createdAt)
        implements Stored {
    /** The same, one version on, in a state. */
    public ListHead in(ListState next) {
        return new ListHead(id, unit, title, next, version + 1, importId, job, createdAt);
    }

    /** The same with the job that posts it. */
    public ListHead posting(long by) {
        return new ListHead(id, unit, title, state, version, importId, by, createdAt);
    }
}
