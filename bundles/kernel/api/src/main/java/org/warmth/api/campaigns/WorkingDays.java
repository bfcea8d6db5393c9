package org.warmth.api.campaigns;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The working days (工作日) of Shanghai: Monday to Friday, but for the holidays and with the make-up days (调休) of the State
 * Council's yearly notice. Of a year whose notice nobody entered, only the weekends are off.
 */
@ProviderType
public interface WorkingDays {
    /** Whether people work on the day. */
    boolean is(LocalDate day);

    /**
     * The day on which the last of so many working days after a day ends; the day itself does not count.
     *
     * @param days at least 1
     */
    LocalDate plus(LocalDate from, int days);

    /** How many working days come after {@code from}, until {@code to} inclusive; 0 if that is no later day. */
    int between(LocalDate from, LocalDate to);
}
