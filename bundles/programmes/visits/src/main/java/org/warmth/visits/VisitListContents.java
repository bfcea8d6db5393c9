package org.warmth.visits;

import java.util.List;
import org.warmth.api.Violation;
import org.warmth.api.lists.ListContents;

/**
 * What a list of visits holds, as its steps ask for it.
 *
 * @param view as staff sees it
 * @param signSheet the sheet on which the goods were signed for, 0 while it is missing
 * @param due how many planned visits may be said to have taken place by today
 * @param lacking the findings that surveys among these lack
 */
record VisitListContents(VisitListView.Contents view, long signSheet, int due, List<Violation> lacking)
        implements ListContents {
    @Override
    public int records() {
        return view.visits();
    }

    @Override
    public int posted() {
        return view.posted();
    }
}
