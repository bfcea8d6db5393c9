package org.warmth.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** A table of text for a terminal, in which a Chinese character takes two columns. */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 6;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] figures;

    /** A table with these headings; one that begins with {@code >} heads a column of figures, which stand right. */
    Table(String... headings) {
        figures = new boolean[headings.length];
        String[] plain = new String[headings.length];
        for (int column = 0; column < headings.length; column++) {
            figures[column] = headings[column].startsWith(">");
            plain[column] = figures[column] ? headings[column].substring(1) : headings[column];
        }
        rows.add(plain);
    }

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /**
     * The lines of the table, headings and a rule first.
     *
     * @param most how wide the terminal is, 0 if unknown; the widest column gives way
     */
    List<String> lines(int most) {
        int[] widths = new int[figures.length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row[column]));
            }
        }
        int all = (widths.length - 1) * GAP.length();
        int widest = 0;
        for (int column = 0; column < widths.length; column++) {
            all += widths[column];
            widest = widths[column] > widths[widest] ? column : widest;
        }
        if (most > 0) {
            widths[widest] = Math.max(LEAST, widths[widest] - Math.max(0, all - most));
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.add(line(row, widths));
        }
        String[] rule = new String[widths.length];
        for (int column = 0; column < widths.length; column++) {
            rule[column] = "-".repeat(widths[column]);
        }
        lines.add(1, line(rule, widths));
        return lines;
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = fitted(row[column], widths[column]);
            String space = " ".repeat(widths[column] - width(text));
            line.append(column == 0 ? "" : GAP).append(figures[column] ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }

    private static String fitted(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        StringBuilder fitted = new StringBuilder();
        int wide = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            wide += Math.max(0, WCWidth.wcwidth(character));
            if (wide > most - 2) {
                break;
            }
            fitted.appendCodePoint(character);
        }
        return fitted.append("..").toString();
    }

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints()
                .map(character -> Math.max(0, WCWidth.wcwidth(character)))
                .sum();
    }
}
