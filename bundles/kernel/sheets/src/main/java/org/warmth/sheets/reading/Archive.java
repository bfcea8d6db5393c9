package org.warmth.sheets.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.warmth.api.Problem;

/**
 * The parts of a zip file by its directory, as Excel reads it. {@link java.util.zip.ZipFile} wants a readable file, which
 * an upload never is, and {@link java.util.zip.ZipInputStream} stumbles over the 64-bit descriptors that POI, and so
 * half of all roster-writing systems, put behind each part.
 */
final class Archive {
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_DIRECTORY = 1 << 20;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int END_64_LENGTH = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final long UNKNOWN = 0xffffffffL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int EXTRA_64 = 1;
    private static final int BUFFER = 1 << 16;

    /** A part: where it is and how it is packed. */
    record Part(String name, boolean encrypted, int method, long checksum, long packed, long size, long offset) {}

    private final Upload upload;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Archive(Upload upload) {
        this.upload = upload;
    }

    /** Reads the directory. */
    static Archive open(Upload upload) {
        Archive archive = new Archive(upload);
        try {
            archive.readDirectory();
        } catch (IOException | java.nio.BufferUnderflowException e) {
            throw truncated();
        }
        return archive;
    }

    static Problem truncated() {
        return Problem.malformed("sheets.truncated");
    }

    /** The parts by name: lower case, without a slash in front. */
    Map<String, Part> parts() {
        return parts;
    }

    /** A part, unpacked. */
    InputStream stream(Part part) throws IOException {
        ByteBuffer local = read(part.offset(), LOCAL_LENGTH);
        if (local.getInt(0) != LOCAL || part.method() != STORED && part.method() != DEFLATED) {
            throw Xml.damaged();
        }
        long start = part.offset() + LOCAL_LENGTH + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
        InputStream packed = new Limited(upload.stream(start), part.packed());
        return part.method() == STORED ? packed : new Inflated(packed);
    }

    private void readDirectory() throws IOException {
        int tailLength = (int) Math.min(upload.size(), END_LENGTH + LONGEST_COMMENT + LOCATOR_64_LENGTH);
        long tailStart = upload.size() - tailLength;
        ByteBuffer tail = read(tailStart, tailLength);
        int end = tailLength - END_LENGTH;
        while (end >= 0 && tail.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw truncated();
        }
        long directory = tail.getInt(end + 16) & UNKNOWN;
        long length = tail.getInt(end + 12) & UNKNOWN;
        int locator = end - LOCATOR_64_LENGTH;
        if ((directory == UNKNOWN || length == UNKNOWN) && locator >= 0 && tail.getInt(locator) == LOCATOR_64) {
            ByteBuffer end64 = read(tail.getLong(locator + 8), END_64_LENGTH);
            if (end64.getInt(0) != END_64) {
                throw truncated();
            }
            length = end64.getLong(40);
            directory = end64.getLong(48);
        }
        if (length > MOST_DIRECTORY) {
            throw Problem.malformed("sheets.zip-bomb");
        }
        readEntries(read(directory, (int) length));
    }

    private void readEntries(ByteBuffer entries) {
        while (entries.remaining() >= ENTRY_LENGTH) {
            int at = entries.position();
            if (entries.getInt(at) != ENTRY) {
                throw truncated();
            }
            if (parts.size() == MOST_PARTS) {
                throw Problem.malformed("sheets.zip-bomb");
            }
            int nameLength = entries.getShort(at + 28) & 0xffff;
            int extraLength = entries.getShort(at + 30) & 0xffff;
            int commentLength = entries.getShort(at + 32) & 0xffff;
            byte[] name = new byte[nameLength];
            entries.position(at + ENTRY_LENGTH);
            entries.get(name);
            long[] sizes = sizes(entries, at, entries.position(), extraLength);
            Part part = new Part(
                    plain(new String(name, StandardCharsets.UTF_8)),
                    (entries.getShort(at + 8) & 1) != 0,
                    entries.getShort(at + 10) & 0xffff,
                    entries.getInt(at + 16) & UNKNOWN,
                    sizes[1],
                    sizes[0],
                    sizes[2]);
            if (parts.put(part.name(), part) != null) {
                throw Xml.damaged();
            }
            entries.position(at + ENTRY_LENGTH + nameLength + extraLength + commentLength);
        }
    }

    /** Size, packed size and offset, each from the 64-bit extra field where the entry has no room for it. */
    private static long[] sizes(ByteBuffer entries, int at, int extra, int extraLength) {
        long[] sizes = {
            entries.getInt(at + 24) & UNKNOWN, entries.getInt(at + 20) & UNKNOWN, entries.getInt(at + 42) & UNKNOWN
        };
        for (int field = extra; field + 4 <= extra + extraLength; ) {
            int length = entries.getShort(field + 2) & 0xffff;
            if (entries.getShort(field) == EXTRA_64) {
                int value = field + 4;
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == UNKNOWN && value + Long.BYTES <= field + 4 + length) {
                        sizes[i] = entries.getLong(value);
                        value += Long.BYTES;
                    }
                }
            }
            field += 4 + length;
        }
        return sizes;
    }

    private static String plain(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position + length > upload.size()) {
            throw new IOException("beyond the end");
        }
        return ByteBuffer.wrap(upload.read(position, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** As many bytes as the part has; an upload that ends before is truncated. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        private Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(target, from, (int) Math.min(length, left));
            if (got < 0) {
                throw new IOException("the part ends too early");
            }
            left -= got;
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Deflated data; its inflater, which holds native memory, goes when it is closed. */
    private static final class Inflated extends InflaterInputStream {
        private Inflated(InputStream packed) {
            // An inflater without header wants one byte more than there is.
            super(new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])), new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
