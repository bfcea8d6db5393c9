package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A donation as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that receives it
 * @param list the list it is received with
 * @param importId the import it came with
 * @param state where it stands
 * @param version for optimistic locking
 * @param drive the drive it belongs to
 * @param donor who gave; a person's name is masked in lists
 * @param given what
 * @param date when it came, or is to come
 * @param channel how the money came, or null
 * @param intent what alone it may be used for, or null
 * @param remark a remark, or null
 * @param voucherNo the accounting voucher, or null
 * @param receipt the receipt in {@code funds}
 * @param waiting whether it has come and waits to be booked there
 * @param receiptNo the number of the donor's receipt, or null
 * @param allocated how much of it is set aside
 * @param left how much is not
 * @param next the steps that the caller may take now
 */
@Schema(name = "donations.Donation")
record DonationView(
        long id,
        long unit,
        long list,
        long importId,
        DonationState state,
        int version,
        long drive,
        Donor donor,
        Given given,
        LocalDate date,
        Channel channel,
        Purpose intent,
        String remark,
        String voucherNo,
        long receipt,
        boolean waiting,
        String receiptNo,
        Money allocated,
        Money left,
        List<String> next) {

    private static final Copy<Donation, DonationView> OF_DONATION =
            Copy.of(Donation.class, DonationView.class, "donor", "waiting", "receiptNo", "left", "next");

    static DonationView of(Donation donation, Donor donor, ReceiptLine line, List<String> next) {
        return OF_DONATION.of(
                donation, donor, donation.waiting(), line == null ? null : line.receiptNo(), donation.left(), next);
    }
}
