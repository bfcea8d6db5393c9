package org.warmth.api.access;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** The caller of the current thread, set by sign-in for a request and by {@code jobs} for a job. */
@ProviderType
public interface Callers {
    /**
     * The thread's caller.
     *
     * @throws org.warmth.api.Problem 401 if there is none
     */
    Caller current();

    /** Runs work as a caller; for sign-in and jobs only. */
    <T> T as(Caller caller, Supplier<T> work);

    /**
     * A user with the grants of today, for a job that goes on in its starter's name.
     *
     * @throws org.warmth.api.Problem 403 if the user is locked or gone
     */
    Caller load(long user);
}
