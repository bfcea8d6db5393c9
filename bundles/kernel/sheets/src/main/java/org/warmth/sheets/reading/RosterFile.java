package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.warmth.api.Problem;

/** An upload opened as a roster: the right sheet, its headings found, its rows one after the other. */
public final class RosterFile implements AutoCloseable {
    private static final long SMALL = 4L << 20;
    private static final int MOST_SHEETS = 20;

    private final Words words;
    private final XlsxFile workbook;
    private final XlsxFile.Sheet sheet;
    private final Merges merges;
    private final Layout layout;
    private final Supplier<RawRows> rows;
    private final int lastRow;

    private RosterFile(
            Words words,
            XlsxFile workbook,
            XlsxFile.Sheet sheet,
            Merges merges,
            Layout layout,
            Supplier<RawRows> rows,
            int lastRow) {
        this.words = words;
        this.workbook = workbook;
        this.sheet = sheet;
        this.merges = merges;
        this.layout = layout;
        this.rows = rows;
        this.lastRow = lastRow;
    }

    /**
     * Opens an upload.
     *
     * @throws Problem 400 with what a clerk can do, if it is no workbook or CSV file, unsafe, damaged, or without the
     *     required headings
     */
    public static RosterFile open(Upload upload, Words words) {
        return switch (UploadKind.of(upload)) {
            case WORKBOOK -> workbook(XlsxFile.open(upload), words);
            case TEXT -> csv(upload, words);
        };
    }

    /** Where the columns are. */
    public Layout layout() {
        return layout;
    }

    /** Whether the whole workbook can be held in memory: some 100,000 cells. */
    public boolean small() {
        return workbook != null && workbook.unpacked() <= SMALL;
    }

    /** Whether days are counted from 1904. */
    public boolean date1904() {
        return workbook != null && workbook.date1904();
    }

    /** The last row as far as known before reading; 0 if not. */
    public int lastRow() {
        return lastRow;
    }

    /** The name of the sheet; null in a CSV file. */
    public String sheetName() {
        return sheet == null ? null : sheet.name();
    }

    /** All rows that hold anything, headings and titles included. */
    public RawRows raw() {
        return rows.get();
    }

    /**
     * The rows below the headings in chunks.
     *
     * @param rows from {@link #raw}; closed by the caller
     * @param distinct sets of columns that two rows should not share
     * @param ids gives an id to each row that brings none
     * @param size how many rows a chunk has at most
     */
    public Iterator<List<SheetRow>> chunks(RawRows rows, List<List<String>> distinct, LongSupplier ids, int size) {
        RowReader reader = new RowReader(words, layout, merges, date1904(), distinct, ids);
        RawRow first = below(rows);
        return new Iterator<>() {
            private RawRow waiting = first;

            @Override
            public boolean hasNext() {
                return waiting != null || rows.hasNext();
            }

            @Override
            public List<SheetRow> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<SheetRow> chunk = new ArrayList<>(size);
                while (chunk.size() < size && hasNext()) {
                    RawRow raw = waiting == null ? rows.next() : waiting;
                    waiting = null;
                    chunk.add(reader.read(raw));
                }
                return chunk;
            }
        };
    }

    private static RosterFile workbook(XlsxFile workbook, Words words) {
        try {
            XlsxFile.Sheet best = null;
            Layout layout = null;
            int last = 0;
            for (XlsxFile.Sheet sheet : workbook.sheets()
                    .subList(0, Math.min(MOST_SHEETS, workbook.sheets().size()))) {
                try (XlsxRows rows = new XlsxRows(workbook, sheet)) {
                    Layout found = Layout.find(first(rows), workbook.merges(sheet), words);
                    if (found != null && (layout == null || found.found() > layout.found())) {
                        best = sheet;
                        layout = found;
                        last = rows.declared();
                    }
                }
                if (layout != null && layout.missing(words).isEmpty()) {
                    break;
                }
            }
            if (layout == null) {
                throw Problem.malformed("sheets.no-rows");
            }
            layout.require(words);
            XlsxFile.Sheet sheet = best;
            return new RosterFile(
                            words,
                            workbook,
                            sheet,
                            workbook.merges(sheet),
                            layout,
                            () -> new XlsxRows(workbook, sheet),
                            last)
                    .notEmpty();
        } catch (RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static RosterFile csv(Upload upload, Words words) {
        CsvText text = CsvText.of(upload);
        if (text.lines() > RawRows.MOST_ROWS + 1) {
            throw Problem.malformed("sheets.too-many-rows", RawRows.MOST_ROWS);
        }
        Layout best = null;
        Charset chosen = null;
        boolean unclear = false;
        for (Charset charset : text.charsets()) {
            try (RawRows rows = csvRows(upload, text, charset)) {
                Layout found = Layout.find(first(rows), new Merges(), words);
                if (found == null) {
                    continue;
                }
                unclear = best != null && found.found() == best.found();
                if (best == null || found.found() > best.found()) {
                    best = found;
                    chosen = charset;
                }
            }
        }
        if (best == null) {
            throw Problem.malformed("sheets.no-rows");
        }
        best.require(words);
        if (unclear) {
            throw Problem.malformed("sheets.csv-encoding-unclear");
        }
        Charset charset = chosen;
        return new RosterFile(words, null, null, new Merges(), best, () -> csvRows(upload, text, charset), text.lines())
                .notEmpty();
    }

    private static CsvRows csvRows(Upload upload, CsvText text, Charset charset) {
        try (Reader head = text.open(upload, charset)) {
            return new CsvRows(text.open(upload, charset), CsvRows.separator(head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that may hold the headings. */
    private static List<RawRow> first(RawRows rows) {
        List<RawRow> first = new ArrayList<>();
        while (first.size() < Layout.HEADING_ROWS && rows.hasNext()) {
            first.add(rows.next());
        }
        return first;
    }

    private RosterFile notEmpty() {
        try (RawRows all = rows.get()) {
            if (below(all) == null) {
                throw Problem.malformed("sheets.no-rows");
            }
        }
        return this;
    }

    /** The first row below the headings, or null. */
    private RawRow below(RawRows all) {
        while (all.hasNext()) {
            RawRow row = all.next();
            if (row.number() > layout.row()) {
                return row;
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (workbook != null) {
            workbook.close();
        }
    }
}
