package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;

/**
 * A list of donations (捐赠名册) as staff sees it, received as a list. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that receives them
 * @param title what it is called
 * @param state where it stands; APPROVED once it is received
 * @param version for optimistic locking
 * @param importId the import that made it
 * @param job the job that receives its donations
 * @param voucherNo the accounting voucher
 * @param createdAt when it was made
 * @param contents what it holds
 * @param next the steps that the caller may take now
 */
@Schema(name = "donations.DonationList")
record DonationListView(
        long id,
        long unit,
        String title,
        ListState state,
        int version,
        long importId,
        long job,
        String voucherNo,
        Instant createdAt,
        Contents contents,
        List<String> next)
        implements ListView {

    static DonationListView of(ListHead list, DonationListContents holds, List<String> next) {
        return new DonationListView(
                list.id(),
                list.unit(),
                list.title(),
                list.state(),
                list.version(),
                list.importId(),
                list.job(),
                holds.voucherNo(),
                list.createdAt(),
                holds.view(),
                next);
    }

    /**
     * What a list holds.
     *
     * @param donations how many donations stand in it
     * @param received how many of them have come
     * @param people how many give: people-times, those of a unit by their number
     * @param money the money
     * @param goods the worth of the goods
     * @param ahead how many are to come later than today
     */
    record Contents(int donations, int received, long people, Money money, Money goods, int ahead) {
        /** Of an empty list. */
        static final Contents NOTHING = new Contents(0, 0, 0, Money.ZERO, Money.ZERO, 0);
    }
}
