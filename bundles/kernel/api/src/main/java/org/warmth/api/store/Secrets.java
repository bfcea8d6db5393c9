package org.warmth.api.store;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Encryption and keyed hashes for personal data of class S3 (MECHANICS 7). Keys live outside the database, each
 * ciphertext names its key.
 */
@ProviderType
public interface Secrets {
    /**
     * Encrypts a column's value with AES-256-GCM, bound to its place.
     *
     * @param place {@code table.column}
     * @param id the row's id
     * @param plain the value; null gives null
     */
    byte[] encrypt(String place, long id, String plain);

    /**
     * Decrypts what {@link #encrypt} made for the same place and id.
     *
     * @throws IllegalStateException if the key is missing or the value was moved or changed
     */
    String decrypt(String place, long id, byte[] cipher);

    /** Encrypts bytes as {@link #encrypt} does text. */
    byte[] encryptBytes(String place, long id, byte[] plain);

    /** Decrypts what {@link #encryptBytes} made, as {@link #decrypt} does. */
    byte[] decryptBytes(String place, long id, byte[] cipher);

    /**
     * The keyed hash by which an encrypted value is found: 32 bytes as 43 characters base64url.
     *
     * @param kind what is hashed, for example {@code idNumber}; equal values of two kinds differ
     * @param normalised the value in its one normal form
     */
    String lookup(String kind, String normalised);

    /**
     * An HMAC-SHA-256 under the key for seals and digests.
     *
     * @param purpose separates uses of the key
     */
    byte[] seal(String purpose, byte[] content);
}
