package org.warmth.people;

import java.util.Set;

/** Area codes of GB/T 2260 as far as they are known here: the provinces, and Shanghai's with those merged away. */
final class Area {
    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65);

    private Area() {}

    /** Whether a mainland province has the two digits. */
    static boolean province(int twoDigits) {
        return PROVINCES.contains(twoDigits);
    }

    /** Whether the area of the number lies in Shanghai but never was one of its districts or counties. */
    static boolean unknown(String number) {
        if (!number.startsWith("31")) {
            return false;
        }
        int district = Integer.parseInt(number, 2, 6, 10);
        // 310101–310120 and 310151 districts, of which 卢湾 03, 闸北 08, 南汇 19 and others are merged; 310221–310230
        // counties.
        return !(district >= 101 && district <= 120 || district == 151 || district >= 221 && district <= 230);
    }
}
