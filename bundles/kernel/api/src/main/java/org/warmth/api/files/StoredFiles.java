package org.warmth.api.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps files in encrypted chunks in the database, streaming both ways. */
@ProviderType
public interface StoredFiles {
    /**
     * Keeps a file.
     *
     * @param unit the unit whose people may read it
     * @param keep how long; null for ever
     * @param limit at most so many bytes
     * @throws org.warmth.api.Problem 413 {@code files.too-large}; 400 {@code files.truncated} if the stream broke off
     */
    StoredFile keep(String name, String mediaType, long unit, Duration keep, long limit, InputStream content);

    /** Keeps what {@code writer} writes. */
    StoredFile produce(String name, String mediaType, long unit, Duration keep, Writer writer);

    /**
     * Keeps for ever what {@code writer} writes, for a module that gives it out by a rule of its own: nobody reads it by
     * its id.
     */
    StoredFile withhold(String name, String mediaType, Writer writer);

    /**
     * The content in the clear of a file that was withheld; who may have it is for the calling module to say; the caller
     * closes it.
     *
     * @throws org.warmth.api.Problem 404 if there is none
     */
    InputStream withheld(long id);

    /**
     * A file that the caller may read.
     *
     * @throws org.warmth.api.Problem 404 otherwise
     */
    StoredFile get(long id);

    /** The content in the clear; the caller closes it. */
    InputStream open(long id);

    /** Writes a file's content. */
    @FunctionalInterface
    interface Writer {
        /** Writes everything to {@code out}, which must not be closed. */
        void write(OutputStream out) throws IOException;
    }
}
