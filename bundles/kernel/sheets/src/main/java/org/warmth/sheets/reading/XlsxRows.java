package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.warmth.api.Problem;

/** The rows of one sheet of a workbook. */
final class XlsxRows implements RawRows {
    /** The most characters Excel lets a cell hold; what is longer is cut, one over, so that it is seen as too long. */
    static final int MOST_TEXT = 32_767;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final XlsxFile file;
    private final InputStream in;
    private final Xml xml;
    private final StringBuilder text = new StringBuilder();
    private int declared;
    private int last;
    private int width = 16;
    private RawRow next;

    XlsxRows(XlsxFile file, XlsxFile.Sheet sheet) {
        this.file = file;
        in = file.stream(sheet);
        xml = new Xml(in);
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("dimension")) {
                declared = lastRow(xml.attribute("ref"));
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheetData")) {
                next = read();
                break;
            }
        }
    }

    /** The last row as the sheet itself says, 0 if it does not: good enough for progress. */
    int declared() {
        return declared;
    }

    private static int lastRow(String area) {
        String digits = area == null ? "" : area.replaceFirst(".*?(\\d{1,7})$", "$1");
        return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
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
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
                RawRow row = row();
                if (!row.blank()) {
                    width = Math.max(width, row.width());
                    return row;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("sheetData")) {
                return null;
            }
        }
        return null;
    }

    private RawRow row() {
        int number = xml.number("r", last + 1);
        if (number > MOST_ROWS) {
            throw Problem.malformed("sheets.too-many-rows", MOST_ROWS);
        }
        if (number <= last) {
            throw Xml.damaged();
        }
        last = number;
        RawRow row = new RawRow(number, width);
        int column = -1;
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                String place = xml.attribute("r");
                column = place == null ? column + 1 : Merges.column(place);
                if (column < 0) {
                    throw Xml.damaged();
                }
                cell(row, column);
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) {
                return row;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Xml.damaged();
            }
        }
    }

    private void cell(RawRow row, int column) {
        String type = xml.attribute("t");
        int style = xml.number("s", 0);
        // A cell may keep the text it had before it became a number.
        boolean inline = "inlineStr".equals(type);
        boolean formula = false;
        boolean inValue = false;
        int phonetic = 0;
        text.setLength(0);
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.name();
                if (name.equals("f")) {
                    formula = true;
                } else if (name.equals("rPh")) {
                    phonetic++;
                }
                inValue = inline ? name.equals("t") && phonetic == 0 : name.equals("v");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inValue = false;
                if (xml.name().equals("c")) {
                    break;
                } else if (xml.name().equals("rPh")) {
                    phonetic--;
                }
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Xml.damaged();
            } else if (inValue && text.length() <= MOST_TEXT) {
                text.append(xml.text());
            }
        }
        if (formula || text.length() > 0) {
            put(row, column, type == null ? "n" : type, style, formula);
        }
    }

    private void put(RawRow row, int column, String type, int style, boolean formula) {
        String value = text.toString();
        if (value.isEmpty()) {
            row.set(column, RawRow.Kind.EMPTY, null, formula);
            return;
        }
        switch (type) {
            case "s" -> {
                String shared = file.strings().get(index(value));
                if (shared == null) {
                    throw Xml.damaged();
                }
                row.set(column, shared.isEmpty() ? RawRow.Kind.EMPTY : RawRow.Kind.TEXT, unescape(shared), formula);
            }
            case "n" -> row.set(column, file.dateStyle(style) ? RawRow.Kind.DATE : RawRow.Kind.NUMBER, value, formula);
            case "b" -> row.set(column, RawRow.Kind.TRUTH, value, formula);
            case "e" -> row.set(column, RawRow.Kind.ERROR, value, formula);
            default -> row.set(column, RawRow.Kind.TEXT, unescape(value), formula);
        }
    }

    /** Excel writes characters that XML does not allow as {@code _x0000_}. */
    private static String unescape(String value) {
        return value.contains("_x")
                ? ESCAPED.matcher(value)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : value;
    }

    private static int index(String value) {
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        xml.close();
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
