package org.warmth.api.access;

import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What the thread's caller may, by role and unit subtree of today (law 7). */
@ProviderType
public interface Access {
    /** Whether the caller holds one of the roles over the unit; any business role where none is given. */
    boolean may(Set<Role> roles, long unit);

    /** The units among these over which the caller holds one of the roles. */
    Set<Long> within(Set<Role> roles, Collection<Long> units);

    /**
     * Refuses unless {@link #may}.
     *
     * @throws org.warmth.api.Problem 403 {@code access.forbidden}, audited; 401 without a caller
     */
    void require(Set<Role> roles, long unit);
}
