package org.warmth.demo;

import org.warmth.api.Category;

/**
 * A payment project of a filing unit.
 *
 * @param name its name, unique in the season
 * @param unit the unit's code
 * @param kind a kind of domain 5.4
 * @param category the category that is frozen at approval, or null for the row's own
 * @param maxYuan the standard's upper bound in yuan
 */
record SeasonProject(String name, String unit, String kind, Category category, int maxYuan) {}
