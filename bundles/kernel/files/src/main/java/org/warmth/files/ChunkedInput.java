package org.warmth.files;

import java.io.IOException;
import java.io.InputStream;
import org.warmth.api.files.StoredFile;

/** Reads a file chunk by chunk; holds one of them and no connection. */
final class ChunkedInput extends InputStream {
    private final StoredFile file;
    private final FileStore store;
    private byte[] chunk = {};
    private int next;
    private int position;
    private long left;

    ChunkedInput(StoredFile file, FileStore store) {
        this.file = file;
        this.store = store;
        this.left = file.size();
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(chunk[position++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int given = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, given);
        position += given;
        return given;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    private boolean fill() throws IOException {
        if (position < chunk.length) {
            return true;
        }
        if (left == 0) {
            return false;
        }
        byte[] read = store.chunk(file.id(), next++);
        if (read == null || read.length == 0 || read.length > left) {
            throw new IOException("the file " + file.id() + " has gone or is damaged");
        }
        chunk = read;
        position = 0;
        left -= read.length;
        return true;
    }
}
