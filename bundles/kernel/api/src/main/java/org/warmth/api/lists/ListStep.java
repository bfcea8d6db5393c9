package org.warmth.api.lists;

import org.osgi.annotation.versioning.ConsumerType;

/** What a step with a list carries: a reason where it goes back or away, and what else a module's steps ask for. */
@ConsumerType
public interface ListStep {
    /** Why, or null. */
    String reason();
}
