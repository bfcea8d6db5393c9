package org.warmth.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.store.Secrets;

/**
 * AES-256-GCM and HMAC-SHA-256. A ciphertext is: algorithm (1 byte, 1), number of the key (1 byte), nonce (12 bytes),
 * encrypted value and tag; what it is bound to is algorithm, key and {@code table.column.id}.
 */
@Component(service = Secrets.class, configurationPid = StoreSettings.PID)
public final class AesSecrets implements Secrets {
    private static final byte AES_GCM = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 2 + NONCE;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final Map<Integer, SecretKeySpec> encrypting = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(AesSecrets::cipher);
    private final ThreadLocal<Mac> lookups;
    private final ThreadLocal<Mac> seals;

    /** With the keys of the file that is set. */
    @Activate
    public AesSecrets(StoreSettings settings) {
        this(KeyRing.of(file(settings)));
    }

    /** With these keys. */
    public AesSecrets(KeyRing keys) {
        this.keys = keys;
        this.lookups = ThreadLocal.withInitial(() -> mac(keys.lookup()));
        this.seals = ThreadLocal.withInitial(() -> mac(keys.seal()));
    }

    /** Where the keys of a server lie. */
    static Path file(StoreSettings settings) {
        String etc = System.getProperty("karaf.etc", "etc");
        return Path.of(Setting.of(settings.keys(), "WARMTH_KEYS", etc + "/warmth/keys"));
    }

    @Override
    public byte[] encrypt(String place, long id, String plain) {
        return plain == null ? null : encryptBytes(place, id, plain.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String decrypt(String place, long id, byte[] cipher) {
        return cipher == null ? null : new String(decryptBytes(place, id, cipher), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] encryptBytes(String place, long id, byte[] plain) {
        if (plain == null) {
            return null;
        }
        byte[] result = new byte[HEAD + plain.length + TAG_BITS / 8];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        int number = keys.current();
        result[0] = AES_GCM;
        result[1] = (byte) number;
        System.arraycopy(nonce, 0, result, 2, NONCE);
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, key(number), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound(number, place, id));
            cipher.doFinal(plain, 0, plain.length, result, HEAD);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + place, e);
        }
    }

    @Override
    public byte[] decryptBytes(String place, long id, byte[] cipher) {
        if (cipher == null) {
            return null;
        }
        if (cipher.length < HEAD + TAG_BITS / 8 || cipher[0] != AES_GCM) {
            throw new IllegalStateException("not a ciphertext of ours: " + place + " of " + id);
        }
        int number = Byte.toUnsignedInt(cipher[1]);
        try {
            Cipher aes = ciphers.get();
            aes.init(Cipher.DECRYPT_MODE, key(number), new GCMParameterSpec(TAG_BITS, cipher, 2, NONCE));
            aes.updateAAD(bound(number, place, id));
            return aes.doFinal(cipher, HEAD, cipher.length - HEAD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("moved, changed or under another key: " + place + " of " + id, e);
        }
    }

    @Override
    public String lookup(String kind, String normalised) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keyed(lookups.get(), kind, normalised.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public byte[] seal(String purpose, byte[] content) {
        return keyed(seals.get(), purpose, content);
    }

    private static byte[] keyed(Mac mac, String purpose, byte[] content) {
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(content);
    }

    private static byte[] bound(int number, String place, long id) {
        byte[] name = place.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + name.length + 1 + Long.BYTES)
                .put(AES_GCM)
                .put((byte) number)
                .put(name)
                .put((byte) '.')
                .putLong(id)
                .array();
    }

    private SecretKeySpec key(int number) {
        return encrypting.computeIfAbsent(number, this::load);
    }

    private SecretKeySpec load(int number) {
        byte[] key = keys.encrypting(number);
        if (key == null) {
            throw new IllegalStateException("key " + number + " is missing");
        }
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
