package org.warmth.demo;

/**
 * A household with a hardship file on paper, as it stands in the roster by which the file is taken over.
 *
 * @param unit the code of the unit that keeps the file
 * @param name the worker
 * @param idNumber the number as written
 * @param fault what is wrong with the row, or null
 */
record SeasonHousehold(String unit, String name, String idNumber, Fault fault) {
    boolean good() {
        return fault == null;
    }
}
