package org.warmth.api.jobs;

import java.time.Instant;
import java.util.Map;

/**
 * A job as its starter sees it.
 *
 * @param id its id
 * @param kind what it does, {@code <module>.<verb>}
 * @param unit the unit it works for, 0 for none
 * @param state where it stands
 * @param done so much is done
 * @param total of so much, 0 while unknown
 * @param result what came out, for example counts and ids of files, at most 32,000 characters as JSON; of a failed job what
 *     is wrong and what to do about it, in {@code zh} and {@code en}; empty until then
 * @param problem the code of what made it fail, or null
 * @param startedBy the user's name
 * @param createdAt when it was started
 * @param finishedAt when it ended, or null
 */
public record JobView(
        long id,
        String kind,
        long unit,
        State state,
        int done,
        int total,
        Map<String, Object> result,
        String problem,
        String startedBy,
        Instant createdAt,
        Instant finishedAt) {
    /** The states of a job. */
    public enum State {
        /** Waits for a node. */
        QUEUED,
        /** A node holds its lease. */
        RUNNING,
        /** Ended well. */
        DONE,
        /** Ended badly; {@link JobView#problem()} says why. */
        FAILED,
        /** Stopped on request. */
        CANCELLED
    }
}
