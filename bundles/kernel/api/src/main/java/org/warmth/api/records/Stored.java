package org.warmth.api.records;

import org.osgi.annotation.versioning.ConsumerType;

/** A record in a table: an id that never changes, the unit that owns it, a version for optimistic locking. */
@ConsumerType
public interface Stored {
    /** Its id. */
    long id();

    /** The unit that owns it: rights go by it. */
    long unit();

    /** For optimistic locking: 1 when made, one more with each change. */
    int version();
}
