package org.warmth.demo;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Tag;

/**
 * A row of a payments roster as the clerk wrote it, faults included.
 *
 * @param project the project's name
 * @param unit the unit's code
 * @param name the payee
 * @param idNumber the number as written; a {@link Double} where Excel took it for a number
 * @param card the card as written
 * @param holder the account holder
 * @param amount in yuan as written: a number or a text
 * @param category the object group
 * @param tags the key groups
 * @param date the value date
 * @param fault what is wrong with it, or null
 */
record SeasonPayment(
        String project,
        String unit,
        String name,
        Object idNumber,
        String card,
        String holder,
        Object amount,
        Category category,
        Set<Tag> tags,
        LocalDate date,
        Fault fault) {
    boolean good() {
        return fault == null || fault.harmless();
    }

    /** The same row with some cells spoiled. */
    SeasonPayment spoiled(Object otherNumber, String otherCard, String otherHolder, Object otherAmount, Fault by) {
        return new SeasonPayment(
                project, unit, name, otherNumber, otherCard, otherHolder, otherAmount, category, tags, date, by);
    }

    /** The same row for a payee of another name, whose own account it is. */
    SeasonPayment renamed(String other, Fault by) {
        return new SeasonPayment(project, unit, other, idNumber, card, other, amount, category, tags, date, by);
    }

    /** The same payment once more, on another day. */
    SeasonPayment again(LocalDate day, Fault by) {
        return new SeasonPayment(project, unit, name, idNumber, card, holder, amount, category, tags, day, by);
    }
}
