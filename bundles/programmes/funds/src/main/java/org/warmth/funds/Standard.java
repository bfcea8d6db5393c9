package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A unit's standard (慰问标准, R-311): how much a payment of a kind or category may be in a year, with the minutes that
 * decided it. It holds for the unit and all below it that have none of their own.
 *
 * @param id its id
 * @param unit the unit
 * @param year the year
 * @param kind the kind of project it is for, or null for any
 * @param category the category it is for, or null for any
 * @param min the least amount
 * @param max the greatest amount
 * @param minutesNo the minutes of the decision
 * @param basis the document it rests on, or null
 * @param state where it stands
 * @param version for optimistic locking
 */
record Standard(
        long id,
        long unit,
        int year,
        ProjectKind kind,
        Category category,
        Money min,
        Money max,
        String minutesNo,
        String basis,
        StandardState state,
        int version)
        implements Stored {

    /** Whether it speaks of such a payment. */
    boolean speaksOf(ProjectKind ofKind, Category ofCategory) {
        return (kind == null || kind == ofKind) && (category == null || category == ofCategory);
    }

    /** How closely it speaks: kind and category before kind, kind before category, category before any. */
    int closeness() {
        return (kind == null ? 0 : 2) + (category == null ? 0 : 1);
    }

    /** Whether an amount keeps to it. */
    boolean allows(Money amount) {
        return amount.compareTo(min) >= 0 && amount.compareTo(max) <= 0;
    }

    /** Whether it gives less than another did, at least or at most. */
    boolean lowerThan(Standard before) {
        return max.compareTo(before.max) < 0 || min.compareTo(before.min) < 0;
    }

    /** The same in another state, one version on. */
    Standard in(StandardState next) {
        return new Standard(id, unit, year, kind, category, min, max, minutesNo, basis, next, version + 1);
    }

    /**
     * What is written.
     *
     * @param unit the unit
     * @param year the year
     * @param kind the kind of project, or null for any
     * @param category the category, or null for any
     * @param min the least amount; nothing if null
     * @param max the greatest amount
     * @param minutesNo the minutes of the decision
     * @param basis the document it rests on
     */
    @Schema(
            name = "funds.StandardInput",
            example =
                    """
                    {"unit":"601","year":2022,"category":"C11","min":50000,"max":200000,"minutesNo":"主席办公会〔2021〕35号"}""")
    public record Input(
            Long unit,
            int year,
            ProjectKind kind,
            Category category,
            Money min,
            Money max,
            String minutesNo,
            String basis) {}
}
