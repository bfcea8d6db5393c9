package org.warmth.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.warmth.api.Problem;

/** The file of keys under a password: AES-256-GCM, the key by PBKDF2-HMAC-SHA-256. */
final class SealedKeys {
    private static final byte[] MARK = "warmth-keys-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 600_000;
    private static final int SHORTEST = 12;

    private SealedKeys() {}

    /** Refuses a password that is too short to protect anything. */
    static void check(char[] password) {
        if (password.length < SHORTEST) {
            throw Problem.invalid("password", "store.password-short", SHORTEST);
        }
    }

    static byte[] seal(byte[] keys, char[] password) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[16];
        byte[] nonce = new byte[12];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MARK);
            out.writeInt(ITERATIONS);
            out.write(salt);
            out.write(nonce);
            out.write(cipher(Cipher.ENCRYPT_MODE, password, salt, ITERATIONS, nonce)
                    .doFinal(keys));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the keys cannot be sealed", failed);
        }
        return bytes.toByteArray();
    }

    static byte[] open(byte[] sealed, char[] password) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed))) {
            byte[] mark = in.readNBytes(MARK.length);
            if (!Arrays.equals(mark, MARK) || in.readInt() != ITERATIONS) {
                throw Problem.invalid("keys", "store.keys-damaged");
            }
            byte[] salt = new byte[16];
            byte[] nonce = new byte[12];
            in.readFully(salt);
            in.readFully(nonce);
            return cipher(Cipher.DECRYPT_MODE, password, salt, ITERATIONS, nonce)
                    .doFinal(in.readAllBytes());
        } catch (EOFException truncated) {
            throw Problem.invalid("keys", "store.keys-damaged");
        } catch (AEADBadTagException wrong) {
            throw Problem.invalid("password", "store.wrong-password");
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the keys cannot be opened", failed);
        }
    }

    private static Cipher cipher(int mode, char[] password, byte[] salt, int iterations, byte[] nonce)
            throws GeneralSecurityException {
        KeySpec spec = new PBEKeySpec(password, salt, iterations, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher;
    }
}
