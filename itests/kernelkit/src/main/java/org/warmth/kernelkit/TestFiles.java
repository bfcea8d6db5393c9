package org.warmth.kernelkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.warmth.api.Problem;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;

/** Files in memory. */
public final class TestFiles implements StoredFiles {
    private final Map<Long, StoredFile> files = new TreeMap<>();
    private final Map<Long, StoredFile> withheld = new TreeMap<>();
    private final Map<Long, byte[]> contents = new TreeMap<>();

    @Override
    public StoredFile keep(String name, String mediaType, long unit, Duration keep, long limit, InputStream content) {
        try {
            return put(files, name, mediaType, unit, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StoredFile produce(String name, String mediaType, long unit, Duration keep, Writer writer) {
        return put(files, name, mediaType, unit, written(writer));
    }

    @Override
    public StoredFile withhold(String name, String mediaType, Writer writer) {
        return put(withheld, name, mediaType, 0, written(writer));
    }

    @Override
    public InputStream withheld(long id) {
        return new ByteArrayInputStream(contents.get(in(withheld, id).id()));
    }

    @Override
    public StoredFile get(long id) {
        return in(files, id);
    }

    @Override
    public InputStream open(long id) {
        return new ByteArrayInputStream(contents.get(get(id).id()));
    }

    private static StoredFile in(Map<Long, StoredFile> some, long id) {
        if (!some.containsKey(id)) {
            throw Problem.notFound("files.unknown");
        }
        return some.get(id);
    }

    private static byte[] written(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private StoredFile put(Map<Long, StoredFile> some, String name, String mediaType, long unit, byte[] content) {
        long id = 9_000 + contents.size();
        some.put(id, new StoredFile(id, name, mediaType, content.length, sha256(content), unit, null));
        contents.put(id, content);
        return some.get(id);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
