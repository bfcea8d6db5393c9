package org.warmth.sheets.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.warmth.api.Messages;
import org.warmth.api.sheets.Column;

/** Turns rows of a sheet into rows of a roster, and sees what repeats inside the file. */
final class RowReader {
    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计", "TOTAL");
    private static final String TOTAL_SIGNS = "合总小共Tt";
    private static final int LONGEST_TOTAL = 20;

    private final Words words;
    private final Layout layout;
    private final Merges merges;
    private final Cells cells;
    private final LongSupplier ids;
    private final int[][] distinct;
    private final FirstSeen[] distinctSeen;
    private final FirstSeen rowsSeen = new FirstSeen();
    private final FirstSeen idsSeen = new FirstSeen();

    RowReader(
            Words words,
            Layout layout,
            Merges merges,
            boolean date1904,
            List<List<String>> distinct,
            LongSupplier ids) {
        this.words = words;
        this.layout = layout;
        this.merges = merges;
        this.ids = ids;
        cells = new Cells(words, date1904);
        this.distinct = distinct.stream()
                .map(keys -> keys.stream().mapToInt(words::position).toArray())
                .toArray(int[][]::new);
        distinctSeen = new FirstSeen[this.distinct.length];
        java.util.Arrays.setAll(distinctSeen, i -> new FirstSeen());
    }

    SheetRow read(RawRow raw) {
        SheetRow row = new SheetRow(raw.number(), words);
        if (isTotal(raw)) {
            row.total();
            row.note(null, "sheets.total-row");
            return row;
        }
        identify(raw, row);
        if (layout.confirm() >= 0 && !raw.blank(layout.confirm())) {
            if (Cells.yes(String.valueOf(raw.value(layout.confirm())))) {
                row.confirm();
            }
        }
        List<Merges.Area> areas = merges.touching(raw.number());
        for (int position = 0; position < words.columns().size(); position++) {
            int place = layout.place(position);
            if (place < 0) {
                continue;
            }
            if (!raw.blank(place)) {
                cells.read(raw, place, position, row);
            } else if (!areas.isEmpty() && inside(areas, raw.number(), place)) {
                row.error(words.columns().get(position).key(), "sheets.merged");
            } else if (words.columns().get(position).required()) {
                row.error(words.columns().get(position).key(), "sheets.required");
            }
        }
        compare(raw, row);
        return row;
    }

    private static boolean inside(List<Merges.Area> areas, int row, int place) {
        return areas.stream().anyMatch(area -> area.contains(row, place));
    }

    private boolean isTotal(RawRow raw) {
        int first = 0;
        while (first < raw.width() && raw.blank(first)) {
            first++;
        }
        return first < raw.width()
                && raw.kind(first) == RawRow.Kind.TEXT
                && raw.value(first).length() < LONGEST_TOTAL
                && TOTAL_SIGNS.indexOf(raw.value(first).strip().charAt(0)) >= 0
                && TOTALS.contains(Words.normal(raw.value(first)))
                && lacksRequired(raw);
    }

    private boolean lacksRequired(RawRow raw) {
        for (int position = 0; position < words.columns().size(); position++) {
            Column column = words.columns().get(position);
            if (column.required() && raw.blank(layout.place(position))) {
                return true;
            }
        }
        return false;
    }

    private void identify(RawRow raw, SheetRow row) {
        int place = layout.rowId();
        if (place < 0 || raw.blank(place)) {
            row.identify(ids.getAsLong(), false);
            return;
        }
        long id = RowId.read(String.valueOf(raw.value(place)));
        if (id == 0) {
            row.identify(ids.getAsLong(), false);
            row.error(null, "sheets.row-id-bad");
            return;
        }
        row.identify(id, true);
        int earlier = idsSeen.put(id, row.number());
        if (earlier > 0) {
            row.error(null, "sheets.row-id-twice", earlier);
        }
    }

    /** Two people may share a name: a repeat is asked about, never dropped (domain 0.5). */
    private void compare(RawRow raw, SheetRow row) {
        boolean repeats = false;
        for (int i = 0; i < distinct.length; i++) {
            int earlier = earlier(distinctSeen[i], distinct[i], row);
            if (earlier > 0) {
                repeats = true;
                row.doubt(words.columns().get(distinct[i][0]).key(), "sheets.repeats", earlier, names(distinct[i]));
            }
        }
        if (!row.returned() && !repeats) {
            long hash = 0;
            for (int place = 0; place < raw.width(); place++) {
                if (!raw.blank(place) && place != layout.confirm() && layout.heading(place) != null) {
                    hash = FirstSeen.hash(hash + place, String.valueOf(raw.value(place)));
                }
            }
            int earlier = rowsSeen.put(hash, row.number());
            if (earlier > 0) {
                row.doubt(null, "sheets.same-row", earlier);
            }
        }
    }

    private static int earlier(FirstSeen seen, int[] positions, SheetRow row) {
        long hash = 0;
        for (int position : positions) {
            Object value = row.value(position);
            if (value == null || value == SheetRow.MASKED) {
                return 0;
            }
            hash = FirstSeen.hash(hash + position, value);
        }
        return seen.put(hash, row.number());
    }

    private String names(int[] positions) {
        List<String> names = new ArrayList<>();
        for (int position : positions) {
            names.add(words.heading(Messages.CHINESE, position));
        }
        return String.join("、", names);
    }
}
