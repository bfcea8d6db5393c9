package org.warmth.api.store;

import org.osgi.annotation.versioning.ProviderType;

/** Time-ordered 64-bit ids, unique over all nodes; a string in JSON and the key of paging. */
@ProviderType
public interface Ids {
    /** A new id, greater than every earlier one of this node. */
    long next();
}
