package org.warmth.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days and hours that staff means: those of Shanghai, whatever the server's clock and settings say (domain 0.6). */
public final class BusinessDay {
    /** Where days begin. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BusinessDay() {}

    /** The day it is. */
    public static LocalDate today(Clock clock) {
        return of(clock.instant());
    }

    /** The day of an instant. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
