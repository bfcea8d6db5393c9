package org.warmth.rest;

import static org.warmth.rest.db.Tables.REST_IDEMPOTENCY;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.jobs.PeriodicTask;
import org.warmth.api.store.Database;

/** Forgets the keys of requests that nobody repeats any more. */
@Component
public final class KeySweep implements PeriodicTask {
    private static final String NAME = "rest.sweep";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    /** Sweeps the kernel's database. */
    @Activate
    public KeySweep(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        LocalDateTime old = LocalDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
        while (sweep(old) == Database.CHUNK) {
            // The next chunk has a transaction of its own.
        }
    }

    private int sweep(LocalDateTime old) {
        return database.write(sql -> {
            Result<Record2<Long, String>> keys = sql.select(REST_IDEMPOTENCY.USER_ID, REST_IDEMPOTENCY.REQUEST_KEY)
                    .from(REST_IDEMPOTENCY)
                    .where(REST_IDEMPOTENCY.CREATED_AT.lt(old))
                    .orderBy(REST_IDEMPOTENCY.USER_ID, REST_IDEMPOTENCY.REQUEST_KEY)
                    .limit(Database.CHUNK)
                    .fetch();
            if (!keys.isEmpty()) {
                sql.batch(sql.deleteFrom(REST_IDEMPOTENCY)
                                .where(REST_IDEMPOTENCY
                                        .USER_ID
                                        .eq(DSL.param("user", Long.class))
                                        .and(REST_IDEMPOTENCY.REQUEST_KEY.eq(DSL.param("key", String.class)))))
                        .bind(keys.stream()
                                .map(key -> new Object[] {key.value1(), key.value2()})
                                .toArray(Object[][]::new))
                        .execute();
            }
            return keys.size();
        });
    }
}
