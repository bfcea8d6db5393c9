package org.warmth.api.lists;

import org.osgi.annotation.versioning.ConsumerType;

/** A list as staff sees it: a module's record with the head's fields, its own, what the list holds, and the next steps. */
@ConsumerType
public interface ListView {
    /** Its version, the ETag. */
    int version();
}
