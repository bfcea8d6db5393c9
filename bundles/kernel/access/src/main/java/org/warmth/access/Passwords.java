package org.warmth.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.Problem;

/** Hashes of passwords: PBKDF2 with HMAC-SHA-512, salted, slow on purpose, and never more at once than the processors bear. */
@Component(service = Passwords.class)
public final class Passwords {
    /** The fewest characters of a password. */
    static final int SHORTEST = 10;

    /** The most characters of a password. */
    static final int LONGEST = 128;

    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String SCHEME = "pbkdf2-sha512";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    /** Looks like a hash; no password is known to have it. */
    private final String nobodys = text(random(SALT_BYTES), random(HASH_BYTES));

    /** The hash of a password, with its scheme, rounds and salt. */
    String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return text(salt, derive(password, salt, ROUNDS));
    }

    private static String text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return SCHEME + "$" + ROUNDS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Whether the password has this hash; without a hash it takes as long and says no. */
    boolean matches(String password, String hash) {
        String[] parts = (hash == null ? nobodys : hash).split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalStateException("hash of an unknown scheme");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, base64.decode(parts[3])) && hash != null;
    }

    /** A password nobody can guess: 20 letters and digits, 99 bits. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** What is wrong with a password as a message key, or null. */
    static String fault(String password, String name) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            return "access.password-short";
        }
        if (password.length() > LONGEST) {
            return "access.password-long";
        }
        if (password.chars().distinct().count() < 5
                || password.toLowerCase(Locale.ROOT).contains(name)) {
            return "access.password-weak";
        }
        return null;
    }

    private byte[] derive(String password, byte[] salt, int rounds) {
        boolean entered = false;
        char[] letters = password.toCharArray();
        try {
            entered = places.tryAcquire(10, TimeUnit.SECONDS);
            if (!entered) {
                throw Problem.unavailable("access.busy", null);
            }
            PBEKeySpec spec = new PBEKeySpec(letters, salt, rounds, 8 * HASH_BYTES);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("access.busy", e);
        } finally {
            Arrays.fill(letters, '\0');
            if (entered) {
                places.release();
            }
        }
    }
}
