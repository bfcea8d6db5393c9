package org.warmth.demo;

/**
 * A union of the season.
 *
 * @param code its path code
 * @param name its name
 * @param level CITY, DISTRICT, BUREAU, TOWN or BASE
 * @param parent its parent's code, or null
 * @param filing whether it files to the city
 */
record SeasonUnit(String code, String name, String level, String parent, boolean filing) {}
