package org.example.breakfasts;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.fields.Fields;

/**
 * A breakfast (暖心早餐): one bag for one worker on one morning.
 *
 * @param person who got it
 * @param date the morning
 * @param category the object group of the form
 * @param tags the key groups
 * @param food what was in the bag
 * @param worth what it is worth
 * @param vegetarian whether without meat
 */
record Breakfast(
        long person, LocalDate date, Category category, Set<Tag> tags, String food, Money worth, Boolean vegetarian) {
    /** Each field once: its column in the roster and in the table, its check and its place in the export follow from it. */
    static final Fields<Breakfast> FIELDS = Fields.of(Breakfast.class)
            .person(Breakfast::person)
            .required()
            .day("date", Breakfast::date)
            .required()
            .column("MORNING")
            .category(Breakfast::category)
            .required()
            .text("food", Breakfast::food, 100)
            .required()
            .money("worth", Breakfast::worth)
            .required()
            .flag("vegetarian", Breakfast::vegetarian)
            .tags(Breakfast::tags);
}
