package org.warmth.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.jobs.PeriodicTask;

/** Runs periodic tasks, on threads that long jobs cannot take. */
@Component(
        service = {},
        immediate = true)
public final class TaskRunner implements Signals.Listener {
    private static final int THREADS = 2;

    private final TaskLeases leases;
    private final Signals signals;
    private final ScheduledExecutorService threads = Threads.timed("warmth-task", THREADS);
    private final Map<ServiceReference<PeriodicTask>, Schedule> schedules = new ConcurrentHashMap<>();

    /** Begins to run tasks. */
    @Activate
    public TaskRunner(@Reference TaskLeases leases, @Reference Signals signals) {
        this.leases = leases;
        this.signals = signals;
        signals.add(this);
    }

    @Deactivate
    void stop() {
        signals.remove(this);
        schedules.values().forEach(Schedule::release);
        Threads.end(threads);
    }

    /** A task came; it is made on a thread of ours. */
    @Reference(
            service = PeriodicTask.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTask(ComponentServiceObjects<PeriodicTask> task) {
        Schedule schedule = new Schedule(task::getService, leases, threads);
        schedules.put(task.getServiceReference(), schedule);
        schedule.start();
    }

    /** A task went. */
    void removeTask(ComponentServiceObjects<PeriodicTask> task) {
        Schedule schedule = schedules.remove(task.getServiceReference());
        if (schedule != null) {
            schedule.stop();
        }
    }

    @Override
    public void jobQueued() {
        // Jobs are run elsewhere.
    }

    @Override
    public void nudged(String task) {
        for (Schedule schedule : schedules.values()) {
            if (task.equals(schedule.name())) {
                schedule.nudge();
            }
        }
    }
}
