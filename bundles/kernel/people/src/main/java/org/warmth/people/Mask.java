package org.warmth.people;

/** What staff sees of a number: enough to tell two apart, too little to use (domain 3.7). */
final class Mask {
    private Mask() {}

    /** First three and last four characters of an ID number. */
    static String idNumber(String number) {
        return keep(number, 3, 4);
    }

    /** First three and last four digits of a phone number. */
    static String mobile(String number) {
        return keep(number, 3, 4);
    }

    /** The last four digits of an account. */
    static String account(String number) {
        return keep(number, 0, 4);
    }

    private static String keep(String text, int first, int last) {
        if (text == null) {
            return null;
        }
        // A short number shows its end alone, and never more than half of itself.
        int end = Math.min(last, text.length() / 2);
        int start = text.length() > 2 * (first + last) - 4 ? first : 0;
        return text.substring(0, start) + "*".repeat(text.length() - start - end) + text.substring(text.length() - end);
    }
}
