package org.warmth.jobs;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of {@code etc/org.warmth.jobs.cfg}. */
@ObjectClassDefinition(name = "Warmth jobs")
public @interface JobsSettings {
    /** The configuration's PID. */
    String PID = "org.warmth.jobs";

    /** How many jobs this node runs at the same time. */
    @AttributeDefinition(name = "Jobs at the same time")
    int workers() default 2;

    /** For how long a node that says nothing keeps its jobs, in seconds. */
    @AttributeDefinition(name = "Lease, seconds")
    int lease() default 30;
}
