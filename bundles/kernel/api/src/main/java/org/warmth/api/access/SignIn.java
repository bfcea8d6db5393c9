package org.warmth.api.access;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Finds out who is calling from the credentials of a request: a password checked by JAAS, or a bearer token. */
@ProviderType
public interface SignIn {
    /**
     * The caller with these credentials and the grants of today.
     *
     * @param authorization the value of the {@code Authorization} header
     * @param address where the request came from
     * @param locale the language of answers
     * @throws org.warmth.api.Problem 401 {@code access.unauthenticated}; 429 {@code access.too-many-attempts}; 503
     *     while the users cannot be read
     */
    Caller verify(String authorization, String address, Locale locale);

    /** Whether bearer tokens are taken, so that the challenge may offer them. */
    boolean bearer();
}
