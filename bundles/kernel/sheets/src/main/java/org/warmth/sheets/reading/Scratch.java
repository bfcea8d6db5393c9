package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A temporary file that only this object can read: encrypted under a key that never leaves memory, gone when closed.
 * Rosters hold personal data, and after a kill nothing of it may lie readable in the temporary folder (law 7).
 */
final class Scratch implements AutoCloseable {
    private static final int BLOCK = 16;

    private final FileChannel channel;
    private final SecretKeySpec key;
    private final Cipher writing;
    private long size;

    Scratch() {
        byte[] secret = new byte[BLOCK];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
        writing = cipher(0);
        try {
            Path file = Files.createTempFile("warmth-", ".tmp");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends bytes. */
    void append(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        ByteBuffer cipherText = ByteBuffer.wrap(writing.update(bytes, from, length));
        while (cipherText.hasRemaining()) {
            channel.write(cipherText, size + cipherText.position());
        }
        size += length;
    }

    /** How many bytes were appended. */
    long size() {
        return size;
    }

    /** Reads exactly {@code length} bytes from {@code position}. */
    byte[] read(long position, int length) throws IOException {
        byte[] plain = new byte[length];
        try (InputStream in = stream(position)) {
            if (in.readNBytes(plain, 0, length) < length) {
                throw new IOException("scratch ends before " + (position + length));
            }
        }
        return plain;
    }

    /** Everything from {@code position} on; independent of other streams of the same scratch. */
    InputStream stream(long position) {
        return new Plain(position);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cipher cipher(long position) {
        byte[] counter = new byte[BLOCK];
        ByteBuffer.wrap(counter).putLong(BLOCK - Long.BYTES, position / BLOCK);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            int skip = (int) (position % BLOCK);
            if (skip > 0) {
                cipher.update(new byte[skip]);
            }
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Plain extends InputStream {
        private final Cipher reading;
        private final byte[] single = new byte[1];
        private long position;

        private Plain(long position) {
            this.position = position;
            reading = cipher(position);
        }

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int wanted = (int) Math.min(length, size - position);
            if (wanted <= 0) {
                return -1;
            }
            int got = channel.read(ByteBuffer.wrap(target, from, wanted), position);
            if (got > 0) {
                position += got;
                System.arraycopy(reading.update(target, from, got), 0, target, from, got);
            }
            return got;
        }
    }
}
