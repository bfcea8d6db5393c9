package org.warmth.api.jobs;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** The work of one kind of job; registered as a service with property {@code kind}. */
@ConsumerType
public interface JobHandler {
    /** The service property that names the kind of job. */
    String KIND = "kind";

    /**
     * Does the work, as the starter, whose rights are checked again. After a crash it is called again with the {@link
     * JobRun#position()} of the last chunk that was committed.
     *
     * @return what came out
     * @throws org.warmth.api.Problem what made it fail, shown to the starter
     */
    Map<String, Object> run(JobRun run);
}
