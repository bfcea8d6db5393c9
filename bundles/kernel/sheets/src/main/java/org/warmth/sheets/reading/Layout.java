package org.warmth.sheets.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Column;

/** Where the columns of a roster are in a sheet: found by their headings, in any order, below any title. */
public final class Layout {
    /** The headings must stand in one of the first rows. */
    static final int HEADING_ROWS = 10;

    private final int row;
    private final int[] places;
    private final String[] headings;
    private final List<String> unknown;
    private final int rowId;
    private final int confirm;
    private final int width;
    private final Problem wrong;

    private Layout(
            int row,
            int[] places,
            String[] headings,
            List<String> unknown,
            int rowId,
            int confirm,
            int width,
            Problem wrong) {
        this.row = row;
        this.places = places;
        this.headings = headings;
        this.unknown = unknown;
        this.rowId = rowId;
        this.confirm = confirm;
        this.width = width;
        this.wrong = wrong;
    }

    /** The number of the row of headings. */
    public int row() {
        return row;
    }

    /** The sheet's column of a roster's column, or −1. */
    public int place(int column) {
        return places[column];
    }

    /** The heading of a sheet's column as the file has it, or null. */
    public String heading(int place) {
        return place < headings.length ? headings[place] : null;
    }

    /** Headings that mean nothing to the roster. */
    public List<String> unknown() {
        return unknown;
    }

    /** The column 系统行号, or −1. */
    public int rowId() {
        return rowId;
    }

    /** The column 确认, or −1. */
    public int confirm() {
        return confirm;
    }

    /** How many columns have headings, counted up to the last. */
    public int width() {
        return width;
    }

    /** How many columns were found. */
    int found() {
        return (int) Arrays.stream(places).filter(place -> place >= 0).count();
    }

    /** The required columns that are not there. */
    List<Integer> missing(Words words) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && words.columns().get(i).required()) {
                missing.add(i);
            }
        }
        return missing;
    }

    /**
     * Refuses headings that cannot be understood in one way.
     *
     * @throws Problem 400 a column twice, 万元 for yuan, or required columns that are not there
     */
    void require(Words words) {
        if (wrong != null) {
            throw wrong;
        }
        if (!missing(words).isEmpty()) {
            throw incomplete(words);
        }
    }

    /** The problem of a sheet whose required headings are not all there, with what is missing and what was found. */
    private Problem incomplete(Words words) {
        if (garbled(words)) {
            return Problem.malformed("sheets.headings-garbled");
        }
        Locale language = Messages.CHINESE;
        List<String> names =
                missing(words).stream().map(i -> words.heading(language, i)).toList();
        List<String> present = Arrays.stream(headings)
                .filter(heading -> heading != null)
                .limit(30)
                .toList();
        return Problem.malformed(
                "sheets.headings-missing",
                String.join("、", names),
                present.isEmpty() ? "—" : String.join("、", present));
    }

    /** Whether the file was once opened in the wrong encoding and saved so. */
    private boolean garbled(Words words) {
        return Arrays.stream(headings)
                .anyMatch(heading -> heading != null && (lost(heading) || misread(heading, words)));
    }

    private static boolean lost(String heading) {
        return heading.indexOf('\ufffd') >= 0 || heading.contains(Texts.MOJIBAKE);
    }

    /** Whether the heading is one of the roster's when its bytes are read anew. */
    private static boolean misread(String heading, Words words) {
        return heading.codePoints().anyMatch(c -> c >= 0x80)
                && (words.column(new String(heading.getBytes(CsvText.GB18030), StandardCharsets.UTF_8)) >= 0
                        || words.column(new String(
                                        heading.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                                >= 0
                        || words.column(new String(heading.getBytes(StandardCharsets.ISO_8859_1), CsvText.GB18030))
                                >= 0);
    }

    /** The row among the first ones that fits best; never null. */
    static Layout find(List<RawRow> first, Merges merges, Words words) {
        Layout best = null;
        for (int i = 0; i < first.size(); i++) {
            Layout layout = read(first.get(i), i > 0 ? first.get(i - 1) : null, merges, words);
            if (best == null || layout.found() > best.found()) {
                best = layout;
            }
        }
        return best;
    }

    private static Layout read(RawRow row, RawRow above, Merges merges, Words words) {
        int width = Math.max(row.width(), above == null ? 0 : above.width());
        String[] headings = new String[width];
        int[] places = new int[words.columns().size()];
        Arrays.fill(places, -1);
        List<String> unknown = new ArrayList<>();
        int rowId = -1;
        int confirm = -1;
        int last = 0;
        Problem wrong = null;
        for (int place = 0; place < width; place++) {
            String own = text(row, place);
            String parent = above == null ? null : parent(above, place, merges);
            String heading = own == null ? parent : own;
            if (heading == null) {
                continue;
            }
            last = place + 1;
            headings[place] = heading;
            SystemColumn system = words.system(heading);
            int column = system != null ? -1 : words.column(heading);
            if (column < 0 && system == null && own != null && parent != null) {
                column = words.column(parent + own);
                headings[place] = column < 0 ? heading : parent + own;
            }
            if (system == SystemColumn.ROW_ID) {
                rowId = place;
            } else if (system == SystemColumn.CONFIRM) {
                confirm = place;
            } else if (column >= 0) {
                if (wan(words.columns().get(column), headings[place])) {
                    wrong = Problem.malformed("sheets.heading-wan", headings[place]);
                } else if (places[column] >= 0) {
                    wrong = Problem.malformed(
                            "sheets.heading-twice",
                            headings[place],
                            Merges.letters(places[column]),
                            Merges.letters(place));
                }
                places[column] = place;
            } else if (system == null && own != null) {
                unknown.add(own);
            }
        }
        return new Layout(row.number(), places, headings, unknown, rowId, confirm, last, wrong);
    }

    private static boolean wan(Column column, String heading) {
        return column.type() == Column.Type.YUAN && heading.contains("万");
    }

    private static String text(RawRow row, int place) {
        return row.kind(place) != RawRow.Kind.TEXT || row.blank(place)
                ? null
                : row.value(place).strip().replaceAll("\\s+", " ");
    }

    /** The heading above, from the first cell of the area if it is merged. */
    private static String parent(RawRow above, int place, Merges merges) {
        Merges.Area area = merges.at(above.number(), place);
        return text(above, area == null ? place : area.firstColumn());
    }
}
