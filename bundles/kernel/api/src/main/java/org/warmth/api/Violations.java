package org.warmth.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The violations found while something is checked, field by field. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Adds one. */
    public Violations add(Violation violation) {
        found.add(violation);
        return this;
    }

    /** The field must hold something: {@code rest.required}. */
    public Violations required(String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            found.add(Violation.of(field, "rest.required"));
        }
        return this;
    }

    /** The text has at most so many code points: {@code rest.too-long}. */
    public Violations longest(String field, String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            found.add(Violation.of(field, "rest.too-long", most));
        }
        return this;
    }

    /** The field holds a text of at most so many code points. */
    public Violations text(String field, String text, int most) {
        return required(field, text).longest(field, text, most);
    }

    /** The amount, where there is one, is not negative: {@code rest.negative}. */
    public Violations notNegative(String field, Money amount) {
        if (amount != null && amount.fen() < 0) {
            found.add(Violation.of(field, "rest.negative"));
        }
        return this;
    }

    /** The field holds an amount above nothing; one that is at fault already is not named again. */
    public Violations positive(String field, Money amount) {
        if (found.stream().noneMatch(fault -> field.equals(fault.field()))) {
            required(field, amount).unless(amount == null || amount.fen() > 0, field, "rest.not-positive");
        }
        return this;
    }

    /** The day of an act, where there is one, lies in 2000 to 2099, as in rosters: {@code rest.day-range}. */
    public Violations businessDay(String field, LocalDate day) {
        if (day != null && (day.getYear() < 2000 || day.getYear() > 2099)) {
            found.add(Violation.of(field, "rest.day-range"));
        }
        return this;
    }

    /** The number, where there is one, is at least 0 and at most {@code most}: {@code rest.number-range}. */
    public Violations within(String field, Integer number, int most) {
        if (number != null && (number < 0 || number > most)) {
            found.add(Violation.of(field, "rest.number-range", most));
        }
        return this;
    }

    /** What is wrong with a part, whose fields are named after it: {@code facts.} */
    public Violations in(String part, List<Violation> faults) {
        faults.forEach(
                fault -> found.add(new Violation(part + fault.field(), fault.code(), fault.args(), fault.severity())));
        return this;
    }

    /** The condition holds, or the field is at fault. */
    public Violations unless(boolean holds, String field, String code, Object... args) {
        if (!holds) {
            found.add(Violation.of(field, code, args));
        }
        return this;
    }

    /** All found so far. */
    public List<Violation> found() {
        return List.copyOf(found);
    }

    /**
     * Refuses what has an error.
     *
     * @throws Problem 422 with all that was found
     */
    public void refuse() {
        if (Violation.refused(found)) {
            throw Problem.invalid(found);
        }
    }
}
