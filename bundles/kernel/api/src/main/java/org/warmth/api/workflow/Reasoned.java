package org.warmth.api.workflow;

import org.osgi.annotation.versioning.ConsumerType;

/** What a step carries: a reason where it goes back or away, and what else a kind's steps ask for. */
@ConsumerType
public interface Reasoned {
    /** Why, or null. */
    String reason();
}
