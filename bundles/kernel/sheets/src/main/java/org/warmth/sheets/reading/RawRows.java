package org.warmth.sheets.reading;

import java.util.Iterator;

/** The rows of a sheet that hold anything, one after the other. */
public interface RawRows extends Iterator<RawRow>, AutoCloseable {
    /** The last row number a sheet can have; more than that in a CSV file is refused, too. */
    int MOST_ROWS = 1_048_576;

    @Override
    void close();
}
