package org.warmth.kernelkit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.warmth.api.BusinessDay;
import org.warmth.testkit.TestDatabase;

/** A clock that stands until the test moves it. */
public final class TestClock extends Clock {
    private final ZoneId zone;
    private final TestClock shown;
    private volatile Instant now;

    /** A clock that stands at {@link TestDatabase#NOON}. */
    public TestClock() {
        this(ZoneOffset.UTC, null);
    }

    private TestClock(ZoneId zone, TestClock shown) {
        this.zone = zone;
        this.shown = shown;
        this.now = TestDatabase.NOON;
    }

    /** It is so late in Shanghai from now on, for example {@code 2022-01-20T23:59}. */
    public void set(String shanghai) {
        now = LocalDateTime.parse(shanghai).atZone(BusinessDay.ZONE).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(other, shown == null ? this : shown);
    }

    @Override
    public Instant instant() {
        return shown == null ? now : shown.now;
    }
}
