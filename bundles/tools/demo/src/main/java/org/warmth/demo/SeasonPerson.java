package org.warmth.demo;

import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Tag;

/**
 * A synthetic person.
 *
 * @param name the name
 * @param idNumber the number
 * @param mobile the phone
 * @param card the bank card
 * @param category the object group
 * @param tags the key groups
 * @param unit the code of the unit that looks after them
 */
record SeasonPerson(
        String name, String idNumber, String mobile, String card, Category category, Set<Tag> tags, String unit) {}
