package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class OnceByKeyTest {
    private final TestCallers callers = new TestCallers();
    private final Exchanges exchanges = new Exchanges();
    private final AtomicInteger acts = new AtomicInteger();

    @BothDatabases
    void the_same_request_creates_once(TestDatabase database) throws Exception {
        OnceByKey once = once(database);
        enter(1, "key-00000001", "{\"a\":1}");

        Created first = once.once(() -> act(database));
        Created again = once.once(() -> act(database));

        assertThat(again).isEqualTo(new Created(first.id(), first.version(), true));
        assertThat(acts).hasValue(1);
    }

    @BothDatabases
    void another_content_under_the_same_key_is_refused(TestDatabase database) throws Exception {
        OnceByKey once = once(database);
        enter(1, "key-00000001", "{\"a\":1}");
        once.once(() -> act(database));
        enter(1, "key-00000001", "{\"a\":2}");

        assertThatThrownBy(() -> once.once(() -> act(database)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("rest.key-reused"));
    }

    @BothDatabases
    void two_users_may_choose_the_same_key(TestDatabase database) throws Exception {
        OnceByKey once = once(database);
        enter(1, "key-00000001", "{}");
        once.once(() -> act(database));
        enter(2, "key-00000001", "{}");

        assertThat(once.once(() -> act(database)).repeated()).isFalse();
    }

    @BothDatabases
    void a_failed_act_leaves_its_key_free(TestDatabase database) throws Exception {
        OnceByKey once = once(database);
        enter(1, "key-00000001", "{}");
        assertThatThrownBy(() -> once.once(() -> {
                    throw Problem.conflict("rest.refused");
                }))
                .isInstanceOf(Problem.class);

        assertThat(once.once(() -> act(database)).repeated()).isFalse();
    }

    @BothDatabases
    void of_equal_requests_at_once_one_creates(TestDatabase database) throws Exception {
        OnceByKey once = once(database);
        int many = 6;
        CountDownLatch ready = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Created>> requests = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                requests.add(() -> {
                    enter(1, "key-00000001", "{}");
                    ready.countDown();
                    ready.await();
                    return once.once(() -> act(database));
                });
            }
            List<Created> answers = new ArrayList<>();
            for (Future<Created> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().map(Created::id).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> !answer.repeated())).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private OnceByKey once(TestDatabase database) {
        return new OnceByKey(database, database.secrets(), callers, exchanges, database.clock());
    }

    private Created act(TestDatabase database) {
        acts.incrementAndGet();
        return Created.of(database.ids().next(), 1);
    }

    private void enter(long user, String key, String body) throws Exception {
        callers.set(TestCallers.caller(user, "u" + user, 1, Role.CLERK));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        exchanges.enter(new Exchange("POST", "/warmth/v1/visits", "", Messages.CHINESE, key, digest));
    }
}
