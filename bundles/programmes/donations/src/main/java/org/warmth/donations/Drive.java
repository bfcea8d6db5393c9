package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.warmth.api.records.Stored;

/**
 * A drive (爱心一日捐): gifts called for in a time, by a unit and all below it. It knows no amount that anybody should give
 * (domain 3.6).
 *
 * @param id its id
 * @param unit the unit that calls for it; units below it record donations in it
 * @param name its name, unique in the unit
 * @param from the first day
 * @param to the last day
 * @param campaign the campaign its money is for, 0 for that of the day on which each donation comes
 * @param publishedAt when its sums were published last, or null
 * @param version for optimistic locking
 */
record Drive(
        long id, long unit, String name, LocalDate from, LocalDate to, long campaign, Instant publishedAt, int version)
        implements Stored {
    /** Whether a day lies in it. */
    boolean during(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /**
     * What is written.
     *
     * @param unit the unit that calls for it
     * @param name its name
     * @param from the first day
     * @param to the last day
     * @param campaign the campaign its money is for, or null
     */
    @Schema(
            name = "donations.DriveInput",
            example =
                    """
                    {"unit":"600","name":"2022年爱心一日捐","from":"2021-12-11","to":"2021-12-31","campaign":"22"}""")
    public record Input(Long unit, String name, LocalDate from, LocalDate to, Long campaign) {}
}
