package org.warmth.jobs;

import static org.warmth.jobs.db.Tables.JOBS_TASKS;

import java.time.LocalDateTime;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** Which node runs a periodic task: the one that holds its lease, which it keeps as long as it is alive. */
@Component(service = TaskLeases.class)
public final class TaskLeases {
    private final Database database;
    private final String node = UUID.randomUUID().toString();

    /** In the kernel's database. */
    @Activate
    public TaskLeases(@Reference(target = "(module=kernel)") Database database) {
        this.database = database;
    }

    /** Takes or renews the lease; gives whether this node now holds it for so long. */
    boolean take(String task, int seconds) {
        return database.write(sql -> {
            LocalDateTime now = DatabaseTime.now(sql);
            int held = sql.update(JOBS_TASKS)
                    .set(JOBS_TASKS.HOLDER, node)
                    .set(JOBS_TASKS.LEASE_UNTIL, now.plusSeconds(seconds))
                    .where(JOBS_TASKS.NAME.eq(task))
                    .and(JOBS_TASKS.HOLDER.eq(node).or(JOBS_TASKS.LEASE_UNTIL.lt(now)))
                    .execute();
            if (held > 0 || sql.fetchExists(JOBS_TASKS, JOBS_TASKS.NAME.eq(task))) {
                return held > 0;
            }
            // Two nodes in the same moment: the second is tried again and finds the row.
            sql.insertInto(JOBS_TASKS)
                    .set(JOBS_TASKS.NAME, task)
                    .set(JOBS_TASKS.HOLDER, node)
                    .set(JOBS_TASKS.LEASE_UNTIL, now.plusSeconds(seconds))
                    .execute();
            return true;
        });
    }

    /** Gives the lease back, so that another node need not wait for its end. */
    void release(String task) {
        database.write(sql -> sql.update(JOBS_TASKS)
                .set(JOBS_TASKS.LEASE_UNTIL, DatabaseTime.now(sql).minusSeconds(1))
                .where(JOBS_TASKS.NAME.eq(task), JOBS_TASKS.HOLDER.eq(node))
                .execute());
    }
}
