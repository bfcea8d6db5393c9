package org.warmth.demo;

import java.util.ArrayList;
import java.util.List;

/** A table on a terminal; Chinese characters are two columns wide. */
public final class ConsoleTable {
    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** A table with a heading; a column whose heading begins with {@code >} is set to the right. */
    public ConsoleTable(String... heading) {
        right = new boolean[heading.length];
        String[] plain = new String[heading.length];
        for (int i = 0; i < heading.length; i++) {
            right[i] = heading[i].startsWith(">");
            plain[i] = right[i] ? heading[i].substring(1) : heading[i];
        }
        rows.add(plain);
    }

    /** Adds a row, a cell a column. */
    public ConsoleTable row(String... cells) {
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < widths.length; i++) {
                String cell = rows.get(r)[i];
                String pad = " ".repeat(widths[i] - width(cell));
                text.append(right[i] ? pad + cell : cell + pad).append(i == widths.length - 1 ? "\n" : "  ");
            }
            if (r == 0) {
                for (int i = 0; i < widths.length; i++) {
                    text.append("-".repeat(widths[i])).append(i == widths.length - 1 ? "\n" : "  ");
                }
            }
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePoints()
                .map(c -> c >= 0x1100 && Character.isIdeographic(c)
                                || c >= 0x2E80 && c <= 0xFFE6
                                || c == 0x201C
                                || c == 0x201D
                        ? 2
                        : 1)
                .sum();
    }
}
