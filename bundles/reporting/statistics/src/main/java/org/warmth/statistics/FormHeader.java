package org.warmth.statistics;

import java.time.LocalDate;

/**
 * What stands above a form's table besides the filing unit.
 *
 * @param filledBy 填报人, or empty
 * @param phone 电话, or empty
 * @param date the day of filling, or null
 */
record FormHeader(String filledBy, String phone, LocalDate date) {
    /** Whether nothing is missing (F1-E10). */
    boolean complete() {
        return filledBy != null && !filledBy.isBlank() && phone != null && !phone.isBlank() && date != null;
    }
}
