package org.warmth.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;

/**
 * Wakes who runs jobs and tasks. It knows neither them nor who calls, so that a handler may itself use {@code Jobs}
 * without a circle.
 */
@Component(service = Signals.class)
public final class Signals {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Who wants to be woken. */
    interface Listener {
        /** A job waits. */
        void jobQueued();

        /** A task is to run at once. */
        void nudged(String task);
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    void jobQueued() {
        listeners.forEach(Listener::jobQueued);
    }

    void nudged(String task) {
        listeners.forEach(listener -> listener.nudged(task));
    }
}
