package org.warmth.hardship;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day long past as rosters write it: 1995-07-01, 1995.7, 1995年7月, 19950701, or Excel's serial number. */
final class WrittenDay {
    private static final Pattern PARTS = Pattern.compile("(\\d{4})\\D+(\\d{1,2})(?:\\D+(\\d{1,2}))?\\D*");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})?");
    private static final Pattern SERIAL = Pattern.compile("\\d{4,5}(?:\\.\\d+)?");
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);
    private static final int FIRST_YEAR = 1900;

    private WrittenDay() {}

    /** The day, of a month without a day its first; null if nothing is written or nobody can read it. */
    static LocalDate read(String text) {
        if (text == null) {
            return null;
        }
        Matcher parts = PARTS.matcher(text);
        Matcher compact = COMPACT.matcher(text);
        try {
            if (parts.matches()) {
                return day(parts);
            }
            if (compact.matches()) {
                return day(compact);
            }
            return SERIAL.matcher(text).matches() ? EXCEL.plusDays((long) Double.parseDouble(text)) : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static LocalDate day(Matcher parts) {
        int day = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        LocalDate read = LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), day);
        return read.getYear() < FIRST_YEAR ? null : read;
    }
}
