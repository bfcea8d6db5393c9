package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.warmth.api.Problem;

/**
 * The table of texts of a workbook, as UTF-8 in few large pieces: a million rows have millions of texts, too many for
 * as many objects. What does not fit in memory goes to a scratch file; as Excel numbers texts in the order of the
 * rows, reading it back is mostly sequential.
 */
final class SharedStrings implements AutoCloseable {
    private static final int PIECE = 1 << 18;
    private static final int PIECES_IN_MEMORY = 128;
    private static final int PIECES_CACHED = 16;
    /** Four bytes each in memory; a full sheet of a million rows has fewer. */
    static final int MOST_TEXTS = 1 << 24;

    private byte[][] pieces = new byte[8][];
    private int full;
    private byte[] filling = new byte[PIECE];
    private int used;
    /** Where each text begins, and the last one ends; without sign, for all parts of a file stay below 3 GB. */
    private int[] starts = new int[1024];

    private int count;
    private Scratch scratch;
    private final Map<Integer, byte[]> cache = new LinkedHashMap<>(PIECES_CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > PIECES_CACHED;
        }
    };

    void add(CharSequence text) {
        if (count == MOST_TEXTS) {
            throw Problem.malformed("sheets.zip-bomb");
        }
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, Math.min(starts.length * 2, MOST_TEXTS + 1));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, PIECE - used);
            System.arraycopy(bytes, from, filling, used, length);
            used += length;
            from += length;
            if (used == PIECE) {
                put();
            }
        }
        starts[++count] = (int) ((long) full * PIECE + used);
    }

    /** The text with an index of the file, or null if there is none. */
    String get(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        long start = Integer.toUnsignedLong(starts[index]);
        int length = starts[index + 1] - starts[index];
        int piece = (int) (start / PIECE);
        int from = (int) (start % PIECE);
        if (from + length <= PIECE) {
            return new String(piece(piece), from, length, StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; piece++, from = 0) {
            int part = Math.min(length - done, PIECE - from);
            System.arraycopy(piece(piece), from, bytes, done, part);
            done += part;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    int count() {
        return count;
    }

    private void put() {
        if (full < PIECES_IN_MEMORY) {
            if (full == pieces.length) {
                pieces = Arrays.copyOf(pieces, pieces.length * 2);
            }
            pieces[full] = filling;
            filling = new byte[PIECE];
        } else {
            try {
                if (scratch == null) {
                    scratch = new Scratch();
                }
                scratch.append(filling, 0, PIECE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        full++;
        used = 0;
    }

    private byte[] piece(int number) {
        if (number == full) {
            return filling;
        }
        if (number < PIECES_IN_MEMORY) {
            return pieces[number];
        }
        byte[] cached = cache.get(number);
        if (cached == null) {
            try {
                cached = scratch.read((long) (number - PIECES_IN_MEMORY) * PIECE, PIECE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cache.put(number, cached);
        }
        return cached;
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
