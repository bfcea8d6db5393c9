package org.warmth.hardship;

import java.time.Clock;
import java.time.LocalDate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;

/** The business day. */
@Component(service = HardshipCalendar.class)
public final class HardshipCalendar {

    private final Clock clock;

    /** By the server's clock. */
    @Activate
    public HardshipCalendar(@Reference Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** Minutes since the beginning of time, for what only the clock tells to have changed. */
    long minute() {
        return clock.instant().getEpochSecond() / 60;
    }
}
