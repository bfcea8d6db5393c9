package org.warmth.api.jobs;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Starts and shows jobs. Over REST: {@code /warmth/v1/jobs}. */
@ProviderType
public interface Jobs {
    /**
     * Starts a job in the caller's name, inside the caller's transaction.
     *
     * @param kind the kind, for which a handler is or will be there
     * @param unit the unit it works for, 0 for none
     * @param arguments what the handler needs; no personal data
     */
    JobView start(String kind, long unit, Map<String, String> arguments);

    /**
     * A job that the caller may see: own ones, or of a unit in scope.
     *
     * @throws org.warmth.api.Problem 404 otherwise
     */
    JobView get(long id);

    /** Asks a job to stop at its next chunk. */
    JobView cancel(long id);

    /**
     * Runs a periodic task of this node at once instead of at its time: now, or after the commit inside a transaction.
     * Costs next to nothing and may be called as often as one likes; runs that overlap become one.
     *
     * @param task {@link PeriodicTask#name()}
     */
    void nudge(String task);
}
