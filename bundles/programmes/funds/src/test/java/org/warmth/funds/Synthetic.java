package org.warmth.funds;

/** Numbers that cannot belong to anybody (domain 6.1). */
final class Synthetic {
    private Synthetic() {}

    /** An ID number of area 999999, another one for each person. */
    static String idNumber(int person) {
        int year = 1950 + person / 28 / 12 / 100 % 54;
        String body = String.format(
                "999999%04d%02d%02d9%02d", year, person / 28 / 100 % 12 + 1, person / 100 % 28 + 1, person % 100);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << 17 - i) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** A card of prefix 999999 with its Luhn digit, another one for each person. */
    static String card(int person) {
        String body = String.format("999999%09d", person);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = body.charAt(i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
        }
        return body + (10 - sum % 10) % 10;
    }
}
