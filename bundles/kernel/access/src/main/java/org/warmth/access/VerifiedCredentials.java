package org.warmth.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.access.Grant;

/**
 * Who was found behind an {@code Authorization} header, for 60 seconds: a password's hash is slow on purpose. Kept by
 * an HMAC of the header under a key of this process; dropped with any change of the user.
 */
@Component(service = VerifiedCredentials.class)
public final class VerifiedCredentials {
    static final long LIFE = 60_000_000_000L;
    private static final int MOST = 20_000;

    private final SecretKeySpec key;
    private final LongSupplier nanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };
    private long generation;

    /** Begins empty. */
    @Activate
    public VerifiedCredentials() {
        this(System::nanoTime);
    }

    VerifiedCredentials(LongSupplier nanos) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.nanos = nanos;
    }

    /** The name under which a header is kept. */
    String digest(String authorization) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who it is, or null if not known or too long ago. */
    synchronized Entry get(String digest) {
        Entry entry = entries.get(digest);
        if (entry != null && nanos.getAsLong() - entry.until >= 0) {
            entries.remove(digest);
            return null;
        }
        return entry;
    }

    /** A number to hand to {@link #put}: what was looked up before a change is not kept after it. */
    synchronized long generation() {
        return generation;
    }

    synchronized void put(String digest, Known user, long lifeNanos, long generation) {
        if (generation == this.generation) {
            entries.put(digest, new Entry(user, nanos.getAsLong() + Math.min(LIFE, lifeNanos)));
        }
    }

    /** Forgets a user, whose password, lock or grants changed. */
    synchronized void drop(long user) {
        generation++;
        entries.values().removeIf(entry -> entry.known.user() == user);
    }

    /**
     * A user as found.
     *
     * @param user the id
     * @param name the sign-in name
     * @param shared whether several people use it
     * @param grants what they may today
     */
    record Known(long user, String name, boolean shared, List<Grant> grants) {}

    record Entry(Known known, long until) {}
}
