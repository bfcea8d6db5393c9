package org.warmth.sheets.reading;

/**
 * A record's id as it stands in a sheet: text that no program takes for a number, with a check character, because a
 * row that is tied to the wrong record is worse than one that is tied to none.
 */
public final class RowId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final char MARK = 'R';
    private static final int DIGITS = 13;
    private static final int PRIME = 31;

    private RowId() {}

    /** The text for an id. */
    public static String write(long id) {
        StringBuilder text = new StringBuilder().append(MARK);
        for (int shift = 5 * (DIGITS - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (id >>> shift & 31)));
        }
        return text.append(check(id)).toString();
    }

    /** The id of a text, or 0 if it is none. */
    static long read(String text) {
        String plain = text.strip().toUpperCase(java.util.Locale.ROOT);
        if (plain.length() != DIGITS + 2 || plain.charAt(0) != MARK) {
            return 0;
        }
        long id = 0;
        for (int i = 1; i <= DIGITS; i++) {
            int digit = ALPHABET.indexOf(plain.charAt(i));
            if (digit < 0) {
                return 0;
            }
            id = id << 5 | digit;
        }
        return id > 0 && plain.charAt(DIGITS + 1) == check(id) ? id : 0;
    }

    private static char check(long id) {
        return ALPHABET.charAt((int) (id % PRIME));
    }
}
