package org.warmth.itests.bundles.probe;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows one instant until it is set to another. */
final class StandingClock extends Clock {
    private volatile Instant instant;

    StandingClock(Instant instant) {
        this.instant = instant;
    }

    /** Sets it; gives what it shows now. */
    String set(Instant next) {
        instant = next;
        return next.toString();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant, zone);
    }

    @Override
    public Instant instant() {
        return instant;
    }
}
