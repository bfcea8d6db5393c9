package org.warmth.hardship;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The business day. */
@Component(service = HardshipCalendar.class)
public final class HardshipCalendar {
    /** All dates are those of Shanghai, whatever the server's clock says (domain 0.6). */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    /** By the server's clock. */
    @Activate
    public HardshipCalendar(@Reference Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** Minutes since the beginning of time, for what only the clock tells to have changed. */
    long minute() {
        return clock.instant().getEpochSecond() / 60;
    }
}
