package org.warmth.sheets.reading;

/** Text as people and programs leave it in cells, made plain; what cannot be meant is a fault. */
final class Texts {
    /** What is left when GBK bytes were once read as UTF-8 and saved. */
    static final String MOJIBAKE = "锟斤拷";

    private static final int FULL_WIDTH = 0xfee0;

    private Texts() {}

    /** The text without space around and invisible characters; null if it holds what no text may hold. */
    static String clean(String text, String key, SheetRow row) {
        boolean simple = true;
        for (int i = 0; i < text.length() && simple; i++) {
            char c = text.charAt(i);
            simple = c >= 0x20 && c < 0x7f && c != '\'' || c >= 0x3400 && c <= 0x9fff;
        }
        if (simple && text.indexOf('锟') < 0) {
            return text.strip();
        }
        return cleanOdd(text, key, row);
    }

    private static String cleanOdd(String text, String key, SheetRow row) {
        if (text.contains(MOJIBAKE) || text.indexOf('\ufffd') >= 0) {
            row.error(key, "sheets.broken-text");
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        boolean invisible = false;
        boolean own = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int type = Character.getType(point);
            if (point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point)) {
                clean.append(' ');
            } else if (point == 0x200d || point == 0xfe0e || point == 0xfe0f) {
                // Joiners and variants inside an emoji or a rare character.
                clean.appendCodePoint(point);
            } else if (type == Character.CONTROL || type == Character.SURROGATE || bidirectional(point)) {
                row.error(key, "sheets.odd-character", String.format("U+%04X", point));
                return null;
            } else if (type == Character.FORMAT) {
                invisible = true;
            } else if (type == Character.UNASSIGNED && (point & 0xfffe) == 0xfffe) {
                row.error(key, "sheets.odd-character", String.format("U+%04X", point));
                return null;
            } else {
                own |= type == Character.PRIVATE_USE;
                clean.appendCodePoint(letterOrDigit(point));
            }
        }
        if (invisible) {
            row.note(key, "sheets.invisible-removed");
        }
        if (own) {
            row.doubt(key, "sheets.private-character");
        }
        String result = clean.toString().strip();
        return result.startsWith("'") ? result.substring(1).strip() : result;
    }

    /** Characters that turn the direction of what follows: a text then reads otherwise than it is. */
    private static boolean bidirectional(int point) {
        return point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200e
                || point == 0x200f;
    }

    private static int letterOrDigit(int point) {
        int narrow = point - FULL_WIDTH;
        boolean wide = point >= 0xff01 && point <= 0xff5e;
        return wide && Character.isLetterOrDigit(narrow) ? narrow : point;
    }

    /** The text without any space. */
    static String unspaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00a0') {
                return text.replaceAll("[\\s\\u00a0]+", "");
            }
        }
        return text;
    }

    /** Full-width signs, letters and digits made plain. */
    static String halfWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xff01 && c <= 0xff5e || c == 0x3000) {
                return text.codePoints()
                        .map(point ->
                                point == 0x3000 ? ' ' : point >= 0xff01 && point <= 0xff5e ? point - FULL_WIDTH : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
