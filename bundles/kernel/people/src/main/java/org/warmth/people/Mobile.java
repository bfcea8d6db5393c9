package org.warmth.people;

import java.util.regex.Pattern;
import org.warmth.api.Violation;

/** Phone numbers: mobiles, and landlines with an extension (domain 4.3). */
final class Mobile {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern SYNTHETIC = Pattern.compile("1200000\\d{4}");
    private static final Pattern LANDLINE = Pattern.compile("(0\\d{2,3})?\\d{7,8}(\\*\\d{1,6})?");

    private Mobile() {}

    /** The number in its normal form: no spaces, hyphens or country code; null if there is none. */
    static String plain(String written) {
        String digits = Plain.digits(written);
        if (digits == null) {
            return null;
        }
        return digits.startsWith("+86") && digits.length() > 3 ? digits.substring(3) : digits;
    }

    /** What is wrong with a normalised number, or null. */
    static Violation check(String field, String number, boolean synthetic) {
        boolean fine = MOBILE.matcher(number).matches()
                || synthetic && SYNTHETIC.matcher(number).matches()
                || !number.startsWith("1") && LANDLINE.matcher(number).matches();
        return fine ? null : Violation.of(field, "people.mobile.format");
    }
}
