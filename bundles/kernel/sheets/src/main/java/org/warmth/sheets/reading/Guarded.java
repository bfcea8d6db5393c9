package org.warmth.sheets.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.warmth.api.Problem;

/**
 * An unpacked part of an uploaded workbook, with an eye on what no honest file has: a zip bomb, or one endless piece of
 * text that would fill the memory of any parser. On its way it notes merged cells, which stand after the rows they
 * concern.
 */
final class Guarded extends FilterInputStream {
    /** A sheet of a million rows of thirty columns unpacks to some 1.2 GB. */
    private static final long MOST_UNPACKED = 3L << 30;

    private static final long RATIO_FROM = 64L << 20;
    private static final int MOST_RATIO = 200;
    /** 32,767 characters, each written as a numeric reference, are 260 kB. */
    private static final int MOST_BETWEEN_TAGS = 1 << 20;

    private static final byte[] MERGE = "mergeCell ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int MOST_TAG = 200;

    private final Progress progress;
    private final Merges merges;
    private int sinceTag;
    private int matched;
    private StringBuilder tag;

    /** What was unpacked so far, over all parts. */
    static final class Progress {
        private long unpacked;
        private long unpackedHere;
        private long packedHere;

        /** A part begins. */
        void next(long packed) {
            unpackedHere = 0;
            packedHere = Math.max(1, packed);
        }

        long unpacked() {
            return unpacked;
        }

        void add(int bytes) {
            unpacked += bytes;
            unpackedHere += bytes;
            if (unpacked > MOST_UNPACKED || unpackedHere > RATIO_FROM && unpackedHere / packedHere > MOST_RATIO) {
                throw Problem.malformed("sheets.zip-bomb");
            }
        }
    }

    Guarded(InputStream in, Progress progress, Merges merges) {
        super(in);
        this.progress = progress;
        this.merges = merges;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int got = super.read(target, from, length);
        if (got > 0) {
            progress.add(got);
            watch(target, from, from + got);
        }
        return got;
    }

    /** Parsers close what they have read to its end; the archive goes on. */
    @Override
    public void close() {
        // The archive is closed by whoever opened it.
    }

    private void watch(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '<') {
                sinceTag = 0;
            } else if (++sinceTag > MOST_BETWEEN_TAGS) {
                throw Xml.damaged();
            }
            if (merges != null) {
                merge(b);
            }
        }
    }

    private void merge(byte b) {
        if (tag != null) {
            if (b == '>' || tag.length() == MOST_TAG) {
                merges.addTag(tag);
                tag = null;
            } else {
                tag.append((char) b);
            }
        } else if (b == MERGE[matched]) {
            if (++matched == MERGE.length) {
                tag = new StringBuilder();
                matched = 0;
            }
        } else {
            matched = b == MERGE[0] ? 1 : 0;
        }
    }
}
