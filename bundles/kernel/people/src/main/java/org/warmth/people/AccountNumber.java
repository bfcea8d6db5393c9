package org.warmth.people;

import org.warmth.api.Violation;

/** Bank account and card numbers: 9 to 30 digits, cards with the check of ISO/IEC 7812 (domain 4.3). */
final class AccountNumber {
    private static final int LEAST = 9;
    private static final int MOST = 30;

    private AccountNumber() {}

    /** What is wrong with a normalised number, or null; a failing Luhn check is a note (R-W03: passbooks fail it). */
    static Violation check(String field, String number) {
        if (number == null) {
            return Violation.of(field, "people.account.missing");
        }
        if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Violation.of(field, "people.account.characters");
        }
        if (number.length() < LEAST || number.length() > MOST) {
            return Violation.of(field, "people.account.length", LEAST, MOST);
        }
        return luhn(number) ? null : Violation.note(field, "people.account.luhn");
    }

    /** Whether the digits satisfy Luhn's check. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            int digit = digits.charAt(i) - '0';
            int weighed = place % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
