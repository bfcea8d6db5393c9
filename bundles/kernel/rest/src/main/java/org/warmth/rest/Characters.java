package org.warmth.rest;

/** The characters of texts: what no database keeps, and what nobody sees but what makes a text another one. */
final class Characters {
    private Characters() {}

    /**
     * The first code point that no text may hold: NUL and other controls, half characters, signs that turn the direction
     * of what follows, and invisible ones; −1 if there is none. Line breaks and tabs may stay, and so may what joins an
     * emoji or a rare character.
     */
    static int firstUnfit(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point >= 0x7f || point < 0x20) {
                if (unfit(point)) {
                    return point;
                }
            }
            i += Character.charCount(point);
        }
        return -1;
    }

    private static boolean unfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t' && point != '\n' && point != '\r';
            case Character.SURROGATE -> true;
            case Character.FORMAT -> point != 0x200c && point != 0x200d && (point < 0xe0020 || point > 0xe007f);
            case Character.UNASSIGNED -> (point & 0xfffe) == 0xfffe;
            default -> point == 0xfffd;
        };
    }

    /** A code point as it is written in a message: {@code U+202E}. */
    static String named(int point) {
        return String.format("U+%04X", point);
    }
}
