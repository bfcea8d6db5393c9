package org.warmth.banks;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of line of the fixed layout: a letter that names it, then fields of so many bytes each. Text stands to the left,
 * spaces behind it; numbers stand to the right, zeros before them.
 */
final class FixedRecord {
    private record Field(int bytes, boolean number) {}

    private final char kind;
    private final List<Field> fields;

    private FixedRecord(char kind, List<Field> fields) {
        this.kind = kind;
        this.fields = fields;
    }

    static FixedRecord of(char kind) {
        return new FixedRecord(kind, List.of());
    }

    /** The same, and a text behind it. */
    FixedRecord text(int bytes) {
        return with(new Field(bytes, false));
    }

    /** The same, and a number behind it. */
    FixedRecord number(int digits) {
        return with(new Field(digits, true));
    }

    private FixedRecord with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new FixedRecord(kind, List.copyOf(more));
    }

    /** The letter that it begins with. */
    char kind() {
        return kind;
    }

    /** How many bytes a line has. */
    int length() {
        return 1 + fields.stream().mapToInt(Field::bytes).sum();
    }

    /** A line; the values have passed the rules, and are as many as the fields. */
    byte[] line(Object... values) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(length());
        line.write(kind);
        for (int i = 0; i < fields.size(); i++) {
            put(line, fields.get(i), values[i] == null ? "" : values[i].toString());
        }
        return line.toByteArray();
    }

    private static void put(ByteArrayOutputStream line, Field field, String value) {
        byte[] bytes = Gb.bytes(value, Gb.GB18030);
        int padding = field.bytes - bytes.length;
        if (padding < 0) {
            throw new IllegalArgumentException("a field of " + field.bytes + " bytes cannot hold " + bytes.length);
        }
        byte[] filled = new byte[padding];
        Arrays.fill(filled, (byte) (field.number ? '0' : ' '));
        line.writeBytes(field.number ? filled : bytes);
        line.writeBytes(field.number ? bytes : filled);
    }

    /**
     * The fields of a line, texts without the spaces around them; numbers have none.
     *
     * @throws org.warmth.api.Problem 422 another length, or bytes that are no text
     */
    List<String> read(byte[] line, int number) {
        if (line.length != length()) {
            throw Unreadable.line(number, "banks.line-length", line.length, length());
        }
        List<String> values = new ArrayList<>(fields.size());
        int from = 1;
        for (Field field : fields) {
            String value = Gb.text(Arrays.copyOfRange(line, from, from + field.bytes), number);
            values.add(field.number ? value : value.strip());
            from += field.bytes;
        }
        return values;
    }
}
