package org.warmth.banks;

/** Names as banks keep them: one dot, U+00B7, between the parts of a name (domain 4.5). */
final class Names {
    private static final char DOT = '·';
    /** Bullets and katakana dots that keyboards and fonts leave in its place. */
    private static final String DOTS = "•・･‧∙⋅";
    /** Meant as the dot between Chinese characters only: in “J. Ko” it is none. */
    private static final String STOPS = ".．";

    private Names() {}

    /** The name with that dot. */
    static String plain(String name) {
        if (name == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(name.strip());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (DOTS.indexOf(c) >= 0 || STOPS.indexOf(c) >= 0 && between(plain, i)) {
                plain.setCharAt(i, DOT);
            }
        }
        return plain.toString();
    }

    private static boolean between(StringBuilder name, int at) {
        return at > 0
                && at + 1 < name.length()
                && Character.isIdeographic(name.codePointBefore(at))
                && Character.isIdeographic(name.codePointAt(at + 1));
    }
}
