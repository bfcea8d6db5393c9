package org.warmth.api.jobs;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work that comes back: sealing, sweeping. Registered as a service; run by {@code jobs}, on one node at a time, by nobody
 * (there is no caller). It must be short, or end often, and be safe to run twice.
 */
@ConsumerType
public interface PeriodicTask {
    /** Its name, {@code <module>.<verb>}, for example {@code ledger.seal}. */
    String name();

    /** How long after the end of one run, on whatever node, the next begins; at least 200 ms. */
    Duration interval();

    /** One run. An exception is logged, and the next run comes as if it had ended well. */
    void run();
}
