package org.warmth.banks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a return file, one after the other. They are told apart before they are decoded: no part of a character of
 * GB18030 looks like a line's end, and the line of a fault is known.
 */
final class GbLines {
    private static final int HEAD = 1 << 16;
    private static final int LONGEST = 1 << 14;
    /** From here on a character has three bytes in UTF-8; two of GB18030 may look like one of two bytes by chance. */
    private static final char WIDE = '\u0800';

    private final InputStream in;
    private final byte[] buffer = new byte[HEAD];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int filled;
    private int number;
    private boolean ended = true;

    private GbLines(InputStream in) {
        this.in = in;
    }

    /**
     * Begins to read.
     *
     * @throws org.warmth.api.Problem 422 empty, or in another encoding by its first bytes
     */
    static GbLines of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            throw Unreadable.file("banks.empty");
        }
        if (starts(head, 0xef, 0xbb, 0xbf) || isUtf8(head)) {
            throw Unreadable.file("banks.encoding-other", "UTF-8");
        }
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
            throw Unreadable.file("banks.encoding-other", "UTF-16");
        }
        return new GbLines(new SequenceInputStream(new ByteArrayInputStream(head), in));
    }

    /** The next line's bytes without its end, or null behind the last. */
    byte[] bytes() throws IOException {
        int length = 0;
        for (int next = read(); next >= 0; next = read()) {
            if (next == '\n') {
                number++;
                return Arrays.copyOf(line, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
            }
            if (length == LONGEST || next == 0) {
                throw Unreadable.line(number + 1, "banks.not-text");
            }
            line[length++] = (byte) next;
        }
        if (length == 0) {
            return null;
        }
        ended = false;
        number++;
        return Arrays.copyOf(line, length);
    }

    /** The next line, or null behind the last. */
    String text() throws IOException {
        byte[] bytes = bytes();
        return bytes == null ? null : Gb.text(bytes, number);
    }

    /** The number of the line given last, from 1. */
    int number() {
        return number;
    }

    /**
     * Refuses a file whose last line is not ended: what is missing there may be half an account.
     *
     * @throws org.warmth.api.Problem 422 {@code banks.truncated}
     */
    void requireEnd() {
        if (!ended) {
            throw Unreadable.line(number, "banks.truncated");
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }

    private static boolean isUtf8(byte[] head) {
        CharBuffer text = CharBuffer.allocate(head.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head), text, false);
        return !result.isError() && text.flip().chars().anyMatch(c -> c >= WIDE);
    }

    private static boolean starts(byte[] head, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
