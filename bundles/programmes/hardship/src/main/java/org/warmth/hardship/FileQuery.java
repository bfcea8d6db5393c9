package org.warmth.hardship;

/**
 * Which files are asked for.
 *
 * @param unit of that unit, or 0 for all the caller's units
 * @param state in that state, or null
 * @param type of that type, or null
 * @param person with that person in the household, or 0
 * @param after after that id
 */
record FileQuery(long unit, FileState state, FileType type, long person, long after) {}
