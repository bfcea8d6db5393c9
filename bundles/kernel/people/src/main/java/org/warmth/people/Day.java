package org.warmth.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** A day in the query of a request. */
final class Day {
    private Day() {}

    /** The day, or null if none was given; 400 if it is none. */
    static LocalDate of(String parameter, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            throw Problem.malformed(java.util.List.of(Violation.of(parameter, "people.day")));
        }
    }
}
