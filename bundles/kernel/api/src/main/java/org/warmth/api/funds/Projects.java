package org.warmth.api.funds;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The payment projects (发放项目) for which another module may set money aside. */
@ProviderType
public interface Projects {
    /** A project that is approved and not closed, whoever asks. */
    Optional<Project> open(long id);

    /**
     * A project.
     *
     * @param id its id
     * @param unit the unit that runs it
     * @param name its name
     * @param kind the name of its kind, for example {@code LIVING}
     */
    record Project(long id, long unit, String name, String kind) {}
}
