package org.warmth.funds;

import org.warmth.api.lists.ListContents;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Refusal;

/**
 * What a payment list holds, as its steps ask for it; each is known where a step of the list's state asks.
 *
 * @param view as staff sees it
 * @param paid how it was paid, and whether it hangs out first
 * @param publicised whether a project from which it pays asks that it hangs out first
 * @param uncovered a project for whose payments no standard stands, or null
 * @param shortage why its money cannot be taken, or given back; or null
 * @param exception whether it pays in cash without a leave to do so
 * @param undecided how many overlaps wait for a decision
 * @param hung how it stands with what hangs out, or null
 */
record PaymentListContents(
        PaymentListView.Contents view,
        PaymentListView.Paid paid,
        boolean publicised,
        String uncovered,
        Refusal shortage,
        boolean exception,
        int undecided,
        Publicity.State hung)
        implements ListContents {
    @Override
    public int records() {
        return view.payments();
    }

    /** All that are not listed any more: the job that pays a list takes those. */
    @Override
    public int posted() {
        return view.payments() - view.waiting();
    }

    /** Whether no batch has got hold of any of its payments. */
    boolean whole() {
        return view.waiting() == view.payments();
    }

    /** Whether all its payments are paid, or given up. */
    boolean settled() {
        return view.settled();
    }

    /** Whether it has hung out to the end, and nobody objects. */
    boolean clear() {
        return hung == Publicity.State.CLEAR;
    }
}
