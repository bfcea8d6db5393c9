package org.warmth.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;

/** The caller that a test sets. */
public final class TestCallers implements Callers {
    private final ThreadLocal<Caller> current = new ThreadLocal<>();
    private final java.util.Map<Long, Caller> users = new java.util.concurrent.ConcurrentHashMap<>();

    /** A caller who holds the roles over a unit and all below it. */
    public static Caller caller(long user, String name, long unit, Role... roles) {
        List<Grant> grants = Stream.of(roles)
                .map(role -> new Grant(role, unit, LocalDate.of(2020, 1, 1), null))
                .toList();
        return new Caller(user, name, false, grants, "127.0.0.1", Locale.SIMPLIFIED_CHINESE);
    }

    /** The test's thread acts as this caller from now on, nobody if null; {@link #load} knows the caller. */
    public void set(Caller caller) {
        if (caller == null) {
            current.remove();
        } else {
            current.set(caller);
            users.put(caller.user(), caller);
        }
    }

    /** The user is locked: {@link #load} refuses. */
    public void lock(long user) {
        users.remove(user);
    }

    @Override
    public Caller current() {
        Caller caller = current.get();
        if (caller == null) {
            throw Problem.unauthenticated();
        }
        return caller;
    }

    @Override
    public <T> T as(Caller caller, Supplier<T> work) {
        Caller before = current.get();
        current.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }

    @Override
    public Caller load(long user) {
        Caller caller = users.get(user);
        if (caller == null) {
            throw Problem.forbidden("access.forbidden");
        }
        return caller;
    }
}
