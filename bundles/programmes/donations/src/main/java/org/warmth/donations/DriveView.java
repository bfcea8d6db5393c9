package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A drive as staff sees it, with what it has brought in.
 *
 * @param id its id
 * @param unit the unit that calls for it
 * @param name its name
 * @param from the first day
 * @param to the last day
 * @param campaign the campaign its money is for, 0 for that of the day
 * @param publishedAt when its sums were published last, or null
 * @param version for optimistic locking
 * @param contents what the caller's units have recorded in it
 */
@Schema(name = "donations.Drive")
record DriveView(
        long id,
        long unit,
        String name,
        LocalDate from,
        LocalDate to,
        long campaign,
        Instant publishedAt,
        int version,
        Contents contents) {

    private static final Copy<Drive, DriveView> OF_DRIVE = Copy.of(Drive.class, DriveView.class, "contents");

    static DriveView of(Drive drive, Contents contents) {
        return OF_DRIVE.of(drive, contents);
    }

    /**
     * What was given in a drive.
     *
     * @param pledged how many donations are promised or listed, and have not come
     * @param received how many have come
     * @param people how many gave: people-times, those of a unit by their number
     * @param money the money that came
     * @param goods the worth of the goods that came
     */
    record Contents(int pledged, int received, long people, Money money, Money goods) {
        /** Of a drive without donations. */
        static final Contents NOTHING = new Contents(0, 0, 0, Money.ZERO, Money.ZERO);
    }
}
