package org.warmth.kernelkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.warmth.api.Problem;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;

/** Files in memory. */
public final class TestFiles implements StoredFiles {
    private final Map<Long, StoredFile> files = new TreeMap<>();
    private final Map<Long, byte[]> contents = new TreeMap<>();

    @Override
    public StoredFile keep(String name, String mediaType, long unit, Duration keep, long limit, InputStream content) {
        try {
            return put(name, mediaType, unit, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StoredFile produce(String name, String mediaType, long unit, Duration keep, Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return put(name, mediaType, unit, out.toByteArray());
    }

    @Override
    public StoredFile get(long id) {
        if (!files.containsKey(id)) {
            throw Problem.notFound("files.unknown");
        }
        return files.get(id);
    }

    @Override
    public InputStream open(long id) {
        return new ByteArrayInputStream(contents.get(get(id).id()));
    }

    private StoredFile put(String name, String mediaType, long unit, byte[] content) {
        long id = 9_000 + files.size();
        files.put(id, new StoredFile(id, name, mediaType, content.length, "", unit, null));
        contents.put(id, content);
        return files.get(id);
    }
}
