package org.warmth.access;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.access.VerifiedCredentials.Known;

/** Joins a user to the grants of today. */
@Component(service = KnownUsers.class)
public final class KnownUsers {
    private final GrantStore grants;

    /** Reads the grants from {@code grants}. */
    @Activate
    public KnownUsers(@Reference GrantStore grants) {
        this.grants = grants;
    }

    /** The user with what they may; while a password that others know waits for its change, nothing. */
    Known of(User user) {
        return new Known(
                user.id(), user.name(), user.shared(), user.changeDue() ? List.of() : grants.inForce(user.id()));
    }
}
