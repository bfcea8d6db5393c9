package org.warmth.sheets.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.warmth.api.Problem;

/** The rows of a CSV file, separated by comma, semicolon or tab. */
final class CsvRows implements RawRows {
    private static final int LONGEST_ROW = 1 << 20;
    /** A cell of so many lines is a quote that was never closed. */
    private static final int MOST_LINES_IN_CELL = 50;
    /** How some programs keep digits from becoming a number: {@code ="310…"}. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"=]*)\"");

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private int number;
    private RawRow next;

    CsvRows(Reader text, char separator) {
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text);
        records = reader.iterator();
        next = read();
    }

    /** The separator of which the first lines have most. */
    static char separator(Reader text) throws IOException {
        char[] head = new char[8192];
        int[] counts = new int[3];
        boolean quoted = false;
        for (int got = text.read(head), i = 0; i < got; i++) {
            quoted ^= head[i] == '"';
            int kind = quoted ? -1 : ",;\t".indexOf(head[i]);
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        int best = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RawRow next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        RawRow row = next;
        next = read();
        return row;
    }

    private RawRow read() {
        try {
            while (records.hasNext()) {
                CsvRecord fields = records.next();
                number++;
                RawRow row = new RawRow(number, Math.min(RawRow.MOST_COLUMNS, fields.getFieldCount()));
                for (int i = 0; i < fields.getFieldCount(); i++) {
                    put(row, i, fields.getField(i));
                }
                if (!row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw Problem.malformed("sheets.csv-malformed", number + 1);
        }
    }

    private void put(RawRow row, int column, String field) {
        if (field.isEmpty()) {
            return;
        }
        boolean broken = field.indexOf('\n') >= 0;
        if (broken
                && field.chars()
                                .filter(c -> c == '\n')
                                .limit(MOST_LINES_IN_CELL)
                                .count()
                        == MOST_LINES_IN_CELL) {
            throw Problem.malformed("sheets.csv-malformed", number);
        }
        if (field.startsWith("=")) {
            var kept = KEPT_AS_TEXT.matcher(field);
            if (kept.matches()) {
                row.set(column, kept.group(1).isEmpty() ? RawRow.Kind.EMPTY : RawRow.Kind.TEXT, kept.group(1), false);
            } else {
                row.set(column, RawRow.Kind.EMPTY, null, true);
            }
            return;
        }
        row.set(column, field.charAt(0) == '#' && isError(field) ? RawRow.Kind.ERROR : RawRow.Kind.TEXT, field, false);
    }

    private static boolean isError(String field) {
        return switch (field) {
            case "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!" -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        try {
            records.close();
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
