package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.warmth.api.Problem;

/**
 * The encoding of a CSV file, found by reading all of it strictly. GBK is a part of GB18030. Bytes that are good in
 * both are left to the headings to decide; nothing is replaced by question marks on the way.
 *
 * @param charsets what it may be, the likelier first
 * @param bom how many bytes to skip
 * @param lines how many lines it has
 */
record CsvText(List<Charset> charsets, int bom, int lines) {
    static final Charset GB18030 = Charset.forName("GB18030");

    /** So many characters of three bytes, one after the other without fault, are no coincidence in GBK. */
    private static final int SURELY_UTF8 = 8;

    private static final int BUFFER = 1 << 16;

    static CsvText of(Upload upload) {
        byte[] head = upload.head(3);
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
            throw Problem.malformed("sheets.csv-encoding");
        }
        int bom = starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        Scan utf8 = scan(upload, StandardCharsets.UTF_8, bom);
        if (utf8.failedAtLine > 0) {
            if (bom > 0 || utf8.wide >= SURELY_UTF8) {
                throw Problem.malformed("sheets.csv-broken", utf8.failedAtLine);
            }
            Scan gb = scan(upload, GB18030, 0);
            if (gb.failedAtLine > 0) {
                throw Problem.malformed("sheets.csv-encoding");
            }
            return new CsvText(List.of(GB18030), 0, gb.lines());
        }
        if (bom == 0 && utf8.narrow > 0 && utf8.wide == 0 && scan(upload, GB18030, 0).failedAtLine == 0) {
            return new CsvText(List.of(StandardCharsets.UTF_8, GB18030), 0, utf8.lines());
        }
        return new CsvText(List.of(StandardCharsets.UTF_8), bom, utf8.lines());
    }

    /** The text in one of the charsets. */
    Reader open(Upload upload, Charset charset) {
        InputStream in = upload.stream();
        try {
            in.skipNBytes(bom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InputStreamReader(in, strict(charset));
    }

    private static Scan scan(Upload upload, Charset charset, int skip) {
        CharsetDecoder decoder = strict(charset);
        Scan scan = new Scan();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = upload.stream()) {
            in.skipNBytes(skip);
            boolean end = false;
            while (!end) {
                int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = got < 0;
                bytes.position(bytes.position() + Math.max(0, got)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                scan.take(chars.flip());
                chars.clear();
                bytes.compact();
                if (result.isError()) {
                    scan.failedAtLine = scan.breaks + 1;
                    return scan;
                }
            }
            return scan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean starts(byte[] head, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** What a strict reading saw. */
    private static final class Scan {
        private int breaks;
        private char last;
        private long narrow;
        private long wide;
        private int failedAtLine;

        private void take(CharBuffer chars) {
            while (chars.hasRemaining()) {
                char c = chars.get();
                if (c == '\n' || last == '\r') {
                    breaks++;
                } else if (c == 0) {
                    throw Problem.malformed("sheets.not-a-workbook");
                } else if (c >= 0x800) {
                    wide++;
                } else if (c >= 0x80) {
                    narrow++;
                }
                last = c;
            }
        }

        private int lines() {
            return breaks + 1;
        }
    }
}
