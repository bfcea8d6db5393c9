package org.warmth.api.sheets;

import java.util.Map;

/**
 * An import that runs.
 *
 * @param id its id, kept with the records it makes so that it can be undone
 * @param unit the unit it is for
 * @param dryRun whether nothing is to be written
 * @param arguments what the module's REST added, for example the project or the list
 */
public record RosterImport(long id, long unit, boolean dryRun, Map<String, String> arguments) {
    /** The argument that names the list which new rows enter. */
    public static final String LIST = "list";
    /** The argument that names the list which the import makes, where {@link #LIST} is missing. */
    public static final String TITLE = "title";
}
