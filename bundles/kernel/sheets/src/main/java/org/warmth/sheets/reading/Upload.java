package org.warmth.sheets.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.warmth.api.Problem;

/** What was uploaded, set aside so that it can be read more than once. */
public final class Upload implements AutoCloseable {
    /** The most bytes taken: a million rows of twelve columns are some 90 MiB. */
    public static final long MOST_BYTES = 200L << 20;

    private static final int BUFFER = 1 << 16;

    private final Scratch scratch;
    private final byte[] digest;

    private Upload(Scratch scratch, byte[] digest) {
        this.scratch = scratch;
        this.digest = digest;
    }

    /**
     * Sets the whole stream aside.
     *
     * @throws Problem 413 {@code sheets.too-large}; 400 {@code sheets.truncated} if it breaks off
     */
    public static Upload receive(InputStream content) {
        Scratch scratch = new Scratch();
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            InputStream in = new DigestInputStream(content, sha256);
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                scratch.append(buffer, 0, got);
                if (scratch.size() > MOST_BYTES) {
                    throw Problem.tooLarge("sheets.too-large", MOST_BYTES >> 20);
                }
            }
            return new Upload(scratch, sha256.digest());
        } catch (IOException e) {
            scratch.close();
            throw Problem.malformed("sheets.truncated");
        } catch (NoSuchAlgorithmException e) {
            scratch.close();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** The content from its start. */
    public InputStream stream() {
        return stream(0);
    }

    /** The content from a position on. */
    InputStream stream(long position) {
        return new BufferedInputStream(scratch.stream(position), BUFFER);
    }

    /** Exactly so many bytes from a position on. */
    byte[] read(long position, int length) throws IOException {
        return scratch.read(position, length);
    }

    /** How many bytes. */
    public long size() {
        return scratch.size();
    }

    /** Whether it is packed, as a workbook is. */
    public boolean isZip() {
        byte[] head = head(2);
        return head.length == 2 && head[0] == 'P' && head[1] == 'K';
    }

    /** SHA-256 of the content. */
    public byte[] sha256() {
        return digest.clone();
    }

    /** At most {@code most} bytes of the start. */
    byte[] head(int most) {
        try {
            return scratch.read(0, (int) Math.min(most, size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
