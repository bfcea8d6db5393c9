package org.warmth.api.workflow;

import java.util.Set;
import org.warmth.api.access.Role;

/** Who takes a step. */
public sealed interface By {
    /** Any of these over the record's unit. */
    Set<Role> roles();

    /**
     * Staff, by hand.
     *
     * @param roles any of these over the record's unit
     */
    record Staff(Set<Role> roles) implements By {}

    /**
     * The product, as part of another act of somebody who holds one of the roles: nobody is offered it, nobody can ask
     * for it.
     *
     * @param roles any of these over the record's unit
     */
    record Kernel(Set<Role> roles) implements By {}
}
