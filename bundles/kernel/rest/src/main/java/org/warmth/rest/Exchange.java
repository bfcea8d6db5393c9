package org.warmth.rest;

import java.security.MessageDigest;
import java.util.Locale;

/**
 * What the kernel remembers of the request that the thread works for.
 *
 * @param method the HTTP method
 * @param path the path, without query
 * @param base the path prefix under which a proxy shows the server, or empty
 * @param locale the language of the answer
 * @param key the {@code Idempotency-Key}, or null
 * @param body takes in the body as it is read; null without a key
 */
record Exchange(String method, String path, String base, Locale locale, String key, MessageDigest body) {
    /** The digest of the body as far as it was read; reading may go on. */
    byte[] bodyDigest() {
        try {
            return ((MessageDigest) body.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
