package org.warmth.visits;

import java.util.List;

/**
 * A list as staff sees it.
 *
 * @param list the list
 * @param contents what it holds
 * @param next the steps that the caller may take now
 */
record VisitListView(VisitList list, VisitList.Contents contents, List<String> next) {}
