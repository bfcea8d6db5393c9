package org.warmth.api.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * What a request for a file returns: the kernel answers with its name, kind and content, never to be kept by a proxy.
 *
 * @param name what the file is called, in any script
 * @param mediaType its kind
 * @param size in bytes, or null where it is not known before
 * @param sha256 the digest of its content in hexadecimal, or null; answered as {@code X-Content-SHA256}
 * @param content writes it
 */
public record Download(String name, String mediaType, Long size, String sha256, Content content) {
    /** The kind of workbooks. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Refuses nulls but for size and digest. */
    public Download {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(content);
    }

    /** A workbook. */
    public static Download workbook(String name, Content content) {
        return new Download(name, XLSX, null, null, content);
    }

    /** A file that is kept somewhere. */
    public static Download of(String name, String mediaType, Source source) {
        return new Download(name, mediaType, null, null, out -> {
            try (InputStream in = source.open()) {
                in.transferTo(out);
            }
        });
    }

    /** This file, of a known size in bytes. */
    public Download sized(long bytes) {
        return new Download(name, mediaType, bytes, sha256, content);
    }

    /** This file with the digest of its content. */
    public Download digested(String hexadecimal) {
        return new Download(name, mediaType, size, hexadecimal, content);
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; does not close the stream. */
        void write(OutputStream out) throws IOException;
    }

    /** Where a file is kept. */
    @FunctionalInterface
    public interface Source {
        /** The content, to be closed by whoever reads it. */
        InputStream open() throws IOException;
    }
}
