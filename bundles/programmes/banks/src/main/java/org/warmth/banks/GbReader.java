package org.warmth.banks;

import java.io.IOException;
import java.io.Reader;

/** Lines as a stream of characters, for FastCSV. */
final class GbReader extends Reader {
    private final GbLines lines;
    private String line = "";
    private int at;

    GbReader(GbLines lines) {
        this.lines = lines;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (at == line.length()) {
            String next = lines.text();
            if (next == null) {
                return -1;
            }
            line = next + "\n";
            at = 0;
        }
        int given = Math.min(length, line.length() - at);
        line.getChars(at, at + given, target, from);
        at += given;
        return given;
    }

    @Override
    public void close() {
        // The file is closed by whoever opened it.
    }
}
