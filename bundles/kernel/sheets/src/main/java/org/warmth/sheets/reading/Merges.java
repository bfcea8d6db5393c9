package org.warmth.sheets.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.api.Problem;

/** The merged cells (合并单元格) of a sheet. */
final class Merges {
    private static final int MOST = 20_000;
    private static final Pattern AREA =
            Pattern.compile("ref\\s*=\\s*[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})[\"']");

    /** Rows from 1, columns from 0, all included. */
    record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        boolean contains(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    private final List<Area> areas = new ArrayList<>();
    private boolean sorted;

    void addTag(CharSequence tag) {
        Matcher matcher = AREA.matcher(tag);
        if (!matcher.find()) {
            return;
        }
        if (areas.size() == MOST) {
            throw Problem.malformed("sheets.too-many-merged");
        }
        areas.add(new Area(
                Integer.parseInt(matcher.group(2)),
                column(matcher.group(1)),
                Integer.parseInt(matcher.group(4)),
                column(matcher.group(3))));
    }

    /** The area that covers a cell, or null. */
    Area at(int row, int column) {
        for (Area area : touching(row)) {
            if (area.contains(row, column)) {
                return area;
            }
        }
        return null;
    }

    /** The areas that touch a row; cheap when asked row after row. */
    List<Area> touching(int row) {
        if (areas.isEmpty()) {
            return List.of();
        }
        if (!sorted) {
            areas.sort(Comparator.comparingInt(Area::firstRow));
            sorted = true;
        }
        if (row < passedRow) {
            passed = 0;
            open.clear();
        }
        passedRow = row;
        while (passed < areas.size() && areas.get(passed).firstRow() <= row) {
            open.add(areas.get(passed++));
        }
        open.removeIf(area -> area.lastRow() < row);
        return open;
    }

    private final List<Area> open = new ArrayList<>();
    private int passed;
    private int passedRow;

    /** The column of letters, from 0. */
    static int column(CharSequence letters) {
        int column = 0;
        for (int i = 0; i < letters.length() && Character.isLetter(letters.charAt(i)); i++) {
            column = column * 26 + (letters.charAt(i) & 0x5f) - 'A' + 1;
        }
        return column - 1;
    }

    /** The letters of a column from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
