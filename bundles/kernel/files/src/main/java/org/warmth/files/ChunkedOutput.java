package org.warmth.files;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes a file chunk by chunk, each in a transaction of its own, and hashes what goes by. */
final class ChunkedOutput extends OutputStream {
    /** Small enough for a short transaction, large enough that a file is few of them. */
    static final int CHUNK = 256 * 1024;

    private final long id;
    private final FileStore store;
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int chunks;
    private long size;

    ChunkedOutput(long id, FileStore store) {
        this.id = id;
        this.store = store;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int from = offset, left = length; left > 0; ) {
            int fits = Math.min(left, CHUNK - filled);
            System.arraycopy(bytes, from, buffer, filled, fits);
            filled += fits;
            from += fits;
            left -= fits;
            if (filled == CHUNK) {
                pour();
            }
        }
    }

    private void pour() {
        digest.update(buffer, 0, filled);
        store.append(id, chunks, filled == CHUNK ? buffer : Arrays.copyOf(buffer, filled));
        chunks++;
        size += filled;
        filled = 0;
    }

    /** The file is whole. */
    void complete() {
        if (filled > 0) {
            pour();
        }
        store.complete(id, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
