package org.warmth.sheets.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.sheets.Column;

/**
 * Understands single cells. What can be meant in one way only is taken; everything else is a fault with its reason,
 * which never repeats the cell (law 7).
 */
final class Cells {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    /** Day 0 of the two date systems; 1900 had no 29 February, but Excel believes so: right from 1900-03-01 on. */
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(2_958_465);

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})\\s?[日号]?"
                    + "(?:[T\\s]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?");
    private static final Pattern COMPACT_DAY = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d{0,30})?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(?:\\.\\d+)?[Ee]\\+?\\d{1,3}");
    private static final Pattern LISTED = Pattern.compile("[,，;；、/|\\n]+");
    private static final Set<String> YES = Set.of("是", "有", "对", "√", "✓", "✔", "Y", "YES", "TRUE", "1");
    private static final Set<String> NO = Set.of("否", "无", "不是", "×", "✗", "✘", "X", "N", "NO", "FALSE", "0");

    private static final int EXCEL_DIGITS = 15;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_NUMBER_TEXT = 40;
    private static final int MOST = 999_999_999;
    private static final int LABELS_SHOWN = 15;

    private final Words words;
    private final boolean date1904;

    Cells(Words words, boolean date1904) {
        this.words = words;
        this.date1904 = date1904;
    }

    /** Reads a cell that is not blank into the row, as a value or as a fault. */
    void read(RawRow raw, int place, int position, SheetRow row) {
        Column column = words.columns().get(position);
        if (raw.kind(place) == RawRow.Kind.ERROR) {
            row.error(column.key(), "sheets.error-cell", raw.value(place));
            return;
        }
        if (raw.formula(place)) {
            if (column.type() == Column.Type.NUMBER_TEXT) {
                row.error(column.key(), "sheets.formula-in-number");
                return;
            }
            if (raw.kind(place) == RawRow.Kind.EMPTY) {
                row.error(column.key(), "sheets.formula-without-value");
                return;
            }
        }
        if (hidden(raw, place, column)) {
            row.put(position, masked(column, row));
            return;
        }
        Object value =
                switch (column.type()) {
                    case TEXT -> text(raw, place, column, row, LONGEST_TEXT);
                    case NUMBER_TEXT -> numberText(raw, place, column, row);
                    case INTEGER -> integer(raw, place, column, row);
                    case YUAN -> yuan(raw, place, column, row);
                    case DATE -> date(raw, place, column, row);
                    case CODE -> code(raw, place, position, column, row);
                    case CODES -> codes(raw, place, position, column, row);
                    case YES_NO -> yesNo(raw, place, column, row);
                    case UNIT -> text(raw, place, column, row, LONGEST_TEXT);
                };
        row.put(position, value);
    }

    /** Whether a cell of personal data came back as an export gave it, whatever its column holds. */
    private static boolean hidden(RawRow raw, int place, Column column) {
        return column.personal()
                && raw.kind(place) == RawRow.Kind.TEXT
                && raw.value(place).indexOf('*') >= 0;
    }

    /** Whether the cell says 是. */
    static boolean yes(String text) {
        return YES.contains(Words.normal(text));
    }

    private Object text(RawRow raw, int place, Column column, SheetRow row, int longest) {
        String text = plain(raw, place);
        if (raw.kind(place) == RawRow.Kind.TEXT) {
            text = Texts.clean(text, column.key(), row);
        }
        if (text == null || text.isEmpty()) {
            return null;
        }
        int most = column.most() > 0 ? column.most() : longest;
        if (text.codePointCount(0, text.length()) > most) {
            row.error(column.key(), "sheets.too-long", most);
            return null;
        }
        return text;
    }

    private static Object masked(Column column, SheetRow row) {
        if (row.returned()) {
            return SheetRow.MASKED;
        }
        row.error(column.key(), "sheets.masked");
        return null;
    }

    /** A number as text, as plain as it was meant. */
    private static String plain(RawRow raw, int place) {
        String value = raw.value(place);
        return switch (raw.kind(place)) {
            case NUMBER, DATE -> {
                BigDecimal number = number(value);
                yield number == null ? value : number.toPlainString();
            }
            case TRUTH -> value.equals("1") ? "TRUE" : "FALSE";
            default -> value;
        };
    }

    private Object numberText(RawRow raw, int place, Column column, SheetRow row) {
        RawRow.Kind kind = raw.kind(place);
        if (kind == RawRow.Kind.DATE || kind == RawRow.Kind.TRUTH) {
            row.error(column.key(), "sheets.number-is-date");
            return null;
        }
        if (kind == RawRow.Kind.NUMBER) {
            BigDecimal number = exact(raw.value(place));
            if (number == null || number.signum() < 0 || number.scale() > 0) {
                row.error(column.key(), "sheets.number-not-plain");
                return null;
            }
            String digits = number.toPlainString();
            if (digits.length() > EXCEL_DIGITS) {
                row.error(column.key(), "sheets.digits-lost");
                return null;
            }
            return digits;
        }
        String text = Texts.clean(raw.value(place), column.key(), row);
        if (text == null) {
            return null;
        }
        text = Texts.unspaced(Texts.halfWidth(text));
        if (SCIENTIFIC.matcher(text).matches()) {
            row.error(column.key(), "sheets.digits-lost");
            return null;
        }
        if (text.indexOf('*') >= 0) {
            return masked(column, row);
        }
        int most = column.most() > 0 ? column.most() : LONGEST_NUMBER_TEXT;
        if (text.length() > most) {
            row.error(column.key(), "sheets.too-long", most);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private Object integer(RawRow raw, int place, Column column, SheetRow row) {
        BigDecimal number = amount(raw, place, "");
        int most = column.most() > 0 ? column.most() : MOST;
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            row.error(column.key(), "sheets.not-a-whole-number");
        } else if (number.signum() < 0) {
            row.error(column.key(), "sheets.negative");
        } else if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
            row.error(column.key(), "sheets.too-great", most);
        } else {
            return number.intValueExact();
        }
        return null;
    }

    private Object yuan(RawRow raw, int place, Column column, SheetRow row) {
        if (raw.kind(place) == RawRow.Kind.TEXT && raw.value(place).contains("万")) {
            row.error(column.key(), "sheets.wan");
            return null;
        }
        BigDecimal yuan = amount(raw, place, "¥￥元圆");
        int most = column.most() > 0 ? column.most() : MOST;
        if (yuan == null) {
            row.error(column.key(), "sheets.not-an-amount");
        } else if (yuan.signum() < 0) {
            row.error(column.key(), "sheets.negative");
        } else if (yuan.setScale(0, RoundingMode.DOWN).compareTo(BigDecimal.valueOf(most)) > 0) {
            row.error(column.key(), "sheets.too-great", most);
        } else if (yuan.stripTrailingZeros().scale() > 2) {
            row.error(column.key(), "sheets.finer-than-fen");
        } else {
            return Money.ofYuan(yuan);
        }
        return null;
    }

    private Object date(RawRow raw, int place, Column column, SheetRow row) {
        RawRow.Kind kind = raw.kind(place);
        LocalDate day = null;
        if (kind == RawRow.Kind.TEXT) {
            day = day(Texts.halfWidth(raw.value(place)).strip());
        } else if (kind != RawRow.Kind.TRUTH) {
            BigDecimal number = number(raw.value(place));
            boolean compact = kind == RawRow.Kind.NUMBER && number != null && number.precision() - number.scale() == 8;
            day = compact ? day(number.toPlainString()) : number == null ? null : day(number, date1904);
        }
        if (day == null) {
            row.error(column.key(), "sheets.not-a-date");
        } else if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            row.error(column.key(), "sheets.date-out-of-range");
        } else {
            return day;
        }
        return null;
    }

    private static LocalDate day(String text) {
        Matcher matcher = COMPACT_DAY.matcher(text);
        if (!matcher.matches()) {
            matcher = DAY.matcher(text);
            if (!matcher.matches()) {
                return null;
            }
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The day of a serial number, or null if no sheet can have it. */
    static LocalDate day(BigDecimal serial, boolean date1904) {
        if (serial.signum() < 0 || serial.compareTo(LAST_SERIAL) > 0) {
            return null;
        }
        return (date1904 ? EPOCH_1904 : EPOCH_1900).plusDays(serial.longValue());
    }

    private Object code(RawRow raw, int place, int position, Column column, SheetRow row) {
        String code = words.code(position, plain(raw, place));
        if (code == null) {
            row.error(column.key(), "sheets.unknown-code", labels(position, column));
        }
        return code;
    }

    private Object codes(RawRow raw, int place, int position, Column column, SheetRow row) {
        List<String> codes = new ArrayList<>();
        for (String label : LISTED.split(plain(raw, place))) {
            if (label.isBlank()) {
                continue;
            }
            String code = words.code(position, label);
            if (code == null) {
                row.error(column.key(), "sheets.unknown-code", labels(position, column));
                return null;
            }
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private String labels(int position, Column column) {
        List<String> labels = column.codes().stream()
                .limit(LABELS_SHOWN)
                .map(code -> words.label(Messages.CHINESE, position, code))
                .toList();
        return String.join("、", labels) + (column.codes().size() > LABELS_SHOWN ? "…" : "");
    }

    private Object yesNo(RawRow raw, int place, Column column, SheetRow row) {
        String text = plain(raw, place);
        if (!YES.contains(text) && !NO.contains(text)) {
            text = Words.normal(text);
        }
        if (YES.contains(text)) {
            return true;
        }
        if (NO.contains(text)) {
            return false;
        }
        row.error(column.key(), "sheets.not-yes-no");
        return null;
    }

    /** The number of a cell, or null; {@code units} are signs that may stand around an amount. */
    private static BigDecimal amount(RawRow raw, int place, String units) {
        RawRow.Kind kind = raw.kind(place);
        if (kind == RawRow.Kind.NUMBER) {
            return number(raw.value(place));
        }
        if (kind != RawRow.Kind.TEXT) {
            return null;
        }
        String text = Texts.unspaced(Texts.halfWidth(raw.value(place)));
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == '\'' || units.indexOf(text.charAt(from)) >= 0)) {
            from++;
        }
        while (to > from && units.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        text = text.substring(from, to);
        if (THOUSANDS.matcher(text).matches()) {
            text = text.replace(",", "");
        }
        return PLAIN_NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** A numeric cell, to the 15 digits that Excel itself shows: 0.1 + 0.2 is stored as 0.30000000000000004. */
    static BigDecimal number(String value) {
        BigDecimal exact = exact(value);
        return exact == null ? null : exact.round(new MathContext(EXCEL_DIGITS));
    }

    private static BigDecimal exact(String value) {
        if (value.length() > 40) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.strip());
            if (Math.abs((long) number.precision() - number.scale()) > 40) {
                return null;
            }
            BigDecimal shortest = number.stripTrailingZeros();
            return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
