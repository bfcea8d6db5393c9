package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A standard as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit
 * @param year the year
 * @param kind the kind of project it is for, or null
 * @param category the category it is for, or null
 * @param min the least amount
 * @param max the greatest amount
 * @param minutesNo the minutes of the decision
 * @param basis the document it rests on
 * @param state where it stands
 * @param version for optimistic locking
 * @param before the standard that held the year before, for comparison, or null
 * @param lower whether it gives less than that one did
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.Standard")
record StandardView(
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
        int version,
        Before before,
        boolean lower,
        List<String> next) {
    /**
     * The standard of the year before.
     *
     * @param id its id
     * @param unit whose it was
     * @param year its year
     * @param min the least amount
     * @param max the greatest amount
     */
    record Before(long id, long unit, int year, Money min, Money max) {}

    private static final Copy<Standard, StandardView> OF_STANDARD =
            Copy.of(Standard.class, StandardView.class, "before", "lower", "next");

    static StandardView of(Standard standard, Standard before, List<String> next) {
        Before last = before == null
                ? null
                : new Before(before.id(), before.unit(), before.year(), before.min(), before.max());
        return OF_STANDARD.of(standard, last, before != null && standard.lowerThan(before), next);
    }
}
