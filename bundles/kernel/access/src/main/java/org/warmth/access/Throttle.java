package org.warmth.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows guessing down. Failures count per user and address: from the fifth on that pair waits, longer each time, at
 * most a quarter of an hour. Failures from many addresses slow down sign-in to that user from addresses it never
 * signed in from, to one attempt in five seconds: an attacker can delay a user, never lock one out.
 */
final class Throttle {
    private static final int FREE = 5;
    private static final int MANY = 50;
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST = 15 * 60 * SECOND;
    private static final int MOST = 20_000;

    private final LongSupplier nanos;
    private final Map<String, Failures> failures = bounded();
    private final Map<String, Boolean> known = bounded();

    Throttle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How many seconds the user must wait at this address; 0 to try now. */
    synchronized int wait(String name, String address) {
        long now = nanos.getAsLong();
        long wait = left(failures.get(pair(name, address)), now, FREE, SECOND, LONGEST);
        if (!known.containsKey(pair(name, address))) {
            wait = Math.max(wait, left(failures.get(name), now, MANY, 5 * SECOND, 5 * SECOND));
        }
        return (int) ((wait + SECOND - 1) / SECOND);
    }

    synchronized void failed(String name, String address) {
        count(pair(name, address));
        count(name);
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(pair(name, address));
        known.put(pair(name, address), true);
    }

    private void count(String key) {
        long now = nanos.getAsLong();
        Failures before = failures.get(key);
        int count = before == null || now - before.last > LONGEST ? 1 : before.count + 1;
        failures.put(key, new Failures(count, now));
    }

    private static long left(Failures failed, long now, int free, long first, long longest) {
        if (failed == null || failed.count < free) {
            return 0;
        }
        long wait = Math.min(longest, first << Math.min(20, failed.count - free));
        return Math.max(0, failed.last + wait - now);
    }

    private static String pair(String name, String address) {
        return name + '\n' + address;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }

    private record Failures(int count, long last) {}
}
