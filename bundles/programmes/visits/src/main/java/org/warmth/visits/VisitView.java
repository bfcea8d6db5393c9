package org.warmth.visits;

import java.util.List;
import org.warmth.api.people.PersonView;

/**
 * A visit as staff sees it.
 *
 * @param visit the visit
 * @param person the person, masked, or null
 * @param enterprise the enterprise's name, or null
 * @param next the steps that the caller may take now
 */
record VisitView(Visit visit, PersonView person, String enterprise, List<String> next) {}
