package org.warmth.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The time by which the server works, UTC; a setting may put its start into the past. */
@Component(service = Clock.class, configurationPid = StoreSettings.PID)
@Designate(ocd = StoreSettings.class)
public final class ServerClock extends Clock {
    private final Clock clock;

    /** The clock as it is set. */
    @Activate
    public ServerClock(StoreSettings settings) {
        String start = Setting.of(settings.clock(), "WARMTH_CLOCK", null);
        Clock system = Clock.systemUTC();
        this.clock =
                start == null ? system : Clock.offset(system, Duration.between(system.instant(), Instant.parse(start)));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
