package org.warmth.files;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.PeriodicTask;

/** Removes files whose time is over and those that never became whole. */
@Component(service = PeriodicTask.class)
public final class FileSweep implements PeriodicTask {
    private static final String NAME = "files.sweep";
    private static final Duration ABANDONED = Duration.ofHours(24);
    private static final int AT_ONCE = 50;

    private final FileStore store;
    private final Clock clock;

    /** Over the tables of files. */
    @Activate
    public FileSweep(@Reference FileStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<Long> over;
        do {
            over = store.over(now, now.minus(ABANDONED), AT_ONCE);
            over.forEach(store::remove);
        } while (over.size() == AT_ONCE);
    }
}
