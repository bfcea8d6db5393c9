package org.warmth.people;

import org.warmth.api.Violation;

/** The unified social credit code of GB 32100-2015 (domain 4.2). */
final class CreditCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {}

    /**
     * What is wrong with a normalised code, or null. A wrong check character is only a doubt: early codes of the pilot
     * areas are legal although theirs is wrong.
     */
    static Violation check(String field, String code) {
        if (code.length() != 18) {
            return Violation.of(field, "people.credit.length", code.length());
        }
        for (int i = 0; i < 18; i++) {
            if (SYMBOLS.indexOf(code.charAt(i)) < 0) {
                return Violation.of(field, "people.credit.characters");
            }
        }
        return code.charAt(17) == last(code) ? null : Violation.doubt(field, "people.credit.check");
    }

    /** The check character of the first 17 symbols. */
    static char last(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += SYMBOLS.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return SYMBOLS.charAt((31 - sum % 31) % 31);
    }
}
