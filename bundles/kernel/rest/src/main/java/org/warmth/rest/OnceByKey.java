package org.warmth.rest;

import static org.warmth.rest.db.Tables.REST_IDEMPOTENCY;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.store.Database;
import org.warmth.api.store.Secrets;

/** Remembers who created what under which key, in the act's own transaction (MECHANICS 2). */
@Component
public final class OnceByKey implements Idempotency {
    private static final String PURPOSE = "rest.idempotency";

    private final Database database;
    private final Secrets secrets;
    private final Callers callers;
    private final Exchanges exchanges;
    private final Clock clock;

    /** Remembers in the kernel's database. */
    @Activate
    public OnceByKey(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Secrets secrets,
            @Reference Callers callers,
            @Reference Exchanges exchanges,
            @Reference Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.callers = callers;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @Override
    public boolean offered() {
        Exchange exchange = exchanges.current();
        return exchange != null && exchange.key() != null;
    }

    @Override
    public Created once(Supplier<Created> act) {
        Exchange exchange = exchanges.current();
        if (exchange == null || exchange.key() == null) {
            throw Problem.malformed("rest.key-missing");
        }
        long user = callers.current().user();
        String digest = digest(exchange);
        return database.write(sql -> {
            if (claimed(sql, user, exchange.key(), digest)) {
                Created created = act.get();
                sql.update(REST_IDEMPOTENCY)
                        .set(REST_IDEMPOTENCY.RECORD_ID, created.id())
                        .set(REST_IDEMPOTENCY.RECORD_VERSION, created.version())
                        .where(row(user, exchange.key()))
                        .execute();
                return created;
            }
            return earlier(sql, user, exchange.key(), digest);
        });
    }

    /**
     * Takes the key first: of two equal requests at once the second waits for the first, and then finds the key there when
     * the store tries its transaction again.
     */
    private boolean claimed(DSLContext sql, long user, String key, String digest) {
        return !sql.fetchExists(REST_IDEMPOTENCY, row(user, key))
                && sql.insertInto(REST_IDEMPOTENCY)
                                .set(REST_IDEMPOTENCY.USER_ID, user)
                                .set(REST_IDEMPOTENCY.REQUEST_KEY, key)
                                .set(REST_IDEMPOTENCY.DIGEST, digest)
                                .set(REST_IDEMPOTENCY.RECORD_ID, 0L)
                                .set(REST_IDEMPOTENCY.RECORD_VERSION, 0)
                                .set(
                                        REST_IDEMPOTENCY.CREATED_AT,
                                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                                .execute()
                        == 1;
    }

    private Created earlier(DSLContext sql, long user, String key, String digest) {
        Record3<String, Long, Integer> row = sql.select(
                        REST_IDEMPOTENCY.DIGEST, REST_IDEMPOTENCY.RECORD_ID, REST_IDEMPOTENCY.RECORD_VERSION)
                .from(REST_IDEMPOTENCY)
                .where(row(user, key))
                .fetchSingle();
        if (!row.value1().equals(digest)) {
            throw Problem.http(422, "rest.key-reused");
        }
        return new Created(row.value2(), row.value3(), true);
    }

    private static Condition row(long user, String key) {
        return REST_IDEMPOTENCY.USER_ID.eq(user).and(REST_IDEMPOTENCY.REQUEST_KEY.eq(key));
    }

    /** A keyed hash over method, path and body: the plain hash of a body with an ID number could be guessed. */
    private String digest(Exchange exchange) {
        byte[] body = exchange.bodyDigest();
        byte[] head = (exchange.method() + "\n" + exchange.path() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(PURPOSE, all));
    }
}
