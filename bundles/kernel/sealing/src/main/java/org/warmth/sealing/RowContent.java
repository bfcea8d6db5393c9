package org.warmth.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A row's columns as bytes, each with its length or of fixed length, so that no two rows give the same. */
public final class RowContent {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    /** Adds a number. */
    public RowContent add(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    /** Adds a text; null differs from the empty text. */
    public RowContent add(String value) {
        if (value == null) {
            return add(-1);
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        add(text.length);
        bytes.writeBytes(text);
        return this;
    }

    /** Adds an instant in UTC, to the millisecond. */
    public RowContent add(LocalDateTime value) {
        return add(value.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    /** The bytes so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
