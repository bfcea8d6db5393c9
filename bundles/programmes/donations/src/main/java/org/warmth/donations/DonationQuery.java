package org.warmth.donations;

/**
 * Which donations a list shows; 0 and null mean any.
 *
 * @param unit the unit that received them
 * @param list the list they are received with
 * @param drive the drive
 * @param kind who gave
 * @param state where they stand
 * @param waiting whether only those that wait to be booked in {@code funds}
 * @param after the id after which the page begins
 */
record DonationQuery(
        long unit, long list, long drive, DonorKind kind, DonationState state, boolean waiting, long after) {}
