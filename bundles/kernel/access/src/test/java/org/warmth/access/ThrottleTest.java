package org.warmth.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final Throttle throttle = new Throttle(nanos::get);

    @Test
    void the_fifth_failure_makes_wait_and_each_further_one_longer() {
        fail("wang", "10.0.0.1", 4);
        assertThat(throttle.wait("wang", "10.0.0.1")).isZero();
        fail("wang", "10.0.0.1", 1);
        assertThat(throttle.wait("wang", "10.0.0.1")).isEqualTo(1);
        fail("wang", "10.0.0.1", 4);
        assertThat(throttle.wait("wang", "10.0.0.1")).isEqualTo(16);
        fail("wang", "10.0.0.1", 100);
        assertThat(throttle.wait("wang", "10.0.0.1")).isLessThanOrEqualTo(15 * 60);
        seconds(15 * 60);
        assertThat(throttle.wait("wang", "10.0.0.1")).isZero();
    }

    @Test
    void an_attacker_elsewhere_never_locks_a_user_out() {
        throttle.succeeded("wang", "10.0.0.1");
        for (int i = 0; i < 500; i++) {
            throttle.failed("wang", "10.9.0." + i);
        }
        assertThat(throttle.wait("wang", "10.0.0.1")).isZero();
        assertThat(throttle.wait("wang", "10.0.0.2")).isBetween(1, 5);
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address);
        }
    }

    private void seconds(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000L);
    }
}
