package org.warmth.donations;

import java.time.LocalDate;

/**
 * What is known of a donation. Two donations with equal facts say the same.
 *
 * @param drive the drive it belongs to, 0 for none
 * @param donor who gave
 * @param given what
 * @param date when it came, or is to come
 * @param channel how the money came, or null
 * @param intent what alone it may be used for, null where the donor left that open
 * @param remark a remark, or null
 */
record DonationFacts(
        long drive, Donor donor, Given given, LocalDate date, Channel channel, Purpose intent, String remark) {
    /** The same on another day. */
    DonationFacts on(LocalDate day) {
        return new DonationFacts(drive, donor, given, day, channel, intent, remark);
    }
}
