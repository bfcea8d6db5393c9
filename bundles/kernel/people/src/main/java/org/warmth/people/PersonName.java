package org.warmth.people;

import java.nio.charset.Charset;
import org.warmth.api.Violation;

/** Names of persons: 2 to 25 Chinese characters, extensions included, or Latin letters, with middle dots. */
final class PersonName {
    private static final int LEAST = 2;
    private static final int MOST = 25;
    private static final Charset GBK = Charset.forName("GBK");

    private PersonName() {}

    /** What is wrong with a normalised name, or null. */
    static Violation check(String field, String name) {
        if (name == null) {
            return Violation.of(field, "people.name.missing");
        }
        int length = name.codePointCount(0, name.length());
        if (length < LEAST || length > MOST) {
            return Violation.of(field, "people.name.length", LEAST, MOST);
        }
        return wellFormed(name) ? null : Violation.of(field, "people.name.characters");
    }

    /** Whether both are the same name; Latin letters may differ in case. */
    static boolean same(String one, String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    /** Whether a bank file in GBK can hold the name without a question mark (R-W04). */
    static boolean fitsGbk(String name) {
        return GBK.newEncoder().canEncode(name);
    }

    private static boolean wellFormed(String name) {
        boolean letterBefore = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            boolean letter = letter(c);
            // Dots, hyphens and the like stand between letters, never twice nor at the end; "J. Ko" is the one
            // exception.
            if (!letter && !(joint(c) && letterBefore || c == ' ' && i > 0 && name.charAt(i - 1) == '.')) {
                return false;
            }
            letterBefore = letter;
            i += Character.charCount(c);
        }
        return letterBefore || name.endsWith(".");
    }

    private static boolean letter(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
        if (c == '〇') {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return Character.isLetter(c)
                && (script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.LATIN);
    }

    private static boolean joint(int c) {
        return c == '·' || c == ' ' || c == '-' || c == '\'' || c == '.';
    }
}
