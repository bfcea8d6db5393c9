package org.warmth.hardship;

/** Numbers that cannot belong to anybody (domain 6.1). */
final class Synthetic {
    private Synthetic() {}

    /** An ID number of area 999999, born on a day as {@code 19900101}, another one for each number. */
    static String idNumber(String born, int number) {
        String body = "999999" + born + String.format("9%02d", number);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << 17 - i) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** An ID number of a grown-up man or woman: odd numbers are men. */
    static String idNumber(int number) {
        return idNumber(String.format("19%02d0315", 60 + number / 100), number % 100);
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
