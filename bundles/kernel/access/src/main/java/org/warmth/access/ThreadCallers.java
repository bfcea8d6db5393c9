package org.warmth.access;

import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.access.VerifiedCredentials.Known;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;

/** Keeps the caller with the thread. */
@Component
public final class ThreadCallers implements Callers {
    private final UserStore users;
    private final KnownUsers known;
    private final ThreadLocal<Caller> current = new ThreadLocal<>();

    /** Loads users of jobs from {@code users}. */
    @Activate
    public ThreadCallers(@Reference UserStore users, @Reference KnownUsers known) {
        this.users = users;
        this.known = known;
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
        Known found = users.byId(user)
                .filter(one -> !one.locked())
                .map(known::of)
                .orElseThrow(() -> Problem.forbidden("access.user-gone"));
        return new Caller(found.user(), found.name(), found.shared(), found.grants(), "", Messages.CHINESE);
    }
}
