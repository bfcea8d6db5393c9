package org.warmth.api.access;

import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Who works where, by the names that people bear; for questions such as whether somebody decides about themselves. */
@ProviderType
public interface Staff {
    /**
     * The full names of those who hold a business role over exactly this unit today, and of some users.
     *
     * @param users sign-in names
     */
    Set<String> names(long unit, Collection<String> users);
}
