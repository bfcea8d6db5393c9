package org.warmth.demo;

/**
 * A value that a clerk types into the form, because no module knows it or a list stands on paper only.
 *
 * @param unit the unit's code
 * @param code the row
 * @param adds what it adds to what the records say: a count, or fen
 * @param reason why it is typed
 * @param fault what is wrong with it at first, or null
 */
record SeasonCell(String unit, String code, long adds, String reason, Fault fault) {
    /** Whether the row is one of money, printed in 万元. */
    boolean money() {
        return code.startsWith("D") || code.equals("I");
    }
}
