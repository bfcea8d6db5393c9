package org.warmth.funds;

import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.Jobs;

/** Starts the jobs that work on batches. */
@Component(service = BatchJobs.class)
public final class BatchJobs {
    private final Jobs jobs;

    /** Over the kernel's jobs. */
    @Activate
    public BatchJobs(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    /** Puts payments in. */
    long fill(Batch batch) {
        return start(BatchFilling.KIND, batch, Map.of());
    }

    /** Writes the bank file. */
    long export(Batch batch) {
        return start(BatchExport.KIND, batch, Map.of());
    }

    /** Moves its payments. */
    long move(Batch batch, BatchMove move) {
        return start(BatchMoving.KIND, batch, Map.of(BatchMoving.MOVE, move.argument()));
    }

    private long start(String kind, Batch batch, Map<String, String> more) {
        Map<String, String> arguments = new HashMap<>(more);
        arguments.put(BatchFilling.BATCH, Long.toString(batch.id()));
        return jobs.start(kind, batch.unit(), arguments).id();
    }
}
