package org.warmth.people;

/** The one normal form of what people type: half width, no stray or invisible spaces (domain 4.1, 4.5). */
final class Plain {
    private static final char MIDDLE_DOT = '·';

    private Plain() {}

    /** A name: half width, dots of ethnic names as {@code ·}, single spaces between Latin words; null if nothing is left. */
    static String name(String written) {
        if (written == null) {
            return null;
        }
        boolean latin = written.codePoints().noneMatch(Character::isIdeographic);
        StringBuilder plain = new StringBuilder(written.length());
        written.codePoints().map(Plain::halfWidth).forEach(c -> {
            if (dot(c) || c == '.' && !latin) {
                plain.append(MIDDLE_DOT);
            } else if (!space(c)) {
                plain.appendCodePoint(c);
            } else if (latin && !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == ' ') {
            end--;
        }
        return end == 0 ? null : plain.substring(0, end);
    }

    /** A number of an identity document: half width, no spaces, capitals (x becomes X); null if nothing is left. */
    static String number(String written) {
        return squeeze(written, false);
    }

    /** A card, account or phone number: as {@link #number}, and without the hyphens that part its groups. */
    static String digits(String written) {
        return squeeze(written, true);
    }

    /** What an enterprise's name is compared by: half width, no spaces, one kind of brackets, capitals. */
    static String enterpriseKey(String written) {
        return squeeze(written, false);
    }

    private static String squeeze(String written, boolean dropHyphens) {
        if (written == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            int c = halfWidth(written.charAt(i));
            if (!space(c) && !(dropHyphens && c == '-')) {
                plain.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : (char) c);
            }
        }
        return plain.isEmpty() ? null : plain.toString();
    }

    private static int halfWidth(int c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return c - 0xFEE0;
        }
        return c == 0x3000 ? ' ' : c;
    }

    private static boolean space(int c) {
        return c == 0xFEFF || c >= 0x200B && c <= 0x200D || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean dot(int c) {
        return c == '·' || c == '•' || c == '・' || c == '･' || c == '‧' || c == '∙' || c == '⋅';
    }
}
