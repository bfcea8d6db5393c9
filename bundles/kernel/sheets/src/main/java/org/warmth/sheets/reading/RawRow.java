package org.warmth.sheets.reading;

import java.util.Arrays;

/** A row as the file has it: per column what kind of cell, and its text or number as written. */
public final class RawRow {
    /** More columns than this are not looked at. */
    static final int MOST_COLUMNS = 256;

    private static final byte FORMULA = 0x10;

    /** Kinds of cells. */
    public enum Kind {
        /** Nothing in it. */
        EMPTY,
        /** Text. */
        TEXT,
        /** A number, as written in the file. */
        NUMBER,
        /** A number shown as a date: the serial of the file's date system. */
        DATE,
        /** A truth value, 1 or 0. */
        TRUTH,
        /** An error such as #N/A. */
        ERROR
    }

    private static final Kind[] KINDS = Kind.values();

    private final int number;
    private String[] values;
    private byte[] kinds;
    private boolean blank = true;

    RawRow(int number, int width) {
        this.number = number;
        values = new String[width];
        kinds = new byte[width];
    }

    /** The number of the row as a person sees it, from 1. */
    public int number() {
        return number;
    }

    /** How many columns may hold something. */
    public int width() {
        return values.length;
    }

    /** What kind of cell it is. */
    public Kind kind(int column) {
        return column < kinds.length ? KINDS[kinds[column] & 0x0f] : Kind.EMPTY;
    }

    /** Whether the cell is computed; its value is what the file remembers of the last computation, if anything. */
    public boolean formula(int column) {
        return column < kinds.length && (kinds[column] & FORMULA) != 0;
    }

    /** The text or the number as written; null where there is nothing. */
    public String value(int column) {
        return column < values.length ? values[column] : null;
    }

    /** Whether a cell is empty or holds only space. */
    public boolean blank(int column) {
        return !formula(column) && (kind(column) == Kind.EMPTY || value(column).isBlank());
    }

    /** Whether no cell holds anything. */
    public boolean blank() {
        return blank;
    }

    void set(int column, Kind kind, String value, boolean formula) {
        if (column >= MOST_COLUMNS) {
            return;
        }
        if (column >= values.length) {
            int width = Math.min(MOST_COLUMNS, Math.max(column + 1, values.length * 2));
            values = Arrays.copyOf(values, width);
            kinds = Arrays.copyOf(kinds, width);
        }
        values[column] = value;
        kinds[column] = (byte) (kind.ordinal() | (formula ? FORMULA : 0));
        blank &= !formula && (kind == Kind.EMPTY || value.isBlank());
    }
}
