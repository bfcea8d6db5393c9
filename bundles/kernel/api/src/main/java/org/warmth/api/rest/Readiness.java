package org.warmth.api.rest;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Says what is still missing before the server can do all its work; shown by {@code GET /warmth/health/ready}. */
@ConsumerType
public interface Readiness {
    /** What is missing now; empty when all is there. Quick, without a query where possible. */
    List<Missing> missing();

    /**
     * Something missing.
     *
     * @param module the module that waits for it
     * @param what one word: {@code database}, {@code migration}, {@code resource}, {@code service}, {@code bundle}
     * @param detail which one, and why; no personal data
     */
    record Missing(String module, String what, String detail) {}
}
