package org.warmth.donations;

import org.warmth.api.lists.ListContents;

/**
 * What a list of donations holds, as its steps ask for it.
 *
 * @param view as staff sees it
 * @param voucherNo the voucher under which it was received, or null
 */
record DonationListContents(DonationListView.Contents view, String voucherNo) implements ListContents {
    @Override
    public int records() {
        return view.donations();
    }

    @Override
    public int posted() {
        return view.received();
    }
}
